# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ErrorObject`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "message",
        "type",
        "param",
        "code",
        "failed_generation",
        "schema_path",
        "schema_path_segments",
        "schema_kind",
        "schema_code",
        "debug",
        "status_code",
    ]
)


@model
class ErrorObject(ResponseModel):
    """What went wrong. Only the message is always there."""

    message: str
    """Explanation for people. For rate limits it names the model, the organization, the limit,
    what was used and requested, and how long to wait.
    """

    type: ErrorType | str | None = None
    """Broad class of an error. `tokens` and `requests` name the exhausted limit. New classes may
    appear.
    """

    param: str | None = None
    """The request property at fault, where one can be blamed."""

    code: ErrorCode | str | None = None
    """Machine-readable reason, more specific than the type."""

    failed_generation: str | None = None
    """What the model wrote, when it was rejected as a tool call or as JSON. May be empty."""

    schema_path: str | None = None
    """Where in the JSON Schema of the request the rejected part stands."""

    schema_path_segments: list[str] | None = None
    """The schema path, one entry per step."""

    schema_kind: str | None = None
    """What kind of schema feature was rejected."""

    schema_code: str | None = None
    """Machine-readable reason for rejecting the schema."""

    debug: DebugData | None = None
    """Tokens as the model saw and wrote them; only for accounts with debugging on."""

    status_code: int | None = None
    """HTTP status that the failure would have had. Only in events of a stream, whose own status
    was 200.
    """

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.message = payload["message"]
        self.type = payload.get("type")
        self.param = payload.get("param")
        self.code = payload.get("code")
        self.failed_generation = payload.get("failed_generation")
        self.schema_path = payload.get("schema_path")
        self.schema_path_segments = (
            None if (value := payload.get("schema_path_segments")) is None else array(value)
        )
        self.schema_kind = payload.get("schema_kind")
        self.schema_code = payload.get("schema_code")
        self.debug = None if (value := payload.get("debug")) is None else DebugData.from_dict(value)
        self.status_code = payload.get("status_code")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .debug_data import DebugData
from .error_code import ErrorCode
from .error_type import ErrorType
