# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""List batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ..._request import query
from ..._shape import loads, shape_error
from ...models.batch_list import BatchList

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "GET"
PATH: Final = "/openai/v1/batches"


def build_request(
    *,
    cursor: str | None = None,
    id: Sequence[str] | None = None,
) -> RequestParts:
    """List batches.

    One page of the batches.

    Args:
        cursor: Where to go on, `next_cursor` of the page before. First page if absent.
        id: Ids to choose, at most 200; every batch if absent.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "params": query(
            ("cursor", cursor),
            ("id", id),
        ),
    }


def from_payload(payload: Any) -> BatchList:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return BatchList.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(BatchList, payload) from error


def parse(content: bytes) -> BatchList:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
