# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ResponseItemStatus`."""

from typing import Literal, TypeAlias

ResponseItemStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]
"""How far an item has come."""
