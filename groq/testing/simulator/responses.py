"""POST /openai/v1/responses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from groq.testing.simulator.chat import stream_reply
from groq.testing.simulator.completion import complete
from groq.testing.simulator.replies import json_reply
from groq.testing.simulator.response import Response
from groq.testing.simulator.response_request import parse_response_request
from groq.testing.simulator.response_stream import stream

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.replies import Reply

_METRICS = "inference-metrics"  # in the header `Groq-Beta`


def create_response(exchange: Exchange) -> Reply:
    """Answer with a response, at once or as a stream; raises `ApiError`.

    Tokens are taken from the quota as in a chat.
    """
    request = parse_response_request(exchange.request.json(), exchange.find_model)
    quota = exchange.quota(request.chat.model)
    now = exchange.request.time
    quota.admit(now, request.chat.prompt_tokens)
    has_metrics = _METRICS in exchange.request.headers.get("groq-beta", "")
    completion = complete(request.chat, exchange)
    response = Response(request, completion, has_metrics)
    if request.chat.stream:
        return stream_reply(exchange, completion, quota, partial(stream, response))
    if completion.interruption is not None:
        return json_reply(response.failed(completion.interruption), quota.headers(now))
    quota.generate(now, completion.answer.completion_tokens)
    delay = exchange.speeds.delay(completion.times.all)
    return json_reply(response.ended(), quota.headers(now), delay)
