"""Which handler answers which method and path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from groq.testing.simulator.audio import create_transcription, create_translation
from groq.testing.simulator.audio_request import MAX_FILE_BYTES
from groq.testing.simulator.batches import (
    cancel_batch,
    create_batch,
    list_batches,
    retrieve_batch,
)
from groq.testing.simulator.chat import create_chat_completion
from groq.testing.simulator.embeddings import create_embedding
from groq.testing.simulator.errors import unknown_url
from groq.testing.simulator.files import (
    MOST_BYTES,
    delete_file,
    download_file,
    list_files,
    retrieve_file,
    upload_file,
)
from groq.testing.simulator.fine_tunings import (
    create_fine_tuning,
    delete_fine_tuning,
    get_fine_tuning,
    list_fine_tunings,
)
from groq.testing.simulator.models import delete_model, list_models, retrieve_model
from groq.testing.simulator.reranking import create_reranking
from groq.testing.simulator.responses import create_response
from groq.testing.simulator.speech import create_speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.replies import Reply

    Handler = Callable[[Exchange], Reply]

_PREFIX = "/openai/v1"
_ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("POST", _PREFIX + "/chat/completions", create_chat_completion),
    ("POST", _PREFIX + "/responses", create_response),
    ("POST", _PREFIX + "/audio/transcriptions", create_transcription),
    ("POST", _PREFIX + "/audio/translations", create_translation),
    ("POST", _PREFIX + "/audio/speech", create_speech),
    ("POST", _PREFIX + "/embeddings", create_embedding),
    ("POST", _PREFIX + "/reranking", create_reranking),
    ("GET", _PREFIX + "/models", list_models),
    ("GET", _PREFIX + "/models/(?P<model>.+)", retrieve_model),
    ("DELETE", _PREFIX + "/models/(?P<model>.+)", delete_model),
    ("POST", _PREFIX + "/files", upload_file),
    ("GET", _PREFIX + "/files", list_files),
    ("GET", _PREFIX + "/files/(?P<file_id>[^/]+)", retrieve_file),
    ("DELETE", _PREFIX + "/files/(?P<file_id>[^/]+)", delete_file),
    ("GET", _PREFIX + "/files/(?P<file_id>[^/]+)/content", download_file),
    ("POST", _PREFIX + "/batches", create_batch),
    ("GET", _PREFIX + "/batches", list_batches),
    ("GET", _PREFIX + "/batches/(?P<batch_id>[^/]+)", retrieve_batch),
    ("POST", _PREFIX + "/batches/(?P<batch_id>[^/]+)/cancel", cancel_batch),
    ("POST", "/v1/fine_tunings", create_fine_tuning),
    ("GET", "/v1/fine_tunings", list_fine_tunings),
    ("GET", "/v1/fine_tunings/(?P<id>[^/]+)", get_fine_tuning),
    ("DELETE", "/v1/fine_tunings/(?P<id>[^/]+)", delete_fine_tuning),
)
_COMPILED = [(method, re.compile(path), handler) for method, path, handler in _ROUTES]

_OTHER_FIELDS = 64 * 1024  # of a form with a file
_MOST_AUDIO_BYTES = MAX_FILE_BYTES * 4 // 3 + _OTHER_FIELDS  # a recording may come in base64
_MOST_BYTES: dict[Handler, int] = {
    create_transcription: _MOST_AUDIO_BYTES,
    create_translation: _MOST_AUDIO_BYTES,
    upload_file: max(MOST_BYTES.values()) + _OTHER_FIELDS,
}
_MOST_BYTES_ELSEWHERE = 25 * 1024 * 1024


def find_route(method: str, path: str) -> tuple[Handler, dict[str, str]]:
    """The handler and the path's parameters; raises `ApiError` (404), also for the method."""
    for wanted, pattern, handler in _COMPILED:
        if method == wanted and (match := pattern.fullmatch(path)):
            return handler, match.groupdict()
    raise unknown_url(method, path)


def has_route(method: str, path: str) -> bool:
    """Whether an endpoint has that path and method."""
    return _handler(method, path) is not None


def most_bytes(method: str, path: str) -> int:
    """How long the body of such a request may be."""
    handler = _handler(method, path)
    own = None if handler is None else _MOST_BYTES.get(handler)
    return own or _MOST_BYTES_ELSEWHERE


def _handler(method: str, path: str) -> Handler | None:
    found = (h for wanted, pattern, h in _COMPILED if method == wanted and pattern.fullmatch(path))
    return next(found, None)
