# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.create_embedding_response`."""

from groq_api.models import Embedding
from groq_api.models import EmbeddingResponse as CreateEmbeddingResponse
from groq_api.models import EmbeddingUsage as Usage

__all__ = ["CreateEmbeddingResponse", "Embedding", "Usage"]
