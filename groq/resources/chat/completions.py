"""`Completions` and `AsyncCompletions`, where code for Groq's own SDK looks for them."""

from groq._dropin.completions import AsyncCompletions, Completions

__all__ = ["AsyncCompletions", "Completions"]
