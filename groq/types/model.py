# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.model`."""

from groq_api.models import Model

__all__ = ["Model"]
