# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `FunctionCitation`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["tool_call_id", "start_index", "end_index"])


@model
class FunctionCitation(ResponseModel):
    """A stretch of the content that rests on the result of a tool call."""

    tool_call_id: str
    """Id of the tool call."""

    start_index: int
    """Where the stretch begins, in characters from 0."""

    end_index: int
    """Where the stretch ends, in characters from 0."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.tool_call_id = payload["tool_call_id"]
        self.start_index = payload["start_index"]
        self.end_index = payload["end_index"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
