"""The requests of a batch, answered all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.audio import heard
from groq.testing.simulator.batch_request import CHAT, TRANSCRIPTIONS, TRANSLATIONS
from groq.testing.simulator.chat import chat_completion
from groq.testing.simulator.errors import ApiError, bad_request
from groq.testing.simulator.failures import failure_error
from groq.testing.simulator.faults import Failure
from groq.testing.simulator.identity import base32
from groq.testing.simulator.operations import LINE
from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from groq.testing.simulator.batch import Batch
    from groq.testing.simulator.batch_input import InputLine
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.wire import JsonObject

_OK = 200
_TASKS = {TRANSCRIPTIONS: "transcribe", TRANSLATIONS: "translate"}


@dataclass(frozen=True, slots=True)
class BatchRun:
    """The lines of both files of results."""

    outputs: list[bytes]
    errors: list[bytes]


def run(batch: Batch, lines: Iterable[InputLine], exchange: Exchange) -> BatchRun:
    """Answer every request as if it came alone, but for rate limits, which batches do not have.

    Recordings are those at addresses, for a line has no files.
    """
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
    if line.url == batch.request.endpoint:
        return None
    message = f"url must be the endpoint of the batch, {batch.request.endpoint}"
    return {"code": "unsupported_url", "message": message}


def _answer(line: InputLine, exchange: Exchange) -> JsonObject:
    """The answer, which may have been ordered for a line."""
    met = exchange.orders.take(LINE, line.body.get("model"), line.body.get("service_tier"))
    try:
        if isinstance(met.fault, Failure):
            raise failure_error(met.fault)
        status, body = _OK, _body(line, replace(exchange, scripted=met.scripted))
    except ApiError as error:
        status, body = error.status, error.body
    return {"status_code": status, "request_id": exchange.request_id, "body": body}


def _body(line: InputLine, exchange: Exchange) -> Any:
    if line.url != CHAT:
        return heard(line.body, exchange, _TASKS[line.url])
    if line.body.get("stream"):
        raise bad_request("`stream` is not supported in batches")
    return chat_completion(line.body, exchange)
