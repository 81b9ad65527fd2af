"""A chat completion request, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.budget import token_budget
from groq.testing.simulator.chat_schema import BODY
from groq.testing.simulator.conversation import Conversation
from groq.testing.simulator.errors import bad_request, context_length_exceeded
from groq.testing.simulator.message_schema import MESSAGES
from groq.testing.simulator.reasoning import Reasoning, reasoning_of
from groq.testing.simulator.tiers import tier_of
from groq.testing.simulator.tools import Function, check_mode, function_to_call, functions_of
from groq.testing.simulator.validation import ViolationError, check
from groq.testing.simulator.wire import is_object, object_or_empty

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import FindModel, Model
    from groq.testing.simulator.wire import JsonObject


_BUDGETS = ("max_completion_tokens", "max_tokens")


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What the answer depends on; `token_budget` bounds the generated tokens."""

    model: Model
    conversation: Conversation
    stream: bool
    include_usage: bool
    token_budget: int
    stop: tuple[str, ...]
    service_tier: str
    json_schema: JsonObject | None
    function: Function | None
    reasoning: Reasoning
    seed: int | None
    prompt_tokens: int


def parse_chat_request(body: Any, find_model: FindModel) -> ChatRequest:
    """The request in a JSON body; raises `ApiError` (400, or 404 for an unknown model)."""
    _check_body(body)
    model = find_model("chat completions", body["model"])
    _check_features(body, model)
    conversation = Conversation(tuple(body["messages"]))
    functions = functions_of(body)
    prompt_tokens = conversation.tokens() + sum(function.tokens() for function in functions)
    if prompt_tokens > model.context_window:
        raise context_length_exceeded("messages")
    return ChatRequest(
        model=model,
        conversation=conversation,
        stream=bool(body.get("stream")),
        include_usage=bool(object_or_empty(body.get("stream_options")).get("include_usage")),
        token_budget=token_budget(body, _BUDGETS, model),
        stop=_stop(body.get("stop")),
        service_tier=tier_of(body.get("service_tier")),
        json_schema=_json_schema(body.get("response_format")),
        function=function_to_call(body, functions, conversation),
        reasoning=reasoning_of(body, model),
        seed=body.get("seed"),
        prompt_tokens=prompt_tokens,
    )


def _check_body(body: Any) -> None:
    try:
        check(body, BODY)
        for index, message in enumerate(body["messages"]):
            _check_message(index, message)
    except ViolationError as violation:
        raise bad_request(str(violation)) from violation


def _check_message(index: int, message: JsonObject) -> None:
    path = f"messages.{index}"
    role = message.get("role")
    if not isinstance(role, str) or role not in MESSAGES:
        raise ViolationError(path, "discriminator property 'role' has invalid value")
    try:
        check(message, MESSAGES[role], path)
    except ViolationError as violation:
        raise ViolationError(
            path, f"for 'role:{role}' the following must be satisfied[({violation})]"
        ) from violation


def _check_features(body: JsonObject, model: Model) -> None:
    for name in ("logprobs", "top_logprobs", "logit_bias"):
        if body.get(name):
            raise bad_request(f"`{name}` is not supported with this model")
    if body.get("tools") and _json_schema(body.get("response_format")) is not None:
        raise bad_request("json mode cannot be combined with tool/function calling")
    check_mode("function_call", body.get("function_call"))
    _check_images(body["messages"], model)


def _check_images(messages: list[JsonObject], model: Model) -> None:
    counts = [len(Conversation.images(message.get("content"))) for message in messages]
    for index, count in enumerate(counts):
        if count and not model.max_images:
            raise bad_request(f"messages[{index}].content must be a string")
    if sum(counts) > model.max_images:
        raise bad_request(
            f"Too many images provided. This model supports up to {model.max_images} images"
        )


def _stop(stop: str | list[str] | None) -> tuple[str, ...]:
    sequences = [stop] if isinstance(stop, str) else stop or []
    return tuple(sequence for sequence in sequences if sequence)


def _json_schema(response_format: JsonObject | None) -> JsonObject | None:
    """The schema of the answer: an empty one for any JSON object, None for text."""
    if response_format is None or response_format["type"] == "text":
        return None
    if response_format["type"] == "json_object":
        return {}
    if not is_object(response_format.get("json_schema")):
        raise bad_request("'response_format' : property 'json_schema' is missing")
    return response_format["json_schema"].get("schema") or {}
