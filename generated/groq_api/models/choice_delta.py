# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ChoiceDelta`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "role",
        "content",
        "reasoning",
        "channel",
        "tool_calls",
        "executed_tools",
        "annotations",
        "function_call",
    ]
)


@model
class ChoiceDelta(ResponseModel):
    """What a chunk adds to the message; empty in the last one."""

    role: ChatRole | str | None = None
    """Author of a message. Only the first chunk of a stream has one, and none of a compound
    system's. New roles may appear.
    """

    content: str | None = None
    """Text to append. Empty in the first chunk."""

    reasoning: str | None = None
    """Reasoning to append."""

    channel: str | None = None
    """Channel that gpt-oss writes this piece to. Others than this may appear."""

    tool_calls: list[ToolCallDelta] | None = None
    """Pieces of calls for you to run, to be joined by their index."""

    executed_tools: list[ExecutedTool] | None = None
    """Tools that the service runs, each once without and once with its output."""

    annotations: list[Annotation] | None = None
    """Citations, by position in the content."""

    function_call: LegacyFunctionCallPartial | None = None
    """Deprecated. A piece of a function call; replaced by `tool_calls`."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.role = payload.get("role")
        self.content = payload.get("content")
        self.reasoning = payload.get("reasoning")
        self.channel = payload.get("channel")
        self.tool_calls = (
            None
            if (value := payload.get("tool_calls")) is None
            else [ToolCallDelta.from_dict(item) for item in array(value)]
        )
        self.executed_tools = (
            None
            if (value := payload.get("executed_tools")) is None
            else [ExecutedTool.from_dict(item) for item in array(value)]
        )
        self.annotations = (
            None
            if (value := payload.get("annotations")) is None
            else [Annotation.from_dict(item) for item in array(value)]
        )
        self.function_call = (
            None
            if (value := payload.get("function_call")) is None
            else LegacyFunctionCallPartial.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .annotation import Annotation
from .chat_role import ChatRole
from .executed_tool import ExecutedTool
from .legacy_function_call_partial import LegacyFunctionCallPartial
from .tool_call_delta import ToolCallDelta
