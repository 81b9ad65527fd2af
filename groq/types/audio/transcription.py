# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.audio.transcription`."""

from groq_api.models import Transcription

__all__ = ["Transcription"]
