# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Delete a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._request import path_segment
from ..._shape import loads, shape_error
from ...models.model_deleted import ModelDeleted

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "DELETE"
PATH: Final = "/openai/v1/models/{model}"


def build_request(
    *,
    model: str,
) -> RequestParts:
    """Delete a model.

    Deletes a model that is your own, the result of fine-tuning.

    Args:
        model: Id of the model. A slash in it is sent percent-encoded, as `%2F`.

    Raises:
        ValueError: model is blank, `.` or `..`.
    """
    return {
        "method": METHOD,
        "path": f"/openai/v1/models/{path_segment('model', model)}",
    }


def from_payload(payload: Any) -> ModelDeleted:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return ModelDeleted.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(ModelDeleted, payload) from error


def parse(content: bytes) -> ModelDeleted:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
