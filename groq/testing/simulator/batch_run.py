"""The requests of a batch, answered all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from groq.testing.simulator.batch_request import CHAT
from groq.testing.simulator.chat import chat_completion
from groq.testing.simulator.errors import ApiError, bad_request
from groq.testing.simulator.identity import base32
from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from groq.testing.simulator.batch import Batch
    from groq.testing.simulator.batch_input import InputLine
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.wire import JsonObject

_OK = 200


@dataclass(frozen=True, slots=True)
class BatchRun:
    """The lines of both files of results."""

    outputs: list[bytes]
    errors: list[bytes]


def run(batch: Batch, lines: Iterable[InputLine], exchange: Exchange) -> BatchRun:
    """Answer every request as if it came alone, but for rate limits, which batches do not have."""
    done = BatchRun([], [])
    for line in lines:
        name = base32("line", batch.id, line.number)
        refusal = _refusal(batch, line)
        answer = None if refusal else _answer(line, replace(exchange, request_id=f"req_{name}"))
        result = {
            "id": f"batch_req_{name}",
            "custom_id": line.custom_id,
            "response": answer,
            "error": refusal,
        }
        succeeded = answer is not None and answer["status_code"] == _OK
        (done.outputs if succeeded else done.errors).append(encode_json(result) + b"\n")
    return done


def _refusal(batch: Batch, line: InputLine) -> JsonObject | None:
    """Why a request is not even tried."""
    if line.url != batch.request.endpoint:
        message = f"url must be the endpoint of the batch, {batch.request.endpoint}"
    elif line.url != CHAT:
        message = f"the simulator runs no batches of {line.url}, only of {CHAT}"
    else:
        return None
    return {"code": "unsupported_url", "message": message}


def _answer(line: InputLine, exchange: Exchange) -> JsonObject:
    try:
        if line.body.get("stream"):
            raise bad_request("`stream` is not supported in batches")
        status, body = _OK, chat_completion(line.body, exchange)
    except ApiError as error:
        status, body = error.status, error.body
    return {"status_code": status, "request_id": exchange.request_id, "body": body}
