# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""List models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._shape import loads, shape_error
from ...models.model_list import ModelList

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "GET"
PATH: Final = "/openai/v1/models"


def build_request() -> RequestParts:
    """List models.

    Every model open to the API key, in one page.
    """
    return {
        "method": METHOD,
        "path": PATH,
    }


def from_payload(payload: Any) -> ModelList:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return ModelList.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(ModelList, payload) from error


def parse(content: bytes) -> ModelList:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
