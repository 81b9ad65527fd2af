"""POST /openai/v1/chat/completions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.chat_request import parse_chat_request
from groq.testing.simulator.completion import Completion, complete
from groq.testing.simulator.errors import json_validate_failed
from groq.testing.simulator.replies import Reply, json_reply
from groq.testing.simulator.streaming import stream
from groq.testing.simulator.wire import decode_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.quota import Quota
    from groq.testing.simulator.replies import Headers
    from groq.testing.simulator.wire import JsonObject


def create_chat_completion(exchange: Exchange) -> Reply:
    """Answer a chat, at once or as a stream; raises `ApiError`.

    Prompt tokens are taken from the quota on admission and generated ones as they are sent, so
    that a stream which the caller leaves costs what was sent of it.
    """
    request = parse_chat_request(exchange.request.json(), exchange.find_model)
    quota = exchange.quota(request.model)
    now = exchange.request.time
    quota.admit(now, request.prompt_tokens)
    completion = complete(request, exchange)
    if request.stream:
        return stream_reply(exchange, completion, quota, partial(stream, completion))
    quota.generate(now, completion.answer.completion_tokens)
    headers = quota.headers(now)
    delay = exchange.speeds.delay(completion.times.all)
    return json_reply(_whole(completion, headers), headers, delay)


def stream_reply(
    exchange: Exchange,
    completion: Completion,
    quota: Quota,
    events: Callable[[Callable[[int], None]], Iterator[bytes]],
) -> Reply:
    """A stream at the speed of its model; the events tell the tokens of each before they come."""
    speeds, model = exchange.speeds, completion.request.model
    pacer = speeds.pacer(model)

    def charge(tokens: int) -> None:
        quota.generate(exchange.clock(), tokens)
        if pacer is not None:
            pacer.generate(tokens)

    return Reply(
        200,
        events(charge),
        "text/event-stream",
        quota.headers(exchange.request.time),
        speeds.delay(completion.times.before_first_token),
        pacer,
    )


def chat_completion(body: Any, exchange: Exchange) -> JsonObject:
    """Answer a chat as one object, whatever the quota; raises `ApiError`."""
    return _whole(complete(parse_chat_request(body, exchange.find_model), exchange))


def _whole(completion: Completion, headers: Headers = ()) -> JsonObject:
    if completion.request.json_schema is not None:
        _check_json("".join(completion.answer.content), headers)
    return _body(completion)


def _check_json(content: str, headers: Headers) -> None:
    try:
        decode_json(content.encode())
    except ValueError as error:
        raise json_validate_failed(content, headers) from error


def _body(completion: Completion) -> JsonObject:
    answer = completion.answer
    choice = {
        "index": 0,
        "message": _message(completion),
        "logprobs": None,
        "finish_reason": answer.finish_reason,
    }
    return {
        "id": completion.id,
        "object": "chat.completion",
        "created": completion.created,
        "model": completion.request.model.id,
        "choices": [choice],
        "usage": completion.usage,
        "usage_breakdown": None,
        "system_fingerprint": completion.system_fingerprint,
        "x_groq": {"id": completion.request_id, "seed": completion.seed},
        "service_tier": completion.request.service_tier,
    }


def _message(completion: Completion) -> JsonObject:
    answer = completion.answer
    message: dict[str, Any] = {"role": "assistant"}
    if not answer.tool_calls:  # the service leaves the key out of a message that calls tools
        message["content"] = "".join(answer.content)
    if answer.reasoning:
        message["reasoning"] = "".join(answer.reasoning)
    if answer.tool_calls:
        message["tool_calls"] = list(answer.tool_calls)
    return message
