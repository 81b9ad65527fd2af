# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Get the record of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._request import path_segment
from ..._shape import loads, shape_error
from ...models.file_object import FileObject

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "GET"
PATH: Final = "/openai/v1/files/{file_id}"


def build_request(
    *,
    file_id: str,
) -> RequestParts:
    """Get the record of a file.

    Looks up what is known about a file, not what it holds.

    Args:
        file_id: Id of the file, `file_...`.

    Raises:
        ValueError: file_id is blank, `.` or `..`.
    """
    return {
        "method": METHOD,
        "path": f"/openai/v1/files/{path_segment('file_id', file_id)}",
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
