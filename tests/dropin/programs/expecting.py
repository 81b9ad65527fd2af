"""What the programs of this folder share; imported from there, where they run."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Error = TypeVar("Error", bound=BaseException)

MODEL = "llama-3.1-8b-instant"
MESSAGES: Any = [{"role": "user", "content": "When is high water in Brest?"}]
TOOL: Any = {"type": "function", "function": {"name": "tide_table"}}
COMPLETION: dict[str, Any] = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1700000000,
    "model": MODEL,
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "04:12"},
            "finish_reason": "stop",
        }
    ],
    "usage": {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8},
    "segments": [{"no": 1}],
}
SPEECH: Any = {
    "model": "canopylabs/orpheus-v1-english",
    "voice": "hannah",
    "input": "Mind the gap.",
    "response_format": "wav",
}


def error_of(kind: type[Error], call: Callable[[], object]) -> Error:
    """The error that a call raises, of that kind."""
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


async def async_error_of(kind: type[Error], awaitable: Awaitable[object]) -> Error:
    """The error that something awaitable raises, of that kind."""
    try:
        await awaitable
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def answering(*responses: httpx.Response | httpx.TransportError) -> httpx.Client:
    """An httpx client that gives these answers one by one, and connects to nobody."""
    return httpx.Client(transport=_transport(responses))


def async_answering(*responses: httpx.Response | httpx.TransportError) -> httpx.AsyncClient:
    """As `answering`."""
    return httpx.AsyncClient(transport=_transport(responses))


def recording() -> tuple[list[httpx.Request], httpx.Client]:
    """An httpx client, and the requests that it has sent."""
    seen: list[httpx.Request] = []
    return seen, httpx.Client(event_hooks={"request": [seen.append]})


def silence() -> bytes:
    """A second of silence, as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16000))
    return file.getvalue()


def _transport(responses: tuple[httpx.Response | httpx.TransportError, ...]) -> httpx.MockTransport:
    coming = iter(responses)

    def handle(request: httpx.Request) -> httpx.Response:
        response = next(coming)
        if isinstance(response, httpx.Response):
            return response
        response.request = request
        raise response

    return httpx.MockTransport(handle)
