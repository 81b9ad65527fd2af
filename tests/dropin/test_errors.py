"""Errors under the names, with the attributes and by the constructors of Groq's own SDK."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import httpx
import pytest

import groq
from groq import _exceptions
from tests.conftest import API_KEY
from tests.test_chat import ASK, PATH

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

REQUEST = httpx.Request("POST", "https://api.groq.com" + PATH, headers={"authorization": "Bearer"})
BODY = {"error": {"message": "No.", "type": "invalid_request_error", "code": "odd"}}

BY_STATUS: list[tuple[int, type[groq.APIStatusError]]] = [
    (400, groq.BadRequestError),
    (401, groq.AuthenticationError),
    (403, groq.PermissionDeniedError),
    (404, groq.NotFoundError),
    (409, groq.ConflictError),
    (422, groq.UnprocessableEntityError),
    (429, groq.RateLimitError),
    (500, groq.InternalServerError),
    (503, groq.InternalServerError),
]


@pytest.mark.parametrize(("status", "kind"), BY_STATUS)
async def test_a_status_raises_the_error_of_its_name(
    server_world: World, httpserver: HTTPServer, status: int, kind: type[groq.APIStatusError]
) -> None:
    httpserver.expect_request(PATH).respond_with_json(
        BODY, status=status, headers={"x-request-id": "req_1"}
    )
    client = server_world.client(max_retries=0)
    with pytest.raises(kind) as raised:
        await server_world.settle(client.chat.completions.create(**ASK))
    error = raised.value
    assert isinstance(error, groq.APIError)
    assert (error.status_code, error.code, error.message, error.body) == (
        status,
        "odd",
        "No.",
        BODY,
    )
    assert (error.response.status_code, error.response.json()) == (status, BODY)
    assert error.response.headers["x-request-id"] == error.request_id == "req_1"
    assert (error.request.method, error.request.url.path) == ("POST", PATH)
    assert error.response.request.url == error.request.url
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301  its own
    for each in (error, twin, copy.copy(error)):
        assert each.response.json() == BODY
        assert API_KEY not in f"{each.request.headers}{each.response.request.headers}{vars(each)}"


async def test_a_body_that_is_no_json_is_the_text_of_the_response(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_data("<html>é", status=502)
    client = server_world.client(max_retries=0)
    with pytest.raises(groq.InternalServerError) as raised:
        await server_world.settle(client.chat.completions.create(**ASK))
    assert raised.value.response.text == "<html>é"


async def test_a_connection_that_fails_has_a_request_and_a_cause(server_world: World) -> None:
    client = server_world.client(base_url="http://127.0.0.1:9", max_retries=0)
    with pytest.raises(groq.APIConnectionError) as raised:
        await server_world.settle(client.chat.completions.create(**ASK))
    assert str(raised.value.request.url) == "http://127.0.0.1:9" + PATH
    assert isinstance(raised.value.__cause__, httpx.ConnectError)


@pytest.mark.parametrize(("status", "kind"), BY_STATUS)
def test_errors_of_a_status_are_made_of_a_response(
    status: int, kind: type[groq.APIStatusError]
) -> None:
    headers = {"x-request-id": "req_2", "content-encoding": "identity"}
    response = httpx.Response(status, headers=headers, json=BODY, request=REQUEST)
    error = kind("Odd.", response=response, body=BODY)
    assert (error.message, error.status_code, error.body) == ("Odd.", status, BODY)
    assert (error.request_id, error.request.url) == ("req_2", REQUEST.url)
    assert error.response.json() == BODY
    assert "authorization" not in error.request.headers
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)  # noqa: S301  its own


def test_a_response_needs_no_request() -> None:
    error = groq.APIStatusError("Odd.", response=httpx.Response(418), body=None)
    assert (error.status_code, error.response.text) == (418, "")
    with pytest.raises(RuntimeError, match="no request"):
        _ = error.request


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (groq.APIError("Odd.", REQUEST, body=None), "Odd."),
        (groq.APIConnectionError(request=REQUEST), "Connection error."),
        (groq.APIConnectionError(message="No route.", request=REQUEST), "No route."),
        (groq.NetworkError(request=REQUEST), "Connection error."),
        (groq.APITimeoutError(REQUEST), "Request timed out."),
        (groq.APITimeoutError(request=REQUEST), "Request timed out."),
    ],
)
def test_errors_without_a_response_are_made_of_a_request(
    error: groq.APIError, message: str
) -> None:
    assert (error.message, error.request.method, error.request.url) == (
        message,
        "POST",
        REQUEST.url,
    )


def test_a_response_that_is_not_valid_is_an_error_of_its_own() -> None:
    response = httpx.Response(200, json={}, request=REQUEST)
    error: Any = groq.APIResponseValidationError(response=response, body={})
    assert (error.status_code, error.body) == (200, {})
    assert "documents" in error.message


def test_both_names_of_an_error_are_one_class() -> None:
    assert _exceptions.APITimeoutError is groq.TimeoutError
    assert _exceptions.BadRequestError is groq.ValidationError
    assert {name for name in dir(_exceptions) if name.endswith("Error")} <= set(groq.__all__)
