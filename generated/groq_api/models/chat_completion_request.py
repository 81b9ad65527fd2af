# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ChatCompletionRequest`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, Required, TypedDict


class ChatCompletionRequest(TypedDict):
    """A conversation, and how to continue it. Undeclared properties are refused.

    A value of None is not sent.
    """

    model: Required[str]
    """Id of the model to ask. The models endpoint lists what there is."""

    messages: Required[Sequence[ChatMessageParam]]
    """The conversation so far, oldest message first; at least one."""

    stream: NotRequired[bool | None]
    """Send the answer piece by piece as server-sent events. Server default: false."""

    stream_options: NotRequired[StreamOptions | None]
    """What else a stream carries. Only with `stream`."""

    max_completion_tokens: NotRequired[int | None]
    """Most tokens to generate, reasoning included. Prompt and completion together must fit the
    model's context window.
    """

    temperature: NotRequired[float | None]
    """Randomness of sampling, 0 to 2; the server turns 0 into 1e-8. Change this or `top_p`, not
    both. Server default: 1.
    """

    top_p: NotRequired[float | None]
    """Sample only from the likeliest tokens that together reach this probability, 0 to 1. Server
    default: 1.
    """

    stop: NotRequired[str | Sequence[str] | None]
    """Text, or up to 4 texts, at which generation ends. The text itself is not returned."""

    seed: NotRequired[int | None]
    """Makes sampling repeatable as far as possible: same seed and same request, same answer. Not
    guaranteed; compare `system_fingerprint`.
    """

    n: NotRequired[int | None]
    """Number of choices. Nothing but 1, the server default, is supported."""

    response_format: NotRequired[ResponseFormat | None]
    """Form of the answer. JSON forms exclude tools. Server default: plain text."""

    tools: NotRequired[Sequence[ChatTool] | None]
    """What the model may call, at most 128 tools."""

    tool_choice: NotRequired[ToolChoice | None]
    """Whether the model calls tools. Server default: `auto` with tools, else `none`."""

    parallel_tool_calls: NotRequired[bool | None]
    """Allow several tool calls in one message; gpt-oss makes one at a time regardless. Server
    default: true.
    """

    disable_tool_validation: NotRequired[bool | None]
    """Return tool calls that name no tool of the request or do not fit its schema, instead of
    failing with `tool_use_failed`. Server default: false.
    """

    reasoning_effort: NotRequired[ReasoningEffort | None]
    """How much to reason. Each model supports its own values and default."""

    reasoning_format: NotRequired[ReasoningFormat | None]
    """Where reasoning is returned. Not together with `include_reasoning`. None is sent, as null."""

    include_reasoning: NotRequired[bool | None]
    """Return the reasoning in the message. Not together with `reasoning_format`. Server default:
    true.
    """

    documents: NotRequired[Sequence[ChatDocument] | None]
    """Documents to base the answer on and to cite from."""

    citation_options: NotRequired[CitationOptions | None]
    """Whether the answer is annotated with citations. Server default: `enabled`."""

    search_settings: NotRequired[SearchSettings | None]
    """Limits of the web search that compound systems do. Groq retired those in 2026."""

    compound_custom: NotRequired[CompoundCustom | None]
    """Models and tools inside a compound system. Groq retired those in 2026."""

    service_tier: NotRequired[ServiceTier | None]
    """Under which terms to process the request. Not every organization may use all of them.
    Server default: `on_demand`.
    """

    user: NotRequired[str | None]
    """Your identifier of the end user, for tracing abuse."""

    metadata: NotRequired[Mapping[str, str] | None]
    """Key-value pairs of your own. Documented as not supported yet."""

    store: NotRequired[bool | None]
    """Documented as not supported; for compatibility with OpenAI."""

    frequency_penalty: NotRequired[float | None]
    """Penalty on tokens by how often they occurred, -2 to 2. No current model supports it.
    Server default: 0.
    """

    presence_penalty: NotRequired[float | None]
    """Penalty on tokens that occurred at all, -2 to 2. No current model supports it. Server
    default: 0.
    """

    logit_bias: NotRequired[Mapping[str, int] | None]
    """Bias by token id. No current model supports it, and the request fails with status 400."""

    logprobs: NotRequired[bool | None]
    """Return log probabilities. No current model supports it, and the request fails with status
    400. Server default: false.
    """

    top_logprobs: NotRequired[int | None]
    """Alternatives to return per token, 0 to 20, with `logprobs`. No current model supports it,
    and the request fails with status 400.
    """

    max_tokens: NotRequired[int | None]
    """Deprecated. Use `max_completion_tokens`, which means the same."""

    functions: NotRequired[Sequence[LegacyFunction] | None]
    """Deprecated. Use `tools`. At most 128 functions."""

    function_call: NotRequired[ToolChoiceMode | LegacyFunctionCallOption | None]
    """Deprecated. Use `tool_choice`. This one goes with `functions`."""

    include_domains: NotRequired[Sequence[str] | None]
    """Deprecated. Use `include_domains` of `search_settings`."""

    exclude_domains: NotRequired[Sequence[str] | None]
    """Deprecated. Use `exclude_domains` of `search_settings`."""


from .chat_document import ChatDocument
from .chat_message_param import ChatMessageParam
from .chat_tool import ChatTool
from .citation_options import CitationOptions
from .compound_custom import CompoundCustom
from .legacy_function import LegacyFunction
from .legacy_function_call_option import LegacyFunctionCallOption
from .reasoning_effort import ReasoningEffort
from .reasoning_format import ReasoningFormat
from .response_format import ResponseFormat
from .search_settings import SearchSettings
from .service_tier import ServiceTier
from .stream_options import StreamOptions
from .tool_choice import ToolChoice
from .tool_choice_mode import ToolChoiceMode
