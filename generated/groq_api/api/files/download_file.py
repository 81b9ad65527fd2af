# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Get what a file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._request import path_segment

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "GET"
PATH: Final = "/openai/v1/files/{file_id}/content"
MEDIA_TYPE: Final = "application/octet-stream"
"""What the bytes of the answer are, unless its header `content-type` says otherwise."""


def build_request(
    *,
    file_id: str,
) -> RequestParts:
    """Get what a file holds.

    Sends the file as it is. What batches read and write is JSONL, one object in each line: a
    BatchInputLine in the former, a BatchOutputLine in the latter.

    Args:
        file_id: Id of the file, `file_...`.

    Raises:
        ValueError: file_id is blank, `.` or `..`.
    """
    return {
        "method": METHOD,
        "path": f"/openai/v1/files/{path_segment('file_id', file_id)}/content",
    }
