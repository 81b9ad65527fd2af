"""The bytes of answers that are no streams, rendered before anything is measured."""

from __future__ import annotations

import json

TEXT = "A lock lifts boats between two levels of water: its gates close, its sluices open. " * 9

_COMPLETION = {
    "id": "chatcmpl-3f0a7a52-9c1e-4d0b-8f6e-benchmark0000",
    "object": "chat.completion",
    "created": 1760000000,
    "model": "openai/gpt-oss-120b",
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": TEXT},
            "logprobs": None,
            "finish_reason": "stop",
        }
    ],
    "usage": {
        "queue_time": 0.018,
        "prompt_tokens": 82,
        "prompt_time": 0.004,
        "completion_tokens": 180,
        "completion_time": 0.34,
        "total_tokens": 262,
        "total_time": 0.344,
    },
    "usage_breakdown": None,
    "system_fingerprint": "fp_benchmark",
    "x_groq": {"id": "req_01benchmark0000000000000000"},
    "service_tier": "on_demand",
}
# As many as the service sends; the limits are so wide that nobody waits for them.
_HEADERS = (
    ("date", "Mon, 30 Nov 2026 12:00:00 GMT"),
    ("content-type", "application/json"),
    ("connection", "keep-alive"),
    ("cache-control", "private, max-age=0, no-store, no-cache, must-revalidate"),
    ("vary", "Origin, Accept-Encoding"),
    ("x-ratelimit-limit-requests", "100000000"),
    ("x-ratelimit-limit-tokens", "1000000000"),
    ("x-ratelimit-remaining-requests", "99999999"),
    ("x-ratelimit-remaining-tokens", "999999900"),
    ("x-ratelimit-reset-requests", "1ms"),
    ("x-ratelimit-reset-tokens", "1ms"),
    ("x-groq-region", "fra"),
    ("x-request-id", "req_01benchmark0000000000000000"),
    ("via", "1.1 google"),
    ("cf-cache-status", "DYNAMIC"),
    ("set-cookie", "__cf_bm=benchmark; path=/; expires=Mon, 30-Nov-26 12:30:00 GMT; HttpOnly"),
    ("server", "cloudflare"),
    ("cf-ray", "9a6benchmark0000-FRA"),
    ("alt-svc", 'h3=":443"; ma=86400'),
)


def answer() -> bytes:
    """Head and body of a completion."""
    return _whole(completion())


def completion() -> bytes:
    """Its body."""
    return json.dumps(_COMPLETION, separators=(",", ":")).encode()


def transcription() -> bytes:
    """Head and body of what was heard in a file."""
    return _whole(json.dumps({"text": TEXT, "x_groq": {"id": "req_01benchmark"}}).encode())


def _whole(body: bytes) -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in _HEADERS)
    return f"HTTP/1.1 200 OK\r\n{head}content-length: {len(body)}\r\n\r\n".encode() + body
