# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ResponseStatus`."""

from typing import Literal, TypeAlias

ResponseStatus: TypeAlias = Literal["completed", "failed", "in_progress", "incomplete"]
"""How far a response has come."""
