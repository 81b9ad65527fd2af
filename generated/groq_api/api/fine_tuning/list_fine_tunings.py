# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""List fine-tuned models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..._shape import loads, shape_error
from ...models.fine_tuning_list import FineTuningList

if TYPE_CHECKING:
    from ...types import RequestParts

METHOD: Final = "GET"
PATH: Final = "/v1/fine_tunings"


def build_request() -> RequestParts:
    """List fine-tuned models.

    Every model of your own, in one page. Closed beta.
    """
    return {
        "method": METHOD,
        "path": PATH,
    }


def from_payload(payload: Any) -> FineTuningList:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return FineTuningList.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(FineTuningList, payload) from error


def parse(content: bytes) -> FineTuningList:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
