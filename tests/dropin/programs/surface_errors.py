# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""Errors as consumers catch, read, make and raise them."""

from __future__ import annotations

from functools import partial
from typing import Any

import httpx
from expecting import MESSAGES, MODEL, answering, async_answering, async_error_of, error_of

import groq

REQUEST = httpx.Request("POST", "https://api.groq.com/openai/v1/chat/completions")
BODY = {"error": {"message": "over the limit", "type": "invalid_request_error"}}
KINDS = {
    400: groq.BadRequestError,
    401: groq.AuthenticationError,
    403: groq.PermissionDeniedError,
    404: groq.NotFoundError,
    409: groq.ConflictError,
    422: groq.UnprocessableEntityError,
    429: groq.RateLimitError,
    500: groq.InternalServerError,
    502: groq.InternalServerError,
    503: groq.InternalServerError,
}


def _ask(client: groq.Groq) -> Any:
    return client.chat.completions.create(model=MODEL, messages=MESSAGES)


def _answered(status: int, **content: Any) -> groq.APIStatusError:
    response = httpx.Response(status, headers={"x-request-id": "req_1"}, **content)
    client = groq.Groq(http_client=answering(response), max_retries=0)
    return error_of(groq.APIStatusError, lambda: _ask(client))


def every_status_has_its_class() -> None:
    for status, kind in KINDS.items():
        error = _answered(status, json=BODY)
        assert isinstance(error, kind), status
        assert error.status_code == status


def classes_have_the_bases_that_handlers_count_on() -> None:
    for kind in KINDS.values():
        assert issubclass(kind, groq.APIStatusError)
    assert issubclass(groq.APIStatusError, groq.APIError)
    assert issubclass(groq.APIConnectionError, groq.APIError)
    assert issubclass(groq.APITimeoutError, groq.APIConnectionError)
    assert issubclass(groq.APIResponseValidationError, groq.APIError)
    assert issubclass(groq.APIError, groq.GroqError)
    assert issubclass(groq.GroqError, Exception)


def an_error_tells_what_was_answered() -> None:
    error = _answered(429, json=BODY)
    assert error.body == BODY
    assert "over the limit" in error.message
    assert "over the limit" in str(error)
    assert isinstance(error.response, httpx.Response)
    assert error.response.status_code == 429
    assert error.response.headers["x-request-id"] == "req_1"
    assert error.response.json() == BODY
    assert "over the limit" in error.response.text
    assert isinstance(error.request, httpx.Request)
    assert error.request.method == "POST"
    assert error.request.url.path == "/openai/v1/chat/completions"
    assert error.response.request.url == error.request.url


def the_text_of_an_error_has_status_and_code() -> None:
    for status, code in ((429, "rate_limit_exceeded"), (401, "invalid_api_key")):
        body = {"error": {"message": "No.", "type": "tokens", "code": code}}
        error = _answered(status, json=body)
        assert str(status) in str(error)
        assert code in str(error)
        assert "No." in str(error)


def an_error_that_is_no_json_has_its_text() -> None:
    error = _answered(502, text="<html>bad gateway</html>")
    assert "bad gateway" in error.response.text
    assert isinstance(error.body, str)


def a_wrong_parameter_is_a_bad_request() -> None:
    completions = groq.Groq().chat.completions
    for wrong in ({"temperature": 9}, {"messages": []}, {"top_p": "much"}):
        call = partial(completions.create, **{"model": MODEL, "messages": MESSAGES, **wrong})
        error = error_of(groq.BadRequestError, call)
        assert error.status_code == 400
        assert error.response.status_code == 400
        assert next(iter(wrong)) in str(error)


def the_service_is_not_reached() -> None:
    client = groq.Groq(http_client=answering(httpx.ConnectError("refused")), max_retries=0)
    error = error_of(groq.APIConnectionError, lambda: _ask(client))
    assert not isinstance(error, groq.APITimeoutError)
    assert error.__cause__ is not None
    assert error.request.url.path == "/openai/v1/chat/completions"
    assert error.message
    assert error.body is None


def the_service_is_too_slow() -> None:
    client = groq.Groq(http_client=answering(httpx.ReadTimeout("slow")), max_retries=0)
    error = error_of(groq.APITimeoutError, lambda: _ask(client))
    assert error.request.method == "POST"
    assert isinstance(error.__cause__, httpx.TimeoutException)


async def errors_are_the_same_async() -> None:
    response = httpx.Response(401, json=BODY)
    client = groq.AsyncGroq(http_client=async_answering(response), max_retries=0)
    error = await async_error_of(
        groq.AuthenticationError, client.chat.completions.create(model=MODEL, messages=MESSAGES)
    )
    assert error.response.json() == BODY


def the_key_is_in_no_error() -> None:
    error = _answered(401, json=BODY)
    assert "gsk_" not in f"{error!s} {error!r} {error.message} {error.body} {error.response.text}"


def status_errors_are_made_by_hand() -> None:
    for status, kind in KINDS.items():
        response = httpx.Response(status, request=REQUEST, json=BODY)
        error = kind("over the limit", response=response, body=BODY)
        assert error.status_code == status
        assert error.response.status_code == status
        assert error.response.json() == BODY
        assert error.request.url == REQUEST.url
        assert error.message == str(error) == "over the limit"
        assert error.body == BODY
    base = groq.APIStatusError("odd", response=httpx.Response(418, request=REQUEST), body=None)
    assert base.status_code == 418


def connection_errors_are_made_by_hand() -> None:
    error = groq.APIConnectionError(message="no route", request=REQUEST)
    assert (error.message, error.request.url) == ("no route", REQUEST.url)
    assert groq.APIConnectionError(request=REQUEST).message
    for timeout in (groq.APITimeoutError(REQUEST), groq.APITimeoutError(request=REQUEST)):
        assert isinstance(timeout, groq.APIConnectionError)
        assert timeout.request.url == REQUEST.url


def api_errors_are_made_by_hand() -> None:
    error = groq.APIError("odd", REQUEST, body={"code": "x"})
    assert (error.message, error.body) == ("odd", {"code": "x"})
    assert error.request.method == "POST"
    response = httpx.Response(200, request=REQUEST)
    invalid = groq.APIResponseValidationError(response=response, body=None)
    assert invalid.status_code == 200
    assert invalid.response.request.url == REQUEST.url


def one_can_raise_what_one_made() -> None:
    def fail() -> None:
        raise groq.RateLimitError(
            "over", response=httpx.Response(429, request=REQUEST), body={"error": {}}
        )

    error = error_of(groq.APIError, fail)
    assert isinstance(error, groq.RateLimitError)


def retries_happen_as_often_as_was_said() -> None:
    failed = httpx.Response(500, headers={"retry-after": "0"}, json=BODY)
    done = httpx.Response(200, json={"object": "list", "data": []})
    client = groq.Groq(http_client=answering(failed, failed, done), max_retries=2)
    assert client.models.list().data == []
    client = groq.Groq(http_client=answering(failed, done), max_retries=0)
    error_of(groq.InternalServerError, client.models.list)
