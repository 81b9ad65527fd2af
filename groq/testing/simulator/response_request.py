"""A request for a response, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.budget import token_budget
from groq.testing.simulator.chat_request import ChatRequest
from groq.testing.simulator.errors import bad_request, context_length_exceeded
from groq.testing.simulator.reasoning import reasoning_of
from groq.testing.simulator.response_input import check_input, conversation_of
from groq.testing.simulator.response_schema import BODY
from groq.testing.simulator.tools import Function, function_to_call
from groq.testing.simulator.validation import ViolationError, check
from groq.testing.simulator.wire import object_or_empty

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import FindModel, Model
    from groq.testing.simulator.reasoning import Reasoning
    from groq.testing.simulator.wire import JsonObject


@dataclass(frozen=True, slots=True)
class ResponseRequest:
    """The body, which the response repeats, and the chat that asks for the same answer."""

    body: JsonObject
    chat: ChatRequest


def parse_response_request(body: Any, find_model: FindModel) -> ResponseRequest:
    """The request in a JSON body; raises `ApiError` (400, or 404 for an unknown model)."""
    _check_body(body)
    model = find_model("chat completions", body["model"])
    _check_features(body, model)
    return ResponseRequest(body, _chat(body, model))


def _check_body(body: Any) -> None:
    try:
        check(body, BODY)
        check_input(body["input"])
    except ViolationError as violation:
        raise bad_request(str(violation)) from violation
    if body.get("store"):
        raise bad_request("'store' : value must be false or null")


def _check_features(body: JsonObject, model: Model) -> None:
    if _effort(body) is not None and not model.reasons:
        raise bad_request("`reasoning` is not supported with this model")
    if body.get("tools") and _json_schema(body) is not None:
        raise bad_request("json mode cannot be combined with tool/function calling")


def _chat(body: JsonObject, model: Model) -> ChatRequest:
    conversation = conversation_of(body.get("instructions"), body["input"], model)
    functions = _functions(body)
    prompt_tokens = conversation.tokens() + sum(function.tokens() for function in functions)
    if prompt_tokens > model.context_window:
        raise context_length_exceeded("input")
    return ChatRequest(
        model=model,
        conversation=conversation,
        stream=bool(body.get("stream")),
        include_usage=False,
        token_budget=token_budget(body, ("max_output_tokens",), model),
        stop=(),
        service_tier="flex" if body.get("service_tier") == "flex" else "on_demand",
        json_schema=_json_schema(body),
        function=function_to_call(body, functions, conversation),
        reasoning=_reasoning(body, model),
        seed=None,
        prompt_tokens=prompt_tokens,
    )


def _functions(body: JsonObject) -> list[Function]:
    """The functions among the tools; unlike those of a chat, they are not nested."""
    return [
        Function(tool["name"], tool.get("description", ""), tool.get("parameters", {}))
        for tool in body.get("tools") or ()
        if tool["type"] == "function"
    ]


def _json_schema(body: JsonObject) -> JsonObject | None:
    """The schema of the answer: an empty one for any JSON object, None for text."""
    form = object_or_empty(body.get("text")).get("format", {"type": "text"})
    if form["type"] == "text":
        return None
    schema: JsonObject = form.get("schema", {})
    return schema


def _reasoning(body: JsonObject, model: Model) -> Reasoning:
    shown = "parsed" if model.reasons else None
    return reasoning_of({"reasoning_effort": _effort(body), "reasoning_format": shown}, model)


def _effort(body: JsonObject) -> Any:
    return object_or_empty(body.get("reasoning")).get("effort")
