"""Groups of operations: `chat`, `audio`, `models` and the like; one module, or package, each.

The classes that are named here are those of a `groq.Groq`, which have the names and views of
Groq's own SDK as well; they load when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq._dropin.resource_names import (
        AsyncAudio,
        AsyncBatches,
        AsyncChat,
        AsyncEmbeddings,
        AsyncFiles,
        AsyncModels,
        Audio,
        Batches,
        Chat,
        Embeddings,
        Files,
        Models,
    )

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


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'groq.resources' has no attribute {name!r}")
    return getattr(import_module("groq._dropin.resource_names"), name)
