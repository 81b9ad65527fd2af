"""Which handler answers which method and path."""

from __future__ import annotations

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
from groq.testing.simulator.operations import find_operation
from groq.testing.simulator.reranking import create_reranking
from groq.testing.simulator.responses import create_response
from groq.testing.simulator.speech import create_speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.replies import Reply

    Handler = Callable[[Exchange], Reply]

_HANDLERS: dict[str, Handler] = {
    "chat.create": create_chat_completion,
    "responses.create": create_response,
    "audio.transcribe": create_transcription,
    "audio.translate": create_translation,
    "audio.speak": create_speech,
    "embeddings.create": create_embedding,
    "reranking.create": create_reranking,
    "models.list": list_models,
    "models.get": retrieve_model,
    "models.delete": delete_model,
    "files.create": upload_file,
    "files.list": list_files,
    "files.get": retrieve_file,
    "files.delete": delete_file,
    "files.content": download_file,
    "batches.create": create_batch,
    "batches.list": list_batches,
    "batches.get": retrieve_batch,
    "batches.cancel": cancel_batch,
    "fine_tunings.create": create_fine_tuning,
    "fine_tunings.list": list_fine_tunings,
    "fine_tunings.get": get_fine_tuning,
    "fine_tunings.delete": delete_fine_tuning,
}

_OTHER_FIELDS = 64 * 1024  # of a form with a file
_MOST_AUDIO_BYTES = MAX_FILE_BYTES * 4 // 3 + _OTHER_FIELDS  # a recording may come in base64
_MOST_BYTES = {
    "audio.transcribe": _MOST_AUDIO_BYTES,
    "audio.translate": _MOST_AUDIO_BYTES,
    "files.create": max(MOST_BYTES.values()) + _OTHER_FIELDS,
}
_MOST_BYTES_ELSEWHERE = 25 * 1024 * 1024


def find_route(method: str, path: str) -> tuple[Handler, dict[str, str]]:
    """The handler and the path's parameters; raises `ApiError` (404), also for the method."""
    found = find_operation(method, path)
    if found is None:
        raise unknown_url(method, path)
    name, parameters = found
    return _HANDLERS[name], parameters


def most_bytes(method: str, path: str) -> int:
    """How long the body of such a request may be."""
    found = find_operation(method, path)
    own = None if found is None else _MOST_BYTES.get(found[0])
    return own or _MOST_BYTES_ELSEWHERE
