"""Which response becomes which error, and what is read from its message."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpx
import orjson
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from groq import Groq, _error_mapping
from groq._error_mapping import decode_body, from_body, raise_for_status
from groq._error_messages import limit_in, max_context_in, model_in, replacement_in
from groq._transport import Response
from groq.errors import (
    APIStatusError,
    AuthenticationError,
    AuthorizationError,
    ConflictError,
    ContentFilterError,
    ContextLengthError,
    FlexCapacityError,
    GenerationFailedError,
    GroqError,
    JSONValidationFailedError,
    ModelDecommissionedError,
    ModelError,
    NetworkError,
    NotFoundError,
    OutputParseFailedError,
    PoolTimeoutError,
    RateLimitError,
    RequestTooLargeError,
    ServerError,
    TimeoutError,
    ToolUseFailedError,
    UnprocessableEntityError,
    ValidationError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ON = "in organization `org_01` service tier `on_demand` on"


@frozen
class Row:
    """A response, by its status and what its body says, and the error that it must become."""

    status: int
    kind: str | None
    code: str | None
    cls: type[APIStatusError]
    is_retryable: bool = False

    def error(self, message: str = "No.") -> APIStatusError:
        detail = {"message": message, "type": self.kind, "code": self.code}
        said = {name: value for name, value in detail.items() if value is not None}
        return from_body(self.status, {"error": said}, {})


INVALID, PERMISSIONS, INTERNAL = (
    "invalid_request_error",
    "permissions_error",
    "internal_server_error",
)

TABLE = [
    # What the service is known to say, status by status.
    Row(400, INVALID, None, ValidationError),
    Row(400, INVALID, "json_validate_failed", JSONValidationFailedError, is_retryable=True),
    Row(400, INVALID, "tool_use_failed", ToolUseFailedError, is_retryable=True),
    Row(400, INVALID, "output_parse_failed", OutputParseFailedError, is_retryable=True),
    Row(400, INVALID, "context_length_exceeded", ContextLengthError),
    Row(400, INVALID, "content_filter", ContentFilterError),
    Row(400, INVALID, "model_decommissioned", ModelDecommissionedError),
    Row(400, INVALID, "model_terms_required", AuthorizationError),
    Row(400, INVALID, "unsupported_audio_format", ValidationError),
    Row(400, INVALID, "organization_restricted", AuthorizationError),
    Row(403, INVALID, "organization_restricted", AuthorizationError),
    Row(400, None, "blocked_api_access", AuthorizationError),
    Row(400, None, "spend_limit_reached", AuthorizationError),
    Row(429, "requests", "spend_alert_blocked", AuthorizationError),
    Row(401, INVALID, "invalid_api_key", AuthenticationError),
    Row(401, INVALID, "expired_api_key", AuthenticationError),
    Row(403, PERMISSIONS, "model_permission_blocked_org", AuthorizationError),
    Row(403, PERMISSIONS, "model_permission_blocked_project", AuthorizationError),
    Row(403, PERMISSIONS, None, AuthorizationError),
    Row(403, None, None, AuthorizationError),
    Row(404, INVALID, "model_not_found", ModelError),
    Row(404, INVALID, "unknown_url", NotFoundError),
    Row(404, None, None, ModelError),
    Row(413, INVALID, "request_too_large", RequestTooLargeError),
    Row(413, "tokens", "rate_limit_exceeded", RequestTooLargeError),
    Row(424, "external_connector_error", "http_error", ServerError),
    Row(429, "tokens", "rate_limit_exceeded", RateLimitError, is_retryable=True),
    Row(429, "requests", "rate_limit_exceeded", RateLimitError, is_retryable=True),
    Row(429, "seconds", "rate_limit_exceeded", RateLimitError, is_retryable=True),
    Row(403, "insufficient_quota", None, RateLimitError, is_retryable=True),
    Row(498, None, "capacity_exceeded", FlexCapacityError, is_retryable=True),
    Row(500, INTERNAL, None, ServerError, is_retryable=True),
    Row(503, INTERNAL, None, ServerError, is_retryable=True),
    Row(500, "server_error", None, ServerError, is_retryable=True),
    Row(503, "service_unavailable", None, ServerError, is_retryable=True),
    # The status alone, for codes that nobody has heard of.
    Row(402, "new", "unheard_of", ServerError),
    Row(408, "new", "unheard_of", ServerError, is_retryable=True),
    Row(409, "new", "unheard_of", ConflictError, is_retryable=True),
    Row(413, "new", "unheard_of", RequestTooLargeError),
    Row(422, "new", "unheard_of", UnprocessableEntityError),
    Row(424, "new", "unheard_of", ServerError),
    Row(429, "new", "unheard_of", RateLimitError, is_retryable=True),
    Row(498, "new", "unheard_of", FlexCapacityError, is_retryable=True),
    Row(499, "new", "unheard_of", ServerError),
    *(
        Row(status, "new", "unheard_of", ServerError, is_retryable=True)
        for status in (500, 501, 502, 503, 504, 505, 520, 529, 599)
    ),
    Row(302, "new", "unheard_of", ServerError),
    Row(600, "new", "unheard_of", ServerError),
    # The code tells more than the type, the type more than the status; but 413 stays 413.
    Row(400, "model_not_found", "invalid_api_key", AuthenticationError),
    Row(400, "model_not_found", None, ModelError),
    Row(500, None, "context_length_exceeded", ContextLengthError),
    Row(500, "tokens", "rate_limit_exceeded", RateLimitError, is_retryable=True),
    Row(413, "insufficient_quota", None, RequestTooLargeError),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.status}-{row.kind}-{row.code}")
def test_a_response_becomes_the_most_specific_error(row: Row) -> None:
    error = row.error()
    assert type(error) is row.cls
    assert error.is_retryable is row.is_retryable
    assert (error.status_code, error.type, error.message) == (row.status, row.kind, "No.")
    assert error.code == (row.code or row.cls.kind)


# These say too little to stand in for a status.
VAGUE = {None, "http_error", "unheard_of", "unsupported_audio_format"}


@pytest.mark.parametrize(
    ("code", "cls"),
    {row.code: row.cls for row in TABLE if row.code not in VAGUE}.items(),
)
def test_a_code_decides_where_there_is_no_status_as_inside_a_stream(
    code: str, cls: type[APIStatusError]
) -> None:
    assert type(from_body(500, {"error": {"message": "No.", "code": code}}, {})) is cls


def test_the_table_has_a_row_for_everything_that_is_told_apart() -> None:
    names = {name for row in TABLE for name in (row.code, row.kind)}
    assert names >= set(_error_mapping.BY_NAME)
    assert {row.status for row in TABLE} >= set(_error_mapping.BY_STATUS)
    made = set(_error_mapping.BY_NAME.values()) | set(_error_mapping.BY_STATUS.values())
    assert {row.cls for row in TABLE} >= made


def error_of(status: int, body: object = b"", headers: Mapping[str, str] | None = None) -> Any:
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    with pytest.raises(APIStatusError) as raised:
        raise_for_status(Response(status, headers or {}, content))
    return raised.value


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
        (413, RequestTooLargeError, "Request too large"),
        (429, RateLimitError, "Rate limit exceeded"),
        (498, FlexCapacityError, "Flex capacity exceeded"),
        (500, ServerError, "Server error: 500"),
        (599, ServerError, "Server error: 599"),
        (302, ServerError, "Unexpected status: 302"),
        (418, ServerError, "Unexpected status: 418"),
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
    assert error.code == cls.kind
    assert error.body == decode_body(content)


def test_an_error_carries_what_the_service_said() -> None:
    said = {"error": {"message": "No.", "type": "t", "code": "c", "param": "messages[2].content"}}
    error = error_of(400, said, {"x-request-id": "req_01", "retry-after": "8"})
    assert (error.code, error.type, error.param) == ("c", "t", "messages[2].content")
    assert (error.request_id, error.retry_after) == ("req_01", 8.0)
    assert error.body == said
    assert error.headers["retry-after"] == "8"
    assert str(error) == "No. (request req_01)"


@pytest.mark.parametrize("code", ["tool_use_failed", "json_validate_failed", "output_parse_failed"])
def test_what_the_model_produced_in_vain_is_kept(code: str) -> None:
    said = {"error": {"message": "No.", "code": code, "failed_generation": '<function=f{"a": 1}'}}
    error = error_of(400, said)
    assert isinstance(error, GenerationFailedError)
    assert error.failed_generation == '<function=f{"a": 1}'


def test_a_redirect_tells_where_to() -> None:
    error = error_of(307, headers={"location": "https://elsewhere.example/"})
    assert "https://elsewhere.example/" in error.message


def test_a_text_for_an_error_is_its_message() -> None:
    assert error_of(502, {"error": "upstream is gone"}).message == "upstream is gone"


TOLD = {
    "tokens per minute (TPM): Limit 8000, Used 6670, Requested 5883. Please try again in "
    "34.1475s.": ("tokens", "TPM", 8000, 6670, 5883, 34.1475),
    "requests per day (RPD): Limit 1000, Used 1000, Requested 1. Please try again in 1m26.4s.": (
        "requests",
        "RPD",
        1000,
        1000,
        1,
        86.4,
    ),
    "output tokens per minute (OTPM): Limit 500, Requested 700. Visit us.": (
        "tokens",
        "OTPM",
        500,
        None,
        700,
        None,
    ),
    "seconds of audio per hour (ASPH): Limit 7200, Used 7150.5, Requested 383.25. Please try "
    "again in 120ms.": ("audio_seconds", "ASH", 7200, 7150.5, 383.25, 0.12),
    "new things per week (NTPWK): Limit 5": (None, "NTPWK", 5, None, None, None),
    "something or other.": (None, None, None, None, None, None),
}


@pytest.mark.parametrize(("told", "expected"), TOLD.items())
def test_a_rate_limit_error_tells_what_the_message_tells(
    told: str, expected: tuple[object, ...]
) -> None:
    error = Row(429, "new", "rate_limit_exceeded", RateLimitError).error(
        f"Rate limit reached for model `openai/gpt-oss-20b` {ON} {told}"
    )
    assert isinstance(error, RateLimitError)
    numbers = (error.limit, error.used, error.requested, error.refill_after)
    assert (error.limit_type, error.scope, *numbers) == expected
    assert error.retry_after == error.refill_after


@pytest.mark.parametrize("scope", ["RPM", "RPD", "TPM", "TPD", "ITPM", "OTPM", "ASH", "ASD"])
def test_every_dimension_has_a_limit_type(scope: str) -> None:
    expected = {"R": "requests", "A": "audio_seconds"}.get(scope[0], "tokens")
    assert limit_in(f"on so many ({scope}): Limit 30, Used 30, Requested 1.").limit_type == expected


@pytest.mark.parametrize(
    ("kind", "limit_type"),
    [
        ("requests", "requests"),
        ("tokens", "tokens"),
        ("seconds", "audio_seconds"),
        ("invalid_request_error", None),
    ],
)
def test_the_type_tells_what_ran_out_when_the_message_does_not(
    kind: str, limit_type: str | None
) -> None:
    error = Row(429, kind, None, RateLimitError).error()
    assert isinstance(error, RateLimitError)
    assert error.limit_type == limit_type


def test_the_message_is_more_precise_than_the_header() -> None:
    message = "(TPM): Limit 8000, Used 7000, Requested 2000. Please try again in 7.66s."
    error = error_of(429, {"error": {"message": message}}, {"retry-after": "8"})
    assert (error.retry_after, error.refill_after) == (8.0, 7.66)


def test_a_request_above_the_limit_of_a_minute_tells_by_how_much() -> None:
    message = (
        f"Request too large for model `m` {ON} tokens per minute (TPM): Limit 8000, "
        "Requested 10494, please reduce your message size and try again."
    )
    said = {"error": {"message": message, "type": "tokens", "code": "rate_limit_exceeded"}}
    error = error_of(413, said, {"retry-after": "12"})
    assert type(error) is RequestTooLargeError
    assert (error.limit, error.requested, error.scope) == (8000, 10494, "TPM")
    assert (error.retry_after, error.is_retryable) == (12.0, False)


def test_a_body_that_is_too_large_has_no_numbers() -> None:
    error = Row(413, INVALID, "request_too_large", RequestTooLargeError).error(
        "Request Entity Too Large"
    )
    assert isinstance(error, RequestTooLargeError)
    assert (error.limit, error.requested, error.scope) == (None, None, None)


CONTEXTS = {
    "Please reduce the length of the messages or completion.": (None, None),
    "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens "
    "(200 in the messages, 8800 in the completion).": (8192, 9000),
    "The context window is 131072 tokens, but your messages resulted in 140000 tokens.": (
        131072,
        140000,
    ),
}


@pytest.mark.parametrize(("message", "expected"), CONTEXTS.items())
def test_a_context_error_has_the_numbers_of_its_message(
    message: str, expected: tuple[int | None, int | None]
) -> None:
    error = Row(400, INVALID, "context_length_exceeded", ContextLengthError).error(message)
    assert isinstance(error, ContextLengthError)
    assert (error.max_context, error.requested) == expected


@pytest.mark.parametrize(
    ("rest", "replacement"),
    [
        ("has been decommissioned and is no longer supported.", None),
        ("has been decommissioned. See https://console.groq.com/docs/deprecations.", None),
        ("has been decommissioned. Please use `openai/gpt-oss-20b` instead.", "openai/gpt-oss-20b"),
        ("is gone. Please use [qwen/qwen3-32b](https://groq.com/q) instead.", "qwen/qwen3-32b"),
    ],
)
def test_a_decommissioned_model_is_named_and_so_is_its_replacement_if_there_is_one(
    rest: str, replacement: str | None
) -> None:
    row = Row(400, INVALID, "model_decommissioned", ModelDecommissionedError)
    error = row.error(f"The model `llama3-8b-8192` {rest}")
    assert isinstance(error, ModelDecommissionedError)
    assert (error.model, error.replacement) == ("llama3-8b-8192", replacement)


@pytest.mark.parametrize(
    ("detail", "model"),
    [
        ({"message": "The model `no/such` does not exist.", "code": "model_not_found"}, "no/such"),
        ({"message": "No.", "type": "model_not_found", "param": "no/such"}, "no/such"),
        ({"message": "No.", "code": "model_not_found", "param": "model"}, ""),
        ({"message": "No such file.", "param": "file_id"}, ""),
    ],
)
def test_a_model_error_names_the_model(detail: dict[str, str], model: str) -> None:
    error = error_of(404, {"error": detail})
    assert isinstance(error, ModelError)
    assert error.model == model


# One for each class whose own fields are read from the message.
ROWS_WITH_NUMBERS = {row.cls: row for row in TABLE if row.cls in _error_mapping._READERS}.values()


@given(st.text(st.sampled_from("(RPM): Limit 80, Used Requested.9~ `[")) | st.text())
def test_any_message_makes_an_error(message: str) -> None:
    for row in ROWS_WITH_NUMBERS:
        assert row.error(message).message == (message or row.error("").message)


@pytest.mark.parametrize(
    "part",
    [
        *("(", "(TPM", "(TPM): Limit ", "(TPM): Limit 8", "(TPM): Limit 8, Used ", "8", "on a "),
        *("try again in ", "try again in 1", "1m", "context length ", "requested 1 ", "model `"),
        *("use `", "use [a](", "use [a](b) "),
    ],
)
def test_reading_a_message_takes_time_in_proportion_to_its_length(part: str) -> None:
    message = part * (200_000 // len(part))
    started = time.process_time()
    for read in (limit_in, max_context_in, model_in, replacement_in):
        read(message)
    for row in ROWS_WITH_NUMBERS:
        row.error(message)
    assert time.process_time() - started < 2  # in the square of its length: minutes


# What becomes of httpx's errors without a complete answer, and whether another try may help.
OF_HTTPX: Mapping[type[httpx.RequestError], tuple[type[GroqError], bool]] = {
    httpx.CloseError: (NetworkError, True),
    httpx.ConnectError: (NetworkError, True),
    httpx.ConnectTimeout: (TimeoutError, True),
    httpx.DecodingError: (NetworkError, True),
    httpx.LocalProtocolError: (NetworkError, False),
    httpx.NetworkError: (NetworkError, True),
    httpx.PoolTimeout: (PoolTimeoutError, True),
    httpx.ProtocolError: (NetworkError, True),
    httpx.ProxyError: (NetworkError, True),
    httpx.ReadError: (NetworkError, True),
    httpx.ReadTimeout: (TimeoutError, True),
    httpx.RemoteProtocolError: (NetworkError, True),
    httpx.RequestError: (NetworkError, True),
    httpx.TimeoutException: (TimeoutError, True),
    httpx.TooManyRedirects: (NetworkError, False),
    httpx.TransportError: (NetworkError, True),
    httpx.UnsupportedProtocol: (NetworkError, False),
    httpx.WriteError: (NetworkError, True),
    httpx.WriteTimeout: (TimeoutError, True),
}


def family(cls: type[httpx.RequestError]) -> Iterator[type[httpx.RequestError]]:
    yield cls
    for child in cls.__subclasses__():
        yield from family(child)


def test_every_error_that_httpx_has_is_in_the_table() -> None:
    assert {cls for cls in family(httpx.RequestError) if cls.__module__ == "httpx"} == set(OF_HTTPX)


@frozen
class Unreachable(httpx.BaseTransport):
    """No server makes httpx raise all of its errors, so here they are made to order."""

    error: httpx.RequestError

    def handle_request(self, _: httpx.Request) -> httpx.Response:
        raise self.error


@pytest.mark.parametrize("cls", OF_HTTPX, ids=lambda cls: cls.__name__)
def test_an_error_of_httpx_becomes_one_of_ours(cls: type[httpx.RequestError]) -> None:
    original = cls("lost")
    with httpx.Client(transport=Unreachable(original)) as http_client:
        client = Groq(api_key="gsk_any", http_client=http_client, max_retries=0)
        with pytest.raises(GroqError) as raised:
            client.models.list()
    assert (type(raised.value), raised.value.is_retryable) == OF_HTTPX[cls]
    assert raised.value.__cause__ is original
