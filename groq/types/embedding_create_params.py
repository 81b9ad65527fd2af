# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.embedding_create_params`."""

from groq_api.models import EmbeddingRequest as EmbeddingCreateParams

__all__ = ["EmbeddingCreateParams"]
