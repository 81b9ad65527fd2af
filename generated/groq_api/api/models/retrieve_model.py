# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Get one model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._request import path_segment
from ..._shape import loads, shape_error
from ...models.model import Model

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "GET"
PATH: Final = "/openai/v1/models/{model}"


def build_request(
    *,
    model: str,
) -> RequestParts:
    """Get one model.

    Looks up one model by its id.

    Args:
        model: Id of the model. A slash in it is sent percent-encoded, as `%2F`.

    Raises:
        ValueError: model is blank, `.` or `..`.
    """
    return {
        "method": METHOD,
        "path": f"/openai/v1/models/{path_segment('model', model)}",
    }


def from_payload(payload: Any) -> Model:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return Model.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(Model, payload) from error


def parse(content: bytes) -> Model:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
