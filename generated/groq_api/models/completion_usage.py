# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `CompletionUsage`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "queue_time",
        "prompt_tokens",
        "prompt_time",
        "completion_tokens",
        "completion_time",
        "total_tokens",
        "total_time",
        "prompt_tokens_details",
        "completion_tokens_details",
    ]
)


@model
class CompletionUsage(ResponseModel):
    """Tokens used, and seconds taken."""

    queue_time: float | None = None
    """Seconds spent waiting for a machine."""

    prompt_tokens: int
    """Tokens of the prompt."""

    prompt_time: float | None = None
    """Seconds spent reading the prompt."""

    completion_tokens: int
    """Tokens generated, reasoning included."""

    completion_time: float | None = None
    """Seconds spent generating."""

    total_tokens: int
    """Prompt and completion together; 0 from prompt guard models."""

    total_time: float | None = None
    """Seconds for prompt and completion together, without waiting."""

    prompt_tokens_details: PromptTokensDetails | None = None
    """What the prompt's tokens consist of. Usually absent."""

    completion_tokens_details: CompletionTokensDetails | None = None
    """What the generated tokens consist of. Only from reasoning models."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.queue_time = payload.get("queue_time")
        self.prompt_tokens = payload["prompt_tokens"]
        self.prompt_time = payload.get("prompt_time")
        self.completion_tokens = payload["completion_tokens"]
        self.completion_time = payload.get("completion_time")
        self.total_tokens = payload["total_tokens"]
        self.total_time = payload.get("total_time")
        self.prompt_tokens_details = (
            None
            if (value := payload.get("prompt_tokens_details")) is None
            else PromptTokensDetails.from_dict(value)
        )
        self.completion_tokens_details = (
            None
            if (value := payload.get("completion_tokens_details")) is None
            else CompletionTokensDetails.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .completion_tokens_details import CompletionTokensDetails
from .prompt_tokens_details import PromptTokensDetails
