# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.shared.error_object`."""

from groq_api.models import DebugData as Debug
from groq_api.models import ErrorObject

__all__ = ["Debug", "ErrorObject"]
