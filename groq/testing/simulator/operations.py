"""The operations of the API, by the names that the client's methods have."""

from __future__ import annotations

import re

_PREFIX = "/openai/v1"
_OPERATIONS = (
    ("chat.create", "POST", _PREFIX + "/chat/completions"),
    ("responses.create", "POST", _PREFIX + "/responses"),
    ("audio.transcribe", "POST", _PREFIX + "/audio/transcriptions"),
    ("audio.translate", "POST", _PREFIX + "/audio/translations"),
    ("audio.speak", "POST", _PREFIX + "/audio/speech"),
    ("embeddings.create", "POST", _PREFIX + "/embeddings"),
    ("reranking.create", "POST", _PREFIX + "/reranking"),
    ("models.list", "GET", _PREFIX + "/models"),
    ("models.get", "GET", _PREFIX + "/models/(?P<model>.+)"),
    ("models.delete", "DELETE", _PREFIX + "/models/(?P<model>.+)"),
    ("files.create", "POST", _PREFIX + "/files"),
    ("files.list", "GET", _PREFIX + "/files"),
    ("files.get", "GET", _PREFIX + "/files/(?P<file_id>[^/]+)"),
    ("files.delete", "DELETE", _PREFIX + "/files/(?P<file_id>[^/]+)"),
    ("files.content", "GET", _PREFIX + "/files/(?P<file_id>[^/]+)/content"),
    ("batches.create", "POST", _PREFIX + "/batches"),
    ("batches.list", "GET", _PREFIX + "/batches"),
    ("batches.get", "GET", _PREFIX + "/batches/(?P<batch_id>[^/]+)"),
    ("batches.cancel", "POST", _PREFIX + "/batches/(?P<batch_id>[^/]+)/cancel"),
    ("fine_tunings.create", "POST", "/v1/fine_tunings"),
    ("fine_tunings.list", "GET", "/v1/fine_tunings"),
    ("fine_tunings.get", "GET", "/v1/fine_tunings/(?P<id>[^/]+)"),
    ("fine_tunings.delete", "DELETE", "/v1/fine_tunings/(?P<id>[^/]+)"),
)
_COMPILED = [(name, method, re.compile(path)) for name, method, path in _OPERATIONS]

# Where the body asks for a stream. Downloads do not: their streams look like any other request.
STREAMED = ("chat.create", "responses.create")
CHATTING = (*STREAMED, *(f"{name}_stream" for name in STREAMED))
HEARING = ("audio.transcribe", "audio.translate")
LINE = "batches.line"  # what a batch asks in one line of its input
NAMES = frozenset((*(name for name, _, _ in _OPERATIONS), *CHATTING, LINE))


def find_operation(method: str, path: str) -> tuple[str, dict[str, str]] | None:
    """The operation with that method and path, streamed or not, and the path's parameters."""
    for name, wanted, pattern in _COMPILED:
        if method == wanted and (match := pattern.fullmatch(path)):
            return name, match.groupdict()
    return None
