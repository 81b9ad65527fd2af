"""`Chat`, where code for Groq's own SDK looks for it; one class serves both worlds."""

from groq._dropin.resources import Chat

__all__ = ["AsyncChat", "Chat"]

AsyncChat = Chat
