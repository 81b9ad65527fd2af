# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""List files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._shape import loads, shape_error
from ...models.file_list import FileList

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "GET"
PATH: Final = "/openai/v1/files"


def build_request() -> RequestParts:
    """List files.

    Every file, in one page.
    """
    return {
        "method": METHOD,
        "path": PATH,
    }


def from_payload(payload: Any) -> FileList:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return FileList.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(FileList, payload) from error


def parse(content: bytes) -> FileList:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
