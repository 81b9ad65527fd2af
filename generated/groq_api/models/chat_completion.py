# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ChatCompletion`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "id",
        "object",
        "created",
        "model",
        "choices",
        "usage",
        "usage_breakdown",
        "system_fingerprint",
        "mcp_list_tools",
        "x_groq",
        "service_tier",
    ]
)


@model
class ChatCompletion(ResponseModel):
    """A whole answer."""

    id: str
    """Id of the completion, `chatcmpl-...`; just `stub` from compound systems."""

    object: Literal["chat.completion"]
    """Marks a completion."""

    created: int
    """When it was created, in Unix seconds."""

    model: str
    """Id of the model that answered."""

    choices: list[ChatChoice]
    """The answer, as a list of one."""

    usage: CompletionUsage | None = None
    """Tokens used, and seconds taken."""

    usage_breakdown: UsageBreakdown | None = None
    """Usage by model inside a compound system; otherwise null."""

    system_fingerprint: str | None = None
    """Identifies the configuration that answered, `fp_...`. Absent from compound systems."""

    mcp_list_tools: list[McpListTools] | None = None
    """What the MCP servers of the request offered."""

    x_groq: XGroq | None = None
    """What Groq adds to a completion."""

    service_tier: ServiceTier | str | None = None
    """Tier that processed the request."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.object = payload["object"]
        self.created = payload["created"]
        self.model = payload["model"]
        self.choices = [ChatChoice.from_dict(item) for item in array(payload["choices"])]
        self.usage = (
            None if (value := payload.get("usage")) is None else CompletionUsage.from_dict(value)
        )
        self.usage_breakdown = (
            None
            if (value := payload.get("usage_breakdown")) is None
            else UsageBreakdown.from_dict(value)
        )
        self.system_fingerprint = payload.get("system_fingerprint")
        self.mcp_list_tools = (
            None
            if (value := payload.get("mcp_list_tools")) is None
            else [McpListTools.from_dict(item) for item in array(value)]
        )
        self.x_groq = None if (value := payload.get("x_groq")) is None else XGroq.from_dict(value)
        self.service_tier = payload.get("service_tier")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    @property
    def content(self) -> str | None:
        """Text of the first choice."""
        choices = self.choices
        if not choices:
            return None
        return choices[0].message.content

    @property
    def reasoning(self) -> str | None:
        """Reasoning of the first choice."""
        choices = self.choices
        if not choices:
            return None
        return choices[0].message.reasoning

    @property
    def tool_calls(self) -> list[ToolCall] | None:
        """Calls that the first choice asks for."""
        choices = self.choices
        if not choices:
            return None
        return choices[0].message.tool_calls

    @property
    def finish_reason(self) -> FinishReason | str | None:
        """Why the first choice ended."""
        choices = self.choices
        if not choices:
            return None
        return choices[0].finish_reason


from .chat_choice import ChatChoice
from .completion_usage import CompletionUsage
from .finish_reason import FinishReason
from .mcp_list_tools import McpListTools
from .service_tier import ServiceTier
from .tool_call import ToolCall
from .usage_breakdown import UsageBreakdown
from .x_groq import XGroq
