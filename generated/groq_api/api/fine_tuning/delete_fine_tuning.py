# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Delete a fine-tuned model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._request import path_segment
from ..._shape import loads, shape_error
from ...models.fine_tuning_deleted import FineTuningDeleted

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "DELETE"
PATH: Final = "/v1/fine_tunings/{id}"


def build_request(
    *,
    id: str,
) -> RequestParts:
    """Delete a fine-tuned model.

    Deletes a record and its model. Closed beta.

    Args:
        id: Id of the record, `ft_...`.

    Raises:
        ValueError: id is blank, `.` or `..`.
    """
    return {
        "method": METHOD,
        "path": f"/v1/fine_tunings/{path_segment('id', id)}",
    }


def from_payload(payload: Any) -> FineTuningDeleted:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return FineTuningDeleted.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(FineTuningDeleted, payload) from error


def parse(content: bytes) -> FineTuningDeleted:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
