"""What the simulator says, and how stop sequences and the token budget cut it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.instances import Words, minimal_instance
from groq.testing.simulator.phrases import reasoning_text, written_answer
from groq.testing.simulator.tokens import estimate_tokens, split_tokens
from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from groq.testing.simulator.chat_request import ChatRequest
    from groq.testing.simulator.wire import JsonObject


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in pieces of about a token; `reasoning` is what is shown of it."""

    reasoning: tuple[str, ...]
    content: tuple[str, ...]
    tool_calls: tuple[JsonObject, ...]
    finish_reason: str
    reasoning_tokens: int
    completion_tokens: int


def answer(request: ChatRequest, choice: int, call_id: str) -> Answer:
    """The answer to a request; `choice` picks among the wordings."""
    thoughts = split_tokens(reasoning_text(request, choice))
    budget = request.token_budget
    if len(thoughts) > budget:
        return _present(request, thoughts[:budget], (), (), "length")
    if request.function is not None:
        call = request.function.call(request.conversation.question(), call_id)
        if _call_tokens(call) > budget - len(thoughts):
            return _present(request, thoughts, (), (), "length")
        return _present(request, thoughts, (), (call,), "tool_calls")
    text = _cut(_content(request, choice), request.stop)
    pieces = split_tokens(text)
    kept = pieces[: budget - len(thoughts)]
    finish_reason = "stop" if len(kept) == len(pieces) else "length"
    return _present(request, thoughts, tuple(kept), (), finish_reason)


def _content(request: ChatRequest, choice: int) -> str:
    if request.json_schema is None:
        return written_answer(request, choice)
    if request.json_schema:
        words = Words(request.conversation.question())
        return encode_json(minimal_instance(request.json_schema, words)).decode()
    value: dict[str, Any] = {"simulated": True, "answer": written_answer(request, choice)}
    return encode_json(value).decode()


def _cut(text: str, stop: tuple[str, ...]) -> str:
    """The text before the first stop sequence in it."""
    ends = [index for sequence in stop if (index := text.find(sequence)) >= 0]
    return text[: min(ends)] if ends else text


def _call_tokens(call: JsonObject) -> int:
    return estimate_tokens(len(call["function"]["name"]) + len(call["function"]["arguments"]))


def _present(
    request: ChatRequest,
    thoughts: list[str],
    content: tuple[str, ...],
    tool_calls: tuple[JsonObject, ...],
    finish_reason: str,
) -> Answer:
    placement = request.reasoning.placement
    if placement == "raw" and thoughts:
        shown = ("<think>\n", *thoughts, "\n</think>\n", *content)
    else:
        shown = content
    written = len(content) + sum(_call_tokens(call) for call in tool_calls)
    return Answer(
        reasoning=tuple(thoughts) if placement == "parsed" else (),
        content=shown,
        tool_calls=tool_calls,
        finish_reason=finish_reason,
        reasoning_tokens=len(thoughts),
        completion_tokens=len(thoughts) + written,
    )
