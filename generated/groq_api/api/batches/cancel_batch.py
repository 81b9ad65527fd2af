# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Cancel a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._request import path_segment
from ..._shape import loads, shape_error
from ...models.batch import Batch

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/batches/{batch_id}/cancel"


def build_request(
    *,
    batch_id: str,
) -> RequestParts:
    """Cancel a batch.

    Stops a batch. For up to 10 minutes it is `cancelling`; then it is `cancelled`, and there
    are the results of what was done until then.

    Args:
        batch_id: Id of the batch, `batch_...`.

    Raises:
        ValueError: batch_id is blank, `.` or `..`.
    """
    return {
        "method": METHOD,
        "path": f"/openai/v1/batches/{path_segment('batch_id', batch_id)}/cancel",
    }


def from_payload(payload: Any) -> Batch:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return Batch.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(Batch, payload) from error


def parse(content: bytes) -> Batch:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
