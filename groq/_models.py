"""The base of all results, where code for Groq's own SDK looks for it."""

from groq._dropin.names import BaseModel

__all__ = ["BaseModel"]
