# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.audio.translation`."""

from groq_api.models import Translation

__all__ = ["Translation"]
