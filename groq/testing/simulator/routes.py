"""Which handler answers which method and path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from groq.testing.simulator.audio import create_transcription, create_translation
from groq.testing.simulator.batches import (
    cancel_batch,
    create_batch,
    list_batches,
    retrieve_batch,
)
from groq.testing.simulator.chat import create_chat_completion
from groq.testing.simulator.errors import unknown_url
from groq.testing.simulator.files import (
    delete_file,
    download_file,
    list_files,
    retrieve_file,
    upload_file,
)
from groq.testing.simulator.models import list_models, retrieve_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.replies import Reply

    Handler = Callable[[Exchange], Reply]

_ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("POST", "/chat/completions", create_chat_completion),
    ("POST", "/audio/transcriptions", create_transcription),
    ("POST", "/audio/translations", create_translation),
    ("GET", "/models", list_models),
    ("GET", "/models/(?P<model>.+)", retrieve_model),
    ("POST", "/files", upload_file),
    ("GET", "/files", list_files),
    ("GET", "/files/(?P<file_id>[^/]+)", retrieve_file),
    ("DELETE", "/files/(?P<file_id>[^/]+)", delete_file),
    ("GET", "/files/(?P<file_id>[^/]+)/content", download_file),
    ("POST", "/batches", create_batch),
    ("GET", "/batches", list_batches),
    ("GET", "/batches/(?P<batch_id>[^/]+)", retrieve_batch),
    ("POST", "/batches/(?P<batch_id>[^/]+)/cancel", cancel_batch),
)
_COMPILED = [
    (method, re.compile(f"/openai/v1{path}"), handler) for method, path, handler in _ROUTES
]


def find_route(method: str, path: str) -> tuple[Handler, dict[str, str]]:
    """The handler and the path's parameters; raises `ApiError` (404), also for the method."""
    for wanted, pattern, handler in _COMPILED:
        if method == wanted and (match := pattern.fullmatch(path)):
            return handler, match.groupdict()
    raise unknown_url(method, path)


def has_route(method: str, path: str) -> bool:
    """Whether an endpoint has that path and method."""
    return any(method == wanted and pattern.fullmatch(path) for wanted, pattern, _ in _COMPILED)
