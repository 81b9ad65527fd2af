# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ResponseInputRole`."""

from typing import Literal, TypeAlias

ResponseInputRole: TypeAlias = Literal["user", "system", "developer"]
"""Who speaks to the model."""
