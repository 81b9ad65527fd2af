# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ResponseServiceTier`."""

from typing import Literal, TypeAlias

ResponseServiceTier: TypeAlias = Literal["auto", "default", "flex"]
"""Terms of processing; `default` is the usual one, and `auto` leaves the choice to the service.
Responses may name others.
"""
