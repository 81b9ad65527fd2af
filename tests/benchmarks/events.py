"""The bytes of a chat stream, rendered before anything is measured."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .plans import StreamPlan

RESPONSE_HEAD = (
    b"HTTP/1.1 200 OK\r\n"
    b"content-type: text/event-stream\r\n"
    b"cache-control: no-cache\r\n"
    b"x-request-id: req_01benchmark0000000000000000\r\n"
    b"transfer-encoding: chunked\r\n\r\n"
)
_BEFORE, _AFTER = b"data: ", b"\n\n"
END_OF_BODY = b"0\r\n\r\n"

# Lengths and scripts as a model writes them; their number is prime, so that they do not fall
# in step with the events of a write.
_WORDS = (
    *(" the", " lock", " lifts", " boats", " between", " two", " levels", ",", " and", " water"),
    *(" flows", " in", " through", " sluices", " until", " gates", " open", ".", "\n\n", " é"),
    *(" 运河", " — ", ' "'),
)
_USAGE = {
    "queue_time": 0.018,
    "prompt_tokens": 82,
    "prompt_time": 0.004,
    "completion_tokens": 1000,
    "completion_time": 1.02,
    "total_tokens": 1082,
    "total_time": 1.024,
}
_REQUEST = "req_01benchmark0000000000000000"


def events_of(plan: StreamPlan) -> Iterator[bytes]:
    """Every event of a stream; without its end when it is held."""
    texts = _texts()
    yield _event({"role": "assistant", "content": ""}, x_groq={"id": _REQUEST})
    for position in range(plan.chunks):
        yield texts[position % len(texts)]
    if not plan.held:
        yield _event({}, "stop", x_groq={"id": _REQUEST, "usage": _USAGE})
        yield b"data: [DONE]\n\n"


def chunk() -> bytes:
    """A chunk with some text, as JSON."""
    return _texts()[0][len(_BEFORE) : -len(_AFTER)]


def text_of(plan: StreamPlan) -> str:
    """What the chunks of a stream say."""
    return "".join(_WORDS[position % len(_WORDS)] for position in range(plan.chunks))


def writes_of(plan: StreamPlan) -> Iterator[bytes]:
    """The events as chunks of an HTTP body, each to be sent by one write."""
    events = events_of(plan)
    while group := b"".join(islice(events, plan.per_write)):
        yield b"%x\r\n%b\r\n" % (len(group), group)
    if not plan.held:
        yield END_OF_BODY


@cache
def _texts() -> list[bytes]:
    return [_event({"content": word}) for word in _WORDS]


def _event(
    delta: dict[str, str], finish_reason: str | None = None, **more: dict[str, Any]
) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
    chunk = {
        "id": "chatcmpl-3f0a7a52-9c1e-4d0b-8f6e-benchmark0000",
        "object": "chat.completion.chunk",
        "created": 1760000000,
        "model": "openai/gpt-oss-120b",
        "system_fingerprint": "fp_benchmark",
        "choices": [choice],
        **more,
    }
    text = json.dumps(chunk, ensure_ascii=False, separators=(",", ":"))
    return _BEFORE + text.encode() + _AFTER
