# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `AssistantMessage`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .assistant_message_param import AssistantMessageParam

_KNOWN = frozenset(
    ["role", "content", "reasoning", "tool_calls", "executed_tools", "annotations", "function_call"]
)


@model
class AssistantMessage(ResponseModel):
    """What the model says, thinks and wants called."""

    role: Literal["assistant"]
    """Marks an assistant message."""

    content: str | None = None
    """The answer. Absent or null in a message that only calls tools."""

    reasoning: str | None = None
    """The reasoning, as text of its own. gpt-oss returns it unless told not to."""

    tool_calls: list[ToolCall] | None = None
    """Calls for you to run. Answer each with a tool message."""

    executed_tools: list[ExecutedTool] | None = None
    """Tools that the service itself ran for this answer."""

    annotations: list[Annotation] | None = None
    """Citations, by position in the content."""

    function_call: LegacyFunctionCall | None = None
    """Deprecated. A call that the model wants you to make; replaced by `tool_calls`."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.role = payload["role"]
        self.content = payload.get("content")
        self.reasoning = payload.get("reasoning")
        self.tool_calls = (
            None
            if (value := payload.get("tool_calls")) is None
            else [ToolCall.from_dict(item) for item in array(value)]
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
            else LegacyFunctionCall.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> AssistantMessageParam:
        """What a request may hold of this; properties without a value are left out."""
        param: AssistantMessageParam = {
            "role": self.role,
        }
        if self.content is not None:
            param["content"] = self.content
        if self.reasoning is not None:
            param["reasoning"] = self.reasoning
        if self.tool_calls is not None:
            param["tool_calls"] = [item.to_param() for item in self.tool_calls]
        if self.function_call is not None:
            param["function_call"] = self.function_call.to_param()
        return param


from .annotation import Annotation
from .executed_tool import ExecutedTool
from .legacy_function_call import LegacyFunctionCall
from .tool_call import ToolCall
