"""A chat completion as server-sent events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groq.testing.simulator.instalments import instalments
from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from groq.testing.simulator.completion import Completion
    from groq.testing.simulator.wire import JsonObject


def stream(completion: Completion, charge: Callable[[int], None]) -> Iterator[bytes]:
    """The events in order; `charge` is told the tokens of each just before it is sent."""
    deltas = list(_deltas(completion))
    total = completion.answer.completion_tokens
    yield _event(
        _chunk(completion, {"role": "assistant", "content": ""}, x_groq=_opening(completion))
    )
    for delta, price in zip(deltas, instalments(total, len(deltas)), strict=True):
        charge(price)
        yield _event(_chunk(completion, delta))
    if not deltas:  # hidden reasoning took all tokens
        charge(total)
    yield _event(_last(completion))
    if completion.request.include_usage:
        yield _event({**_envelope(completion), "choices": [], "usage": completion.usage})
    yield b"data: [DONE]\n\n"


def _deltas(completion: Completion) -> Iterator[JsonObject]:
    answer = completion.answer
    channel = {"channel": "analysis"} if completion.request.model.is_gpt_oss else {}
    for piece in answer.reasoning:
        yield {"reasoning": piece, **channel}
    for piece in answer.content:
        yield {"content": piece}
    for index, call in enumerate(answer.tool_calls):
        yield {"tool_calls": [{**call, "index": index}]}


def _opening(completion: Completion) -> JsonObject:
    return {"id": completion.request_id, "seed": completion.seed}


def _last(completion: Completion) -> JsonObject:
    closing = {"id": completion.request_id, "usage": completion.usage}
    reason = completion.answer.finish_reason
    chunk = _chunk(completion, {}, finish_reason=reason, x_groq=closing)
    return {**chunk, "usage": completion.usage}


def _chunk(
    completion: Completion,
    delta: JsonObject,
    *,
    finish_reason: str | None = None,
    x_groq: JsonObject | None = None,
) -> JsonObject:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
    chunk: dict[str, Any] = {**_envelope(completion), "choices": [choice]}
    return chunk if x_groq is None else {**chunk, "x_groq": x_groq}


def _envelope(completion: Completion) -> JsonObject:
    return {
        "id": completion.id,
        "object": "chat.completion.chunk",
        "created": completion.created,
        "model": completion.request.model.id,
        "system_fingerprint": completion.system_fingerprint,
    }


def _event(value: JsonObject) -> bytes:
    return b"data: " + encode_json(value) + b"\n\n"
