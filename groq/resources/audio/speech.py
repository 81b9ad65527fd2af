"""`Speech`, where code for Groq's own SDK looks for it; one class serves both worlds."""

from groq._dropin.resources import Speech

__all__ = ["AsyncSpeech", "Speech"]

AsyncSpeech = Speech
