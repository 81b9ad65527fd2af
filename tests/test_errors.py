"""The errors themselves: their tree, their fields, and how they travel."""

from __future__ import annotations

import builtins
import copy
import inspect
import json
import multiprocessing
import pickle
import traceback
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

import groq
from groq import errors
from groq._error_mapping import from_body, raise_for_status
from groq._transport import Response
from groq.errors import (
    APIStatusError,
    AuthenticationError,
    AuthorizationError,
    ContentFilterError,
    ContextLengthError,
    GroqError,
    ModelDecommissionedError,
    ModelError,
    NetworkError,
    RateLimitError,
    RequestTooLargeError,
    StreamError,
    TimeoutError,
    ValidationError,
)
from groq.types import Attempt
from tests.conftest import API_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

CHAT = "/openai/v1/chat/completions"
ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
CHUNK = (
    '{"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    '"choices":[{"index":0,"delta":{"content":"half"},"finish_reason":null}]}'
)

CLASSES: list[type[GroqError]] = [getattr(errors, name) for name in errors.__all__]
ATTEMPTS = (Attempt(started_at=1.5, delay=0.0, seconds=0.25, status_code=500, error="e"),)
COMMON: dict[str, Any] = {"code": "c", "request_id": "req_01", "retry_after": 3.5, "body": {"a": 1}}
OF_STATUS: dict[str, Any] = {
    "status_code": 418,
    "headers": httpx.Headers({"X-Seen": "yes"}),
    "type": "t",
    "param": "messages[2].content",
    "failed_generation": "<function",
}
OWN: dict[type[GroqError], dict[str, Any]] = {
    AuthenticationError: {"api_key_hint": "...a1b2"},
    AuthorizationError: {"required_permission": "audio"},
    ContentFilterError: {"filtered_categories": ["S1"]},
    ContextLengthError: {"max_context": 8192, "requested": 9000},
    ModelDecommissionedError: {"model": "m", "replacement": "n"},
    ModelError: {"model": "m", "available_models": ["n"]},
    NetworkError: {"is_retryable": False},
    RateLimitError: {
        "limit_type": "tokens",
        "scope": "TPM",
        "limit": 8000,
        "used": 6670.5,
        "requested": 5883,
        "refill_after": 34.1475,
    },
    RequestTooLargeError: {"limit": 8000, "requested": 10494, "scope": "TPM"},
    StreamError: {"partial_content": "half"},
    TimeoutError: {"timeout": 2.5, "operation": "chat.create"},
    ValidationError: {"value": 99},
}


def fields_of(cls: type[GroqError]) -> dict[str, Any]:
    """A value for every keyword that a class takes."""
    fields = dict(COMMON)
    if issubclass(cls, APIStatusError):
        fields.update(OF_STATUS)
    for base in cls.__mro__:
        fields.update(OWN.get(base, {}))
    return fields


def full(cls: type[GroqError]) -> GroqError:
    error = cls("It failed.", **fields_of(cls))
    error.attempts = ATTEMPTS
    return error


def keywords_of(cls: type[GroqError]) -> set[str]:
    """The keywords that are written down in the constructors of a class and its bases."""
    return {
        name
        for base in cls.__mro__
        if base.__module__ == "groq.errors" and "__init__" in vars(base)
        for name, parameter in inspect.signature(base).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY and name != "response"  # no field, but many
    }


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
class TestEveryClass:
    def test_keeps_every_field(self, cls: type[GroqError]) -> None:
        assert keywords_of(cls) == set(fields_of(cls))
        error = full(cls)
        assert {name: getattr(error, name) for name in fields_of(cls)} == fields_of(cls)

    def test_needs_a_message_only(self, cls: type[GroqError]) -> None:
        error = cls("It failed.")
        assert (str(error), error.code, error.args) == ("It failed.", cls.kind, ("It failed.",))
        assert (error.request_id, error.retry_after, error.attempts) == (None, None, ())

    def test_refuses_a_field_that_it_does_not_have(self, cls: type[GroqError]) -> None:
        with pytest.raises(TypeError, match="retry_afer"):
            cls("It failed.", retry_afer=3)  # type: ignore[call-arg]  # the mistake is the test

    def test_survives_pickling_and_copying_whole(self, cls: type[GroqError]) -> None:
        error = full(cls)
        pickles = [pickle.dumps(error, protocol) for protocol in range(6)]
        twins = [pickle.loads(pickled) for pickled in pickles]  # noqa: S301  its own
        for twin in (*twins, copy.copy(error), copy.deepcopy(error)):
            assert twin is not error
            assert type(twin) is cls
            assert (str(twin), twin.args) == (str(error), error.args)
            assert vars(twin) == vars(error)
            assert twin.attempts == ATTEMPTS

    def test_can_be_written_as_json(self, cls: type[GroqError]) -> None:
        is_answer = issubclass(cls, APIStatusError)
        assert json.loads(json.dumps(full(cls).to_dict())) == {
            "name": cls.__name__,
            "code": "c",
            "message": "It failed.",
            "param": "messages[2].content" if is_answer else None,
            "status_code": 418 if is_answer else None,
            "request_id": "req_01",
        }

    def test_goes_by_its_public_name(self, cls: type[GroqError]) -> None:
        printed = "".join(traceback.format_exception_only(cls("It failed.")))
        assert printed == f"groq.errors.{cls.__name__}: It failed.\n"
        assert f"{cls.__name__}".encode() in pickle.dumps(cls("It failed."))

    def test_is_exported_and_drawn_in_the_tree(self, cls: type[GroqError]) -> None:
        assert getattr(groq, cls.__name__) is cls
        assert f" {cls.__name__}" in (errors.__doc__ or "")

    def test_documents_its_own_fields(self, cls: type[GroqError]) -> None:
        documented = "".join(base.__doc__ or "" for base in cls.__mro__ if base is not object)
        missing = [name for name in fields_of(cls) if f"{name}:" not in documented]
        assert not missing


def test_every_error_is_exported() -> None:
    def family(cls: type[GroqError]) -> Iterator[type[GroqError]]:
        yield cls
        for child in cls.__subclasses__():
            yield from family(child)

    public = {cls for cls in family(GroqError) if cls.__module__.startswith("groq")}
    assert public == set(CLASSES)


def test_builtin_names_catch_their_kind() -> None:
    assert issubclass(TimeoutError, builtins.TimeoutError)
    assert issubclass(ValidationError, ValueError)


def test_a_status_that_passes_makes_the_plain_class_retryable() -> None:
    assert APIStatusError("over capacity", status_code=503).is_retryable
    assert not APIStatusError("no", status_code=418).is_retryable


def test_what_cannot_be_pickled_does_not_keep_an_error_from_it() -> None:
    with Path(__file__).open() as file:
        error = ValidationError("bad", value=file)
        assert copy.copy(error).value is file
        assert "test_errors.py" in pickle.loads(pickle.dumps(error)).value  # noqa: S301


def test_errors_cross_a_process_pool() -> None:
    """A process of its own that imports everything anew: nothing is inherited."""
    answer = Response(
        429,
        httpx.Headers({"retry-after": "8", "x-request-id": "req_01"}),
        b'{"error": {"message": "(TPM): Limit 8, Used 7, Requested 2. Please try again in 7.5s."}}',
    )
    originals = [full(cls) for cls in CLASSES]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        raised = pool.submit(raise_for_status, answer).exception()
        twins = list(pool.map(copy.copy, originals))
    assert isinstance(raised, RateLimitError)
    assert (raised.retry_after, raised.refill_after, raised.request_id) == (8.0, 7.5, "req_01")
    assert (raised.limit, raised.used, raised.requested) == (8, 7, 2)
    for twin, original in zip(twins, originals, strict=True):
        assert type(twin) is type(original)
        assert vars(twin) == vars(original)


def test_the_cause_is_httpx_s_own_error_and_stays_behind() -> None:
    request = httpx.Request("GET", "https://x.example", headers={"authorization": API_KEY})
    error = NetworkError("lost")
    error.__cause__ = httpx.ReadError("lost", request=request)
    assert error.cause is error.__cause__
    assert API_KEY.encode() in pickle.dumps(error.__cause__)
    assert API_KEY.encode() not in pickle.dumps(error)
    assert pickle.loads(pickle.dumps(error)).cause is None  # noqa: S301  its own


def assert_keeps_the_secret(error: BaseException | None) -> None:
    """The key is in nothing that logs, crash reports and queues are made of."""
    if isinstance(error, GroqError):
        assert API_KEY.encode() not in pickle.dumps(error)
        assert API_KEY not in json.dumps(error.to_dict())
        headers = getattr(error, "headers", {})
        assert not {name.lower() for name in headers} & {"authorization", "user-agent", "accept"}
    while error is not None:
        shown = [str(error), repr(error), repr(vars(error)), *traceback.format_exception(error)]
        crash = traceback.TracebackException.from_exception(error, capture_locals=True)
        assert API_KEY not in "".join([*shown, *crash.format()])
        error = error.__cause__ or error.__context__


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, '{"error": {"message": "No.", "code": "tool_use_failed", "failed_generation": "x"}}'),
        (401, '{"error": {"message": "Invalid API Key", "code": "invalid_api_key"}}'),
        (429, '{"error": {"message": "(RPM): Limit 30, Used 30, Requested 1."}}'),
        (503, "<html>over capacity</html>"),
        (200, "no JSON"),
    ],
)
async def test_an_error_of_a_real_answer_does_not_hold_the_key(
    server_world: World, httpserver: HTTPServer, status: int, body: str
) -> None:
    httpserver.expect_request(CHAT).respond_with_data(body, status, {"x-request-id": "req_01"})
    with pytest.raises(GroqError) as raised:
        await server_world.settle(server_world.client(max_retries=0).chat.create(**ASK))
    assert raised.value.request_id == "req_01"
    assert httpserver.log[0][0].headers["authorization"] == f"Bearer {API_KEY}"
    assert_keeps_the_secret(raised.value)
    twin = pickle.loads(pickle.dumps(raised.value))  # noqa: S301  its own
    assert vars(twin) == vars(raised.value)


@pytest.mark.anyio
async def test_an_error_inside_a_real_stream_does_not_hold_the_key(
    server_world: World, httpserver: HTTPServer
) -> None:
    events = f'data: {CHUNK}\n\nevent: error\ndata: {{"error": {{"message": "over"}}}}\n\n'
    handler = httpserver.expect_request(CHAT)
    handler.respond_with_data(events, content_type="text/event-stream")
    stream = await server_world.settle(server_world.client().chat.create_stream(**ASK))
    with pytest.raises(GroqError) as raised:
        await server_world.settle(stream.collect())
    assert_keeps_the_secret(raised.value)
    twin = pickle.loads(pickle.dumps(raised.value))  # noqa: S301  its own
    assert (twin.partial_content, twin.partial.content) == ("half", "half")


@pytest.mark.anyio
async def test_an_error_without_an_answer_does_not_hold_the_key(world: World) -> None:
    client = world.client(max_retries=0, base_url="http://127.0.0.1:1")
    with pytest.raises(NetworkError) as raised:
        await world.settle(client.chat.create(**ASK))
    assert isinstance(raised.value.cause, httpx.ConnectError)
    assert_keeps_the_secret(raised.value)


@pytest.mark.anyio
@pytest.mark.parametrize(("event", "sends"), [("request", 0), ("response", 1)])
async def test_a_mistake_of_the_caller_keeps_its_name_and_is_not_repeated(
    server_world: World, httpserver: HTTPServer, event: str, sends: int
) -> None:
    calls: list[object] = []

    def hook(subject: object) -> None:
        calls.append(subject)
        raise TypeError("the hook is broken")

    async def async_hook(subject: object) -> None:
        hook(subject)

    httpserver.expect_request(CHAT).respond_with_json({})
    if server_world.name == "blocking":
        http_client: Any = httpx.Client(event_hooks={event: [hook]})
    else:
        http_client = httpx.AsyncClient(event_hooks={event: [async_hook]})
    client = server_world.client(http_client=http_client, max_retries=3)
    with pytest.raises(TypeError, match="the hook is broken") as raised:
        await server_world.settle(client.chat.create(**ASK))
    assert type(raised.value) is TypeError
    assert raised.value.__cause__ is None
    assert (len(calls), len(httpserver.log)) == (1, sends)
    assert client.circuit_state() is groq.CircuitState.CLOSED


def test_an_error_inside_a_stream_is_made_like_that_of_a_status() -> None:
    body = {"error": {"message": "No.", "code": "model_not_found"}}
    error = from_body(404, body, {"x-request-id": "req_01"})
    with pytest.raises(ModelError) as raised:
        raise_for_status(Response(404, {"x-request-id": "req_01"}, json.dumps(body).encode()))
    assert vars(raised.value) == vars(error)
