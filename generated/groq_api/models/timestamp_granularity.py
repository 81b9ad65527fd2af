# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `TimestampGranularity`."""

from typing import Literal, TypeAlias

TimestampGranularity: TypeAlias = Literal["word", "segment"]
"""Unit of speech to time."""
