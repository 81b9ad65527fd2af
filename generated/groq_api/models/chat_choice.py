# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ChatChoice`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["index", "message", "logprobs", "finish_reason"])


@model
class ChatChoice(ResponseModel):
    """One answer, and why it ended."""

    index: int
    """Position among the choices, from 0."""

    message: AssistantMessage
    """What the model says, thinks and wants called."""

    logprobs: ChoiceLogprobs | None = None
    """Log probabilities of the tokens; null from every current model."""

    finish_reason: FinishReason | str
    """Why generation ended: by itself or at a stop text, at the token limit, or to have tools
    called. `tool_calls` can come without calls after remote MCP. New reasons may appear.
    """

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.index = payload["index"]
        self.message = AssistantMessage.from_dict(payload["message"])
        self.logprobs = (
            None if (value := payload.get("logprobs")) is None else ChoiceLogprobs.from_dict(value)
        )
        self.finish_reason = payload["finish_reason"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .assistant_message import AssistantMessage
from .choice_logprobs import ChoiceLogprobs
from .finish_reason import FinishReason
