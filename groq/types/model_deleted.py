# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.model_deleted`."""

from groq_api.models import ModelDeleted

__all__ = ["ModelDeleted"]
