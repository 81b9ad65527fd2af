# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The operations of the API, grouped by tag."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import audio, batches, chat, embeddings, files, fine_tuning, models, reranking, responses
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


__all__ = [
    "audio",
    "batches",
    "chat",
    "embeddings",
    "files",
    "fine_tuning",
    "models",
    "reranking",
    "responses",
]


def __dir__() -> list[str]:
    return __all__
