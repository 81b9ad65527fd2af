"""POST /openai/v1/audio/speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.replies import Reply
from groq.testing.simulator.sound import sound
from groq.testing.simulator.speech_request import parse_speech_request

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange


def create_speech(exchange: Exchange) -> Reply:
    """Read a text aloud; raises `ApiError`. Only the text counts for the limits on tokens."""
    request = parse_speech_request(exchange.request.json(), exchange.find_model)
    quota = exchange.quota(request.model)
    now = exchange.request.time
    quota.admit(now, request.tokens)
    return Reply(200, sound(request), "audio/wav", quota.headers(now))
