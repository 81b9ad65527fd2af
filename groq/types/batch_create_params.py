# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.batch_create_params`."""

from groq_api.models import BatchCreateRequest as BatchCreateParams

__all__ = ["BatchCreateParams"]
