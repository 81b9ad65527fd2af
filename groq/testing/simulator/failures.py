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
    error = failure_error(failure)
    if failure.html:
        return Reply(error.status, _page(error.status, str(error)), "text/html", error.headers)
    return error.reply()


def failure_error(failure: Failure) -> ApiError:
    """The error, with what is usual for its status where nothing else was ordered."""
    usual = _usual(failure.status)
    headers: tuple[tuple[str, str], ...] = ()
    if failure.retry_after is not None:
        headers = (("retry-after", decimal_seconds(failure.retry_after)),)
    return ApiError(
        failure.status,
        usual["message"] if failure.message is None else failure.message,
        kind=failure.type or usual.get("type"),
        code=failure.code or usual.get("code"),
        headers=headers,
    )


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
