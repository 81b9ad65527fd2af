# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BatchError`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["code", "message", "param", "line"])


@model
class BatchError(ResponseModel):
    """One fault of a file of requests."""

    code: str | None = None
    """Machine-readable reason."""

    message: str | None = None
    """Explanation for people."""

    param: str | None = None
    """Property at fault, where one can be blamed."""

    line: int | None = None
    """Line at fault, where one can be blamed."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.code = payload.get("code")
        self.message = payload.get("message")
        self.param = payload.get("param")
        self.line = payload.get("line")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
