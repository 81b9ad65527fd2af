# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.model_list_response`."""

from groq_api.models import Model
from groq_api.models import ModelList as ModelListResponse

__all__ = ["Model", "ModelListResponse"]
