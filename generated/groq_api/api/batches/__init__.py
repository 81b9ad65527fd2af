# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Operations on batches."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import cancel_batch, create_batch, list_batches, retrieve_batch
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


__all__ = [
    "cancel_batch",
    "create_batch",
    "list_batches",
    "retrieve_batch",
]


def __dir__() -> list[str]:
    return __all__
