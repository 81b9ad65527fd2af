"""The resources under the names that `groq.resources` has in Groq's own SDK.

There, each has a class for each world; here one class serves both, but for completions.
"""

from __future__ import annotations

from groq._dropin.resources import Audio, Batches, Chat, Embeddings, Files, Models

__all__ = [
    "AsyncAudio",
    "AsyncBatches",
    "AsyncChat",
    "AsyncEmbeddings",
    "AsyncFiles",
    "AsyncModels",
    "Audio",
    "Batches",
    "Chat",
    "Embeddings",
    "Files",
    "Models",
]

AsyncAudio = Audio
AsyncBatches = Batches
AsyncChat = Chat
AsyncEmbeddings = Embeddings
AsyncFiles = Files
AsyncModels = Models
