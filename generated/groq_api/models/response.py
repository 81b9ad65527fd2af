# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `Response`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array, is_object, mapping
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "id",
        "object",
        "status",
        "created_at",
        "output",
        "model",
        "tools",
        "tool_choice",
        "truncation",
        "metadata",
        "temperature",
        "top_p",
        "service_tier",
        "error",
        "incomplete_details",
        "parallel_tool_calls",
        "store",
        "previous_response_id",
        "reasoning",
        "max_output_tokens",
        "instructions",
        "text",
        "user",
        "usage",
        "background",
        "top_logprobs",
        "max_tool_calls",
    ]
)


@model
class Response(ResponseModel):
    """What the model did, as items, and the request that it is the answer to."""

    id: str
    """Id of the response, `resp_...`."""

    object: Literal["response"]
    """Marks a response."""

    status: ResponseStatus | str
    """How far a response has come."""

    created_at: int
    """When it was created, in Unix seconds."""

    output: list[ResponseOutputItem]
    """What the model did, in order."""

    model: str
    """Id of the model that answered."""

    tools: list[ResponseToolEcho]
    """Tools of the request."""

    tool_choice: ToolChoiceMode | str | ResponseNamedToolChoiceEcho | None
    """Tool choice of the request."""

    truncation: ResponseTruncation | str
    """Drop the middle of a conversation that is too long, or fail."""

    metadata: dict[str, str] | None
    """Key-value pairs of the request. If the request's header `Groq-Beta` is
    `inference-metrics`, these are among them: `completion_time`, `prompt_time`, `queue_time`
    and `total_time`, in seconds, as text.
    """

    temperature: float
    """Temperature that was used."""

    top_p: float
    """Limit of probability that was used."""

    service_tier: ResponseServiceTier | str
    """Terms of processing; `default` is the usual one, and `auto` leaves the choice to the
    service. Responses may name others.
    """

    error: ResponseError | None
    """Why the response failed."""

    incomplete_details: ResponseIncompleteDetails | None
    """Why the response is incomplete."""

    parallel_tool_calls: bool
    """Whether several tool calls were allowed."""

    store: bool
    """Whether the service keeps the response; always false."""

    previous_response_id: str | None = None
    """Always null, since nothing is kept."""

    reasoning: ResponseReasoningEcho | None = None
    """How the model was to reason."""

    max_output_tokens: int | None = None
    """Most tokens that were to be generated."""

    instructions: str | None = None
    """Instructions of the request."""

    text: ResponseTextConfigEcho | None = None
    """Form that the answer's text was to have."""

    user: str | None = None
    """End user that the request named."""

    usage: ResponseUsage | None = None
    """Tokens that were read and generated."""

    background: bool | None = None
    """Whether it was made in the background."""

    top_logprobs: int | None = None
    """Alternatives per token that were asked for."""

    max_tool_calls: int | None = None
    """Most tool calls that were to be made."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.object = payload["object"]
        self.status = payload["status"]
        self.created_at = payload["created_at"]
        self.output = [response_output_item_from_dict(item) for item in array(payload["output"])]
        self.model = payload["model"]
        self.tools = [ResponseToolEcho.from_dict(item) for item in array(payload["tools"])]
        self.tool_choice = (
            None
            if (value := payload["tool_choice"]) is None
            else ResponseNamedToolChoiceEcho.from_dict(value)
            if is_object(value)
            else value
        )
        self.truncation = payload["truncation"]
        self.metadata = None if (value := payload["metadata"]) is None else mapping(value)
        self.temperature = payload["temperature"]
        self.top_p = payload["top_p"]
        self.service_tier = payload["service_tier"]
        self.error = None if (value := payload["error"]) is None else ResponseError.from_dict(value)
        self.incomplete_details = (
            None
            if (value := payload["incomplete_details"]) is None
            else ResponseIncompleteDetails.from_dict(value)
        )
        self.parallel_tool_calls = payload["parallel_tool_calls"]
        self.store = payload["store"]
        self.previous_response_id = payload.get("previous_response_id")
        self.reasoning = (
            None
            if (value := payload.get("reasoning")) is None
            else ResponseReasoningEcho.from_dict(value)
        )
        self.max_output_tokens = payload.get("max_output_tokens")
        self.instructions = payload.get("instructions")
        self.text = (
            None
            if (value := payload.get("text")) is None
            else ResponseTextConfigEcho.from_dict(value)
        )
        self.user = payload.get("user")
        self.usage = (
            None if (value := payload.get("usage")) is None else ResponseUsage.from_dict(value)
        )
        self.background = payload.get("background")
        self.top_logprobs = payload.get("top_logprobs")
        self.max_tool_calls = payload.get("max_tool_calls")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .response_error import ResponseError
from .response_incomplete_details import ResponseIncompleteDetails
from .response_named_tool_choice_echo import ResponseNamedToolChoiceEcho
from .response_output_item import ResponseOutputItem, response_output_item_from_dict
from .response_reasoning_echo import ResponseReasoningEcho
from .response_service_tier import ResponseServiceTier
from .response_status import ResponseStatus
from .response_text_config_echo import ResponseTextConfigEcho
from .response_tool_echo import ResponseToolEcho
from .response_truncation import ResponseTruncation
from .response_usage import ResponseUsage
from .tool_choice_mode import ToolChoiceMode
