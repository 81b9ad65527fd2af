"""The answer that a failure on order gives."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from groq.testing.simulator.durations import decimal_seconds
from groq.testing.simulator.errors import (
    ApiError,
    internal_server_error,
    invalid_api_key,
    request_too_large,
)
from groq.testing.simulator.replies import Reply

if TYPE_CHECKING:
    from groq.testing.simulator.faults import Failure

_SERVER_ERROR = 500
_RATE_LIMIT = 429
_CAPACITY = 498


def failure_reply(failure: Failure) -> Reply:
    """A page or an error body, with `retry-after` if there is one."""
    usual = _usual(failure.status)
    message = usual["message"] if failure.message is None else failure.message
    headers: tuple[tuple[str, str], ...] = ()
    if failure.retry_after is not None:
        headers = (("retry-after", decimal_seconds(failure.retry_after)),)
    if failure.html:
        return Reply(failure.status, _page(failure.status, message), "text/html", headers)
    return ApiError(
        failure.status,
        message,
        kind=failure.type or usual.get("type"),
        code=failure.code or usual.get("code"),
        headers=headers,
    ).reply()


def _usual(status: int) -> dict[str, str]:
    """Message, type and code that a status has when nothing else is known."""
    if status == _RATE_LIMIT:
        return {
            "message": "Rate limit reached. Please try again later.",
            "type": "requests",
            "code": "rate_limit_exceeded",
        }
    if status == _CAPACITY:
        message = "`flex` tier capacity exceeded, please try again later."
        return {"message": message, "code": "capacity_exceeded"}
    for known in (invalid_api_key(), request_too_large(), internal_server_error()):
        if known.status == status:
            return known.body["error"]
    kind = "internal_server_error" if status >= _SERVER_ERROR else "invalid_request_error"
    return {"message": _phrase(status), "type": kind}


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else f"Status {status}"


def _page(status: int, message: str) -> bytes:
    return (
        f"<!DOCTYPE html>\n<html><head><title>{status}</title></head>\n"
        f"<body><center><h1>{status} {message}</h1></center></body></html>\n"
    ).encode()
