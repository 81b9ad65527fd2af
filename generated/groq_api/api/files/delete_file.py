# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Delete a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._request import path_segment
from ..._shape import loads, shape_error
from ...models.file_deleted import FileDeleted

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "DELETE"
PATH: Final = "/openai/v1/files/{file_id}"


def build_request(
    *,
    file_id: str,
) -> RequestParts:
    """Delete a file.

    Deletes a file for good.

    Args:
        file_id: Id of the file, `file_...`.

    Raises:
        ValueError: file_id is blank, `.` or `..`.
    """
    return {
        "method": METHOD,
        "path": f"/openai/v1/files/{path_segment('file_id', file_id)}",
    }


def from_payload(payload: Any) -> FileDeleted:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return FileDeleted.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(FileDeleted, payload) from error


def parse(content: bytes) -> FileDeleted:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
