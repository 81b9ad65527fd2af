"""A chat completion as server-sent events."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.instalments import instalments
from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from groq.testing.simulator.completion import Completion
    from groq.testing.simulator.faults import Interruption
    from groq.testing.simulator.wire import JsonObject


def stream(completion: Completion, charge: Callable[[int], None]) -> Iterator[bytes]:
    """The events in order; `charge` is told the tokens of each just before it is sent.

    An error that was ordered takes the place of what comes after some pieces.
    """
    deltas = list(_deltas(completion))
    interruption = completion.interruption
    total = completion.answer.completion_tokens
    yield _event(
        _chunk(completion, {"role": "assistant", "content": ""}, x_groq=_opening(completion))
    )
    paid = zip(deltas, instalments(total, len(deltas)), strict=True)
    for delta, price in islice(paid, None if interruption is None else interruption.pieces):
        charge(price)
        yield _event(_chunk(completion, delta))
    if interruption is not None:
        yield from _interrupted(completion, interruption)
        return
    if not deltas:  # hidden reasoning took all tokens
        charge(total)
    yield _event(_last(completion))
    if completion.request.include_usage:
        yield _event({**_envelope(completion), "choices": [], "usage": completion.usage})
    yield b"data: [DONE]\n\n"


def _interrupted(completion: Completion, interruption: Interruption) -> Iterator[bytes]:
    """The last events: after one of the type `error` the service sends no `[DONE]`."""
    if interruption.form == "event":
        yield b"event: error\n" + _event({"error": _error(interruption)})
        return
    ending = {"id": completion.request_id, "error": interruption.message}
    yield _event(_chunk(completion, {}, x_groq=ending))
    yield b"data: [DONE]\n\n"


def _error(interruption: Interruption) -> JsonObject:
    """What an event of the type `error` tells; `status_code` is found in streams alone."""
    told = {
        "message": interruption.message,
        "type": interruption.type or "internal_server_error",
        "code": interruption.code,
        "status_code": interruption.status,
    }
    return {name: value for name, value in told.items() if value is not None}


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
