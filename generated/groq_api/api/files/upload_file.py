# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Upload a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import multipart_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.file_object import FileObject

if TYPE_CHECKING:
    from ...models.file_upload_request import FileUploadRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/files"
BODY_SCHEMA: Final[Mapping[str, Any]] = {**DEFINITIONS["FileUploadRequest"], "$defs": DEFINITIONS}
"""What the document says of the body, as JSON Schema."""


def build_request(
    *,
    body: FileUploadRequest,
) -> RequestParts:
    """Upload a file.

    Stores a file for batches or for fine-tuning to read.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "files": multipart_body(body, order=("file", "purpose")),
    }


def from_payload(payload: Any) -> FileObject:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return FileObject.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(FileObject, payload) from error


def parse(content: bytes) -> FileObject:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
