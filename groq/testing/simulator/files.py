"""/openai/v1/files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.errors import bad_request, not_found, request_too_large
from groq.testing.simulator.identity import base32
from groq.testing.simulator.replies import Reply, json_reply
from groq.testing.simulator.stored_file import StoredFile

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.forms import Form, UploadedFile

_FIELDS = {"purpose", "file"}
_MEGABYTE = 1024 * 1024
MOST_BYTES = {"batch": 200 * _MEGABYTE, "fine_tuning": 100 * _MEGABYTE}  # by purpose


def upload_file(exchange: Exchange) -> Reply:
    """Keep a file; raises `ApiError` (400, 413)."""
    purpose, uploaded = _parse(exchange.request.form())
    file = StoredFile(
        id=f"file_{base32('file', exchange.request_id)}",
        filename=uploaded.filename,
        purpose=purpose,
        content=uploaded.content,
        created_at=int(exchange.request.time),
    )
    exchange.storage.files.put(exchange.api_key, file.id, file)
    return json_reply(file.describe())


def list_files(exchange: Exchange) -> Reply:
    """The files of the key, those that batches have written among them."""
    files = exchange.storage.files.all(exchange.api_key).values()
    return json_reply({"object": "list", "data": [file.describe() for file in files]})


def retrieve_file(exchange: Exchange) -> Reply:
    """What is known of a file; raises `ApiError` (404)."""
    return json_reply(_find(exchange).describe())


def delete_file(exchange: Exchange) -> Reply:
    """Forget a file; raises `ApiError` (404)."""
    file = _find(exchange)
    exchange.storage.files.remove(exchange.api_key, file.id)
    return json_reply({"id": file.id, "object": "file", "deleted": True})


def download_file(exchange: Exchange) -> Reply:
    """The bytes of a file; raises `ApiError` (404)."""
    return Reply(200, _find(exchange).content, "application/octet-stream")


def _find(exchange: Exchange) -> StoredFile:
    file_id = exchange.path_parameters["file_id"]
    file = exchange.storage.files.get(exchange.api_key, file_id)
    if file is None:
        raise not_found("file", file_id)
    return file


def _parse(form: Form) -> tuple[str, UploadedFile]:
    names = [name for name, _ in form.fields] + list(form.files)
    unknown = [name for name in names if name not in _FIELDS]
    if unknown:
        raise bad_request(f"property '{unknown[0]}' is unsupported")
    purpose, file = form.get("purpose"), form.files.get("file")
    if purpose not in MOST_BYTES:
        raise bad_request(f"purpose must be one of [{' '.join(MOST_BYTES)}]")
    if file is None:
        raise bad_request("file is required")
    if not file.content:
        raise bad_request("file is empty")
    if len(file.content) > MOST_BYTES[purpose]:
        raise request_too_large()
    return purpose, file
