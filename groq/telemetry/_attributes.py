"""Attributes of spans by the names that this package has for them, and those of HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from groq.telemetry._genai import server_of

if TYPE_CHECKING:
    from groq._middleware import Call, Sending, StreamEnd, TokenUsage
    from groq._transport import Request
    from groq.telemetry._genai import Attributes

_API_PREFIX = "/openai/v1"


def answer_attributes(call: Call, seconds: float) -> Attributes:
    """What is known of an operation when its result is there, or its stream, or its error."""
    attributes: Attributes = {
        "groq.latency_ms": _in_ms(seconds),
        "groq.attempts": len(call.attempts),
        **token_attributes(call.usage),
    }
    if call.attempts and (request_id := call.attempts[-1].request_id) is not None:
        attributes["groq.request_id"] = request_id
    return attributes


def token_attributes(usage: TokenUsage | None) -> Attributes:
    """The tokens that were used."""
    if usage is None:
        return {}
    return {"groq.tokens.prompt": usage.prompt, "groq.tokens.completion": usage.completion}


def attempt_attributes(call: Call, sending: Sending) -> Attributes:
    """What is sent, and where to."""
    request = call.request
    attributes: Attributes = {
        "http.method": request.method,
        "http.request.method": request.method,
        "http.url": request.path.removeprefix(_API_PREFIX),
        "url.path": urlsplit(call.address).path,
        **server_of(call.address),
    }
    if size := _size_of(request):
        attributes["http.request_content_length"] = size
    if sending.number > 1:
        attributes["http.request.resend_count"] = sending.number - 1
    return attributes


def _size_of(request: Request) -> int:
    """Bytes of a body; of a form, those of what it holds."""
    if request.content is not None:
        return len(request.content)
    parts = (content for _, (_, content, _) in request.files)
    return sum(len(part) if isinstance(part, bytes) else part.size for part in parts)


def response_attributes(sending: Sending) -> Attributes:
    """What has come back."""
    attributes: Attributes = {}
    if sending.status_code is not None:
        attributes["http.status_code"] = sending.status_code
        attributes["http.response.status_code"] = sending.status_code
    if sending.response_size is not None:
        attributes["http.response_content_length"] = sending.response_size
    if (request_id := sending.response_headers.get("x-request-id")) is not None:
        attributes["groq.request_id"] = request_id
    return attributes


def stream_attributes(end: StreamEnd) -> Attributes:
    """What has arrived."""
    attributes: Attributes = {"total_duration_ms": _in_ms(end.seconds)}
    if end.received is not None:
        attributes["chunks_received"] = end.received
    if end.content_length is not None:
        attributes["total_content_length"] = end.content_length
    if end.first_token_seconds is not None:
        attributes["first_token_ms"] = _in_ms(end.first_token_seconds)
    return attributes


def _in_ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
