# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ResponseTruncation`."""

from typing import Literal, TypeAlias

ResponseTruncation: TypeAlias = Literal["auto", "disabled"]
"""Drop the middle of a conversation that is too long, or fail."""
