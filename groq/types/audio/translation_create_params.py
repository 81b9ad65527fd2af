# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.audio.translation_create_params`."""

from groq_api.models import TranslationRequest as TranslationCreateParams

__all__ = ["TranslationCreateParams"]
