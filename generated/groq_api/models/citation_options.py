# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `CitationOptions`."""

from typing import Literal, TypeAlias

CitationOptions: TypeAlias = Literal["enabled", "disabled"]
"""Switch for citations."""
