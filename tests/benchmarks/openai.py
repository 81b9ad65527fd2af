"""OpenAI's SDK, with which Groq can be used, too. Runs in an environment of its own."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from . import stainless

_openai: Any = import_module("openai")  # not installed where type checkers run

STARTUP = "from openai import OpenAI; client = OpenAI(api_key='gsk_benchmark')"

_KEY = "gsk_benchmark"
_PATH = "/openai/v1"

completion_of = partial(stainless.parse, "openai", "ChatCompletion")
chunk_of = partial(stainless.parse, "openai", "ChatCompletionChunk")


def another() -> object:
    """One more client."""
    return _openai.OpenAI(api_key=_KEY)


class Blocking(stainless.Blocking):
    """Over an `OpenAI`."""

    def __init__(self, base_url: str) -> None:
        super().__init__(_openai.OpenAI(api_key=_KEY, base_url=base_url + _PATH))


class Async(stainless.Async):
    """Over an `AsyncOpenAI`."""

    def __init__(self, base_url: str) -> None:
        super().__init__(_openai.AsyncOpenAI(api_key=_KEY, base_url=base_url + _PATH))
