"""`Transcriptions`, where code for Groq's own SDK looks for it; one class serves both worlds."""

from groq._dropin.resources import Transcriptions

__all__ = ["AsyncTranscriptions", "Transcriptions"]

AsyncTranscriptions = Transcriptions
