"""Bodies of answers with fixed values, for tests that need one and do not care which.

A chat costs 10 tokens of prompt; every id and time is the same always. The functions return what
`MockHttpTransport` can queue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MODEL = "llama-3.3-70b-versatile"
CREATED = 1705312345
_ID = "chatcmpl-test123"
_REQUEST = "req_test"
_PROMPT_TOKENS = 10
_COMPLETION_TOKENS = 20
_TIMES = {"prompt_time": 0.001, "completion_time": 0.005, "total_time": 0.006}
_CHARACTERS_PER_CHUNK = 100


def create_chat_response(content: str) -> dict[str, Any]:
    """A chat completion that says `content` and stops; 10 + 20 tokens."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return {
        "id": _ID,
        "object": "chat.completion",
        "created": CREATED,
        "model": MODEL,
        "choices": [choice],
        "usage": {**_usage(_COMPLETION_TOKENS), **_TIMES},
        "system_fingerprint": "fp_test",
        "x_groq": {"id": _REQUEST, "usage": {"queue_time": 0.0001, **_TIMES}},
    }


def create_streaming_chunks(content: str) -> list[dict[str, Any]]:
    """The chunks of a stream: one for each character, and one that stops and tells the usage."""
    texts = [_chunk({"content": character}, None) for character in content]
    return [*texts, {**_chunk({}, "stop"), "usage": _usage(len(content))}]


def create_sse_stream(chunks: Iterable[Mapping[str, Any] | str]) -> list[bytes]:
    """A stream's body, in one piece for each chunk, a text or what becomes JSON; then `[DONE]`."""
    return [*map(_event, chunks), _event("[DONE]")]


def create_large_sse_stream(size: int) -> list[bytes]:
    """A stream's body that says `size` characters, a hundred in each chunk."""
    starts = range(0, size, _CHARACTERS_PER_CHUNK)
    texts = ("x" * min(_CHARACTERS_PER_CHUNK, size - start) for start in starts)
    chunks = [_chunk({"content": text}, None) for text in texts]
    return create_sse_stream([*chunks, {**_chunk({}, "stop"), "usage": _usage(size)}])


def create_transcription_response(text: str) -> dict[str, Any]:
    """A transcription, or a translation, of a recording."""
    return {"text": text, "x_groq": {"id": _REQUEST}}


def create_error_response(
    status: int,
    type: str,  # noqa: A002  the body's member
    message: str = "Test error",
) -> httpx.Response:
    """An error with a JSON body, whose `code` is its `type`."""
    error = {"message": message, "type": type, "code": type}
    return httpx.Response(status, json={"error": error})


def _usage(completion_tokens: int) -> dict[str, Any]:
    return {
        "prompt_tokens": _PROMPT_TOKENS,
        "completion_tokens": completion_tokens,
        "total_tokens": _PROMPT_TOKENS + completion_tokens,
    }


def _chunk(delta: Mapping[str, Any], finish_reason: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
    return {
        "id": _ID,
        "object": "chat.completion.chunk",
        "created": CREATED,
        "model": MODEL,
        "choices": [choice],
    }


def _event(data: Mapping[str, Any] | str) -> bytes:
    return b"data: " + (data.encode() if isinstance(data, str) else orjson.dumps(data)) + b"\n\n"
