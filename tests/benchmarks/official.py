"""The official SDK, used as its README says. Runs in an environment of its own."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from . import stainless

# Its import name is that of this project, which is all that type checkers know here.
_groq: Any = import_module("groq")
if not hasattr(_groq, "DEFAULT_MAX_RETRIES"):
    raise ImportError(f"{_groq.__file__} is not the official SDK")

FAILURE: type[Exception] = _groq.GroqError

STARTUP = "from groq import Groq; client = Groq(api_key='gsk_benchmark')"

_KEY = "gsk_benchmark"

completion_of = partial(stainless.parse, "groq", "ChatCompletion")
chunk_of = partial(stainless.parse, "groq", "ChatCompletionChunk")


def another() -> object:
    """One more client."""
    return _groq.Groq(api_key=_KEY)


class Blocking(stainless.Blocking):
    """Over a `Groq`."""

    def __init__(self, base_url: str) -> None:
        super().__init__(_groq.Groq(api_key=_KEY, base_url=base_url))


class Async(stainless.Async):
    """Over an `AsyncGroq`."""

    def __init__(self, base_url: str) -> None:
        super().__init__(_groq.AsyncGroq(api_key=_KEY, base_url=base_url))
