# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.audio.speech_create_params`."""

from groq_api.models import SpeechRequest as SpeechCreateParams

__all__ = ["SpeechCreateParams"]
