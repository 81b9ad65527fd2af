from __future__ import annotations

import builtins
import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import orjson
import pytest

import groq
from groq import errors
from groq._transport import Response
from groq.errors import (
    AuthenticationError,
    AuthorizationError,
    ContentFilterError,
    ContextLengthError,
    GroqError,
    ModelError,
    NetworkError,
    NotFoundError,
    RateLimitError,
    ServerError,
    StreamError,
    TimeoutError,
    ValidationError,
    raise_for_status,
)


def error_of(status: int, body: object = b"", headers: dict[str, str] | None = None) -> GroqError:
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    with pytest.raises(GroqError) as raised:
        raise_for_status(Response(status, headers or {}, content))
    return raised.value


def body(**detail: object) -> dict[str, object]:
    return {"error": {"message": "No.", **detail}}


@pytest.mark.parametrize("status", [200, 201, 204, 206, 299])
def test_success_is_no_error(status: int) -> None:
    raise_for_status(Response(status, {}))


@pytest.mark.parametrize(
    ("status", "cls", "message"),
    [
        (400, ValidationError, "Bad request"),
        (401, AuthenticationError, "Invalid API key"),
        (403, AuthorizationError, "Forbidden"),
        (404, NotFoundError, "Resource not found (is base_url right?)"),
        (429, RateLimitError, "Rate limit exceeded"),
        (500, ServerError, "Server error: 500"),
        (599, ServerError, "Server error: 599"),
        (302, ServerError, "Unexpected status: 302"),
        (418, ServerError, "Unexpected status: 418"),
        (498, ServerError, "Unexpected status: 498"),
    ],
)
@pytest.mark.parametrize("content", [b"", b"<html>edge</html>", b"[]", b'{"error": 5}', b"\xff"])
def test_the_status_alone_makes_an_error(
    status: int, cls: type[GroqError], message: str, content: bytes
) -> None:
    error = error_of(status, content)
    assert type(error) is cls
    assert error.message == message
    assert error.status_code == status


@pytest.mark.parametrize(
    ("status", "detail", "cls"),
    [
        (400, {"type": "invalid_request_error"}, ValidationError),
        (
            400,
            {"type": "invalid_request_error", "code": "context_length_exceeded"},
            ContextLengthError,
        ),
        (400, {"code": "content_filter"}, ContentFilterError),
        (401, {"type": "invalid_request_error", "code": "invalid_api_key"}, AuthenticationError),
        (404, {"type": "invalid_request_error", "code": "model_not_found"}, ModelError),
        (404, {}, ModelError),
        (404, {"code": "unknown_url"}, NotFoundError),
        (429, {"type": "tokens", "code": "rate_limit_exceeded"}, RateLimitError),
        (403, {"type": "insufficient_quota"}, RateLimitError),
        (503, {"type": "internal_server_error"}, ServerError),
        (500, {"type": "a new kind", "code": "never heard of"}, ServerError),
    ],
)
def test_the_most_specific_class_wins(
    status: int, detail: dict[str, str], cls: type[GroqError]
) -> None:
    assert type(error_of(status, body(**detail))) is cls


def test_an_error_carries_what_the_service_said() -> None:
    said = body(
        type="tokens",
        code="rate_limit_exceeded",
        message="Limit 8000, Used 7000, Requested 2000. Please try again in 7.5s. Bye.",
        param="messages",
        failed_generation="<function>",
    )
    error = error_of(429, said, {"x-request-id": "req_01", "retry-after": "8"})
    assert isinstance(error, RateLimitError)
    assert (error.code, error.type, error.param) == ("rate_limit_exceeded", "tokens", "messages")
    assert (error.request_id, error.retry_after, error.limit_type) == ("req_01", 8.0, "tokens")
    assert error.failed_generation == "<function>"
    assert error.body == said
    assert error.headers["retry-after"] == "8"
    assert str(error).endswith("(request req_01)")


def test_a_model_error_names_the_model() -> None:
    error = error_of(
        404, body(message="The model `no/such` does not exist.", code="model_not_found")
    )
    assert isinstance(error, ModelError)
    assert error.model == "no/such"


def test_a_redirect_tells_where_to() -> None:
    error = error_of(307, headers={"location": "https://elsewhere.example/"})
    assert "https://elsewhere.example/" in error.message


def test_the_kind_stands_in_for_a_missing_code() -> None:
    assert error_of(429).code == "rate_limit_error"
    assert error_of(401).code == "authentication_error"


def test_a_text_for_an_error_is_its_message() -> None:
    assert error_of(502, {"error": "upstream is gone"}).message == "upstream is gone"


@pytest.mark.parametrize("status", [408, 409, 429, 498, 500, 501, 502, 503, 504])
def test_what_another_try_may_mend_is_retryable(status: int) -> None:
    assert error_of(status).is_retryable


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422, 424, 505, 520])
def test_the_rest_is_not(status: int) -> None:
    assert not error_of(status).is_retryable


def test_builtin_names_catch_their_kind() -> None:
    assert issubclass(TimeoutError, builtins.TimeoutError)
    assert issubclass(ValidationError, ValueError)


EXAMPLES = [
    error_of(429, body(type="tokens"), {"retry-after": "3", "x-request-id": "req_01"}),
    NetworkError("lost", is_retryable=False),
    TimeoutError("slow", timeout=3.0),
    StreamError("cut", partial_content="half an ans"),
    ModelError("none", model="m"),
    ValidationError("bad", param="temperature", value=99),
    errors.CircuitOpenError("open", retry_after=3.0),
    errors.PoolTimeoutError("busy", timeout=3.0),
    errors.ResponseParseError("odd", status_code=200, body={"a": 1}),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_errors_survive_pickling_and_copying_whole(error: GroqError) -> None:
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert vars(twin) == vars(error)
        assert twin.args == error.args


def test_what_cannot_be_pickled_does_not_keep_an_error_from_it() -> None:
    with Path(__file__).open() as file:
        twin = pickle.loads(pickle.dumps(ValidationError("bad", value=file)))  # noqa: S301
    assert "test_errors.py" in twin.value


def _fail() -> None:
    raise EXAMPLES[0]


def test_an_error_crosses_a_process_pool() -> None:
    with ProcessPoolExecutor(1) as pool, pytest.raises(RateLimitError) as raised:
        pool.submit(_fail).result()
    assert raised.value.retry_after == 3.0


def test_every_error_is_exported_and_drawn_in_the_tree() -> None:
    classes = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, GroqError)
    }
    assert classes == set(errors.__all__)
    assert all(name in (errors.__doc__ or "") for name in classes)
    assert all(getattr(groq, name) is getattr(errors, name) for name in classes)
