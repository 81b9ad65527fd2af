# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.embedding`."""

from groq_api.models import Embedding

__all__ = ["Embedding"]
