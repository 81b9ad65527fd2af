"""What the log tells of calls, of refusals, and of what clients are set to; in three worlds."""

from __future__ import annotations

import logging
import socket
import threading
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Any

import anyio
import pytest
import structlog
from structlog.testing import CapturingLogger

from groq import (
    AuthenticationError,
    AuthorizationError,
    CircuitBreakerConfig,
    Groq,
    GroqError,
    RateLimitError,
    ServerError,
    ValidationError,
)
from groq.telemetry import ContentLog
from tests.conftest import API_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

CHAT = "/openai/v1/chat/completions"
MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}]}
ABOUT = {"operation": "chat.create", "model": MODEL}
COMPLETION = {
    "id": "c",
    "object": "chat.completion",
    "created": 1,
    "model": MODEL,
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "Hello"},
            "finish_reason": "stop",
        }
    ],
    "usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7},
}
_BARE = vars(logging.makeLogRecord({})).keys() | {"message", "asctime"}


class Heard(logging.Handler):
    """Keeps what it is told, as pairs of a level and the facts."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    @property
    def events(self) -> list[tuple[str, dict[str, Any]]]:
        return [(record.levelname, facts_of(record)) for record in self.records]

    def of(self, *names: str) -> list[tuple[str, dict[str, Any]]]:
        """The events of these names, whose durations are left out."""
        return [
            (level, {name: fact for name, fact in facts.items() if name != "duration_ms"})
            for level, facts in self.events
            if facts["event"] in names
        ]


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if name not in _BARE}


@pytest.fixture
def heard() -> Iterator[Heard]:
    """Everything that the logger `groq` tells during a test."""
    yield from hearing("groq")


@pytest.fixture
def audited() -> Iterator[Heard]:
    """What an audit alone is told."""
    yield from hearing("groq.audit")


def hearing(name: str) -> Iterator[Heard]:
    handler, logger = Heard(), logging.getLogger(name)
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(before)


async def test_each_event_of_a_call_tells_what_how_far_and_which_request(
    server_world: World, httpserver: HTTPServer, heard: Heard
) -> None:
    httpserver.expect_ordered_request(CHAT).respond_with_json(
        {"error": {"message": "down"}},
        503,
        headers={"retry-after": "0.01", "x-request-id": "req_1"},
    )
    httpserver.expect_ordered_request(CHAT).respond_with_json(
        COMPLETION,
        headers={
            "x-request-id": "req_2",
            "x-ratelimit-remaining-requests": "999",
            "x-ratelimit-remaining-tokens": "many",
        },
    )
    client = server_world.client()
    heard.records.clear()
    await server_world.settle(client.chat.create(**ASK))
    assert all(facts.pop("duration_ms", 1) > 0 for _, facts in heard.events)
    first = {**ABOUT, "attempt": 1, "request_id": "req_1"}
    second = {**ABOUT, "attempt": 2, "request_id": "req_2"}
    sent = {"event": "groq.attempt", "method": "POST", "path": CHAT}
    assert heard.of("groq.attempt", "groq.retry_scheduled", "groq.request") == [
        ("DEBUG", {**first, **sent, "status_code": 503}),
        (
            "WARNING",
            {**first, "event": "groq.retry_scheduled", "delay_ms": 10, "error": "server_error"},
        ),
        ("DEBUG", {**second, **sent, "status_code": 200, "requests_remaining": 999}),
        ("INFO", {**second, "event": "groq.request", "status": "success"}),
    ]
    assert len(heard.records) == 4


async def test_an_attempt_without_an_answer_is_told_with_its_error(
    server_world: World, httpserver: HTTPServer, heard: Heard
) -> None:
    url = httpserver.url_for("").rstrip("/")
    closed = url.replace(str(httpserver.port), "9")  # discard: nobody listens
    client = server_world.client(base_url=closed, max_retries=0)
    with pytest.raises(GroqError):
        await server_world.settle(client.chat.create(**ASK))
    told = {**ABOUT, "attempt": 1}
    assert heard.of("groq.attempt", "groq.request") == [
        (
            "DEBUG",
            {
                **told,
                "event": "groq.attempt",
                "method": "POST",
                "path": CHAT,
                "error": "network_error",
            },
        ),
        ("ERROR", {**told, "event": "groq.request", "status": "network_error"}),
    ]


async def test_a_stream_is_told_when_it_is_opened_and_when_it_ends(
    world: World, heard: Heard
) -> None:
    stream = await world.settle(world.client().chat.create_stream(**ASK))
    assert heard.events[-1][1]["event"] == "groq.request"
    await world.settle(stream.collect())
    level, facts = heard.events[-1]
    assert level == "INFO"
    assert 0 < facts.pop("first_token_ms") <= facts.pop("duration_ms")
    about = {**ABOUT, "operation": "chat.create_stream", "attempt": 1}
    assert facts == {
        **about,
        "event": "groq.stream",
        "request_id": stream.request_id,
        "status": "success",
    }


@pytest.mark.parametrize("key", [API_KEY, lambda: API_KEY])
@pytest.mark.parametrize(
    ("status", "error"), [(401, AuthenticationError), (403, AuthorizationError)]
)
async def test_a_refused_key_is_told_to_the_audit_by_its_last_four_characters(
    server_world: World,
    httpserver: HTTPServer,
    audited: Heard,
    *,
    status: int,
    error: type[GroqError],
    key: Any,
) -> None:
    httpserver.expect_request(CHAT).respond_with_json(
        {"error": {"message": "no", "code": "no_access"}},
        status,
        headers={"x-request-id": "req_1"},
    )
    client = server_world.client(api_key=key)
    audited.records.clear()
    with pytest.raises(error):
        await server_world.settle(client.chat.create(**ASK))
    assert audited.events == [
        (
            "ERROR",
            {
                **ABOUT,
                "event": "groq.authentication_failed",
                "attempt": 1,
                "request_id": "req_1",
                "status_code": status,
                "error": "no_access",
                "api_key_hint": f"...{API_KEY[-4:]}",
            },
        )
    ]
    assert audited.records[0].name == "groq.audit"


async def test_each_exceeded_limit_is_told_to_the_audit(
    server_world: World, httpserver: HTTPServer, heard: Heard, audited: Heard
) -> None:
    message = (
        f"Rate limit reached for model `{MODEL}` on requests per minute (RPM): Limit 30, "
        "Used 30, Requested 1. Please try again in 2s."
    )
    httpserver.expect_request(CHAT).respond_with_json(
        {"error": {"message": message, "code": "rate_limit_exceeded"}},
        429,
        headers={"retry-after": "2", "x-request-id": "req_1"},
    )
    client = server_world.client(max_wait=0.1)
    with pytest.raises(RateLimitError):
        await server_world.settle(client.chat.create(**ASK))
    told = (
        "WARNING",
        {
            **ABOUT,
            "event": "groq.rate_limited",
            "attempt": 1,
            "request_id": "req_1",
            "limit": "RPM",
            "allowed": 30,
            "retry_after": 2.0,
        },
    )
    assert audited.of("groq.rate_limited") == [told]
    assert told in heard.events  # whoever hears the one hears the other


async def test_what_a_client_is_set_to_is_told_by_name_never_by_value(
    world: World, audited: Heard
) -> None:
    client = world.client(
        max_retries=5, default_headers={"x-secret": "hush"}, default_query={"token": "hush"}
    )
    copy = client.with_options(timeout=3, default_headers={"x-secret": "hush"})
    copy.api_key = "gsk_another_0123456789wxyz"
    copy.base_url = "https://example.com/groq"
    copy.timeout = 7
    copy.reset_circuit(MODEL)
    client.copy(api_key="gsk_third_0123456789mnop", set_default_headers={"x-secret": "hush"})
    client.with_options()  # nothing has changed
    here = {"base_url": world.base_url, "api_key_hint": f"...{API_KEY[-4:]}"}
    there = {"base_url": "https://example.com/groq", "api_key_hint": "...wxyz"}
    made = {
        "event": "groq.client_made",
        "client": type(client).__name__,
        "settings": "max_retries,default_headers,default_query",
    }
    assert audited.events == [
        ("INFO", {**made, **here}),
        ("DEBUG", {"event": "groq.client_copied", "settings": "timeout,default_headers"}),
        ("DEBUG", {"event": "groq.settings_replaced", "settings": "api_key"}),
        (
            "INFO",
            {**here, "event": "groq.service_replaced", "settings": "api_key"}
            | {"api_key_hint": "...wxyz"},
        ),
        ("DEBUG", {"event": "groq.settings_replaced", "settings": "base_url"}),
        ("INFO", {**there, "event": "groq.service_replaced", "settings": "base_url"}),
        ("DEBUG", {"event": "groq.settings_replaced", "settings": "timeout"}),
        ("INFO", {"event": "groq.circuit_reset", "model": MODEL}),
        ("DEBUG", {"event": "groq.settings_replaced", "settings": "default_headers"}),
        ("DEBUG", {"event": "groq.settings_replaced", "settings": "api_key"}),
        (
            "INFO",
            {**here, "event": "groq.service_replaced", "settings": "api_key"}
            | {"api_key_hint": "...mnop"},
        ),
    ]
    assert "hush" not in str(audited.events)
    assert "hush" not in str([record.getMessage() for record in audited.records])


def test_other_settings_are_told_as_well_and_a_function_of_a_key_has_no_end(
    audited: Heard,
) -> None:
    with Groq(
        lambda: API_KEY, retry_budget=False, circuit_breaker=CircuitBreakerConfig(), middleware=[]
    ):
        pass
    level, facts = audited.events[0]
    assert level == "INFO"
    assert facts["settings"] == "retry_budget,circuit_breaker"
    assert "api_key_hint" not in facts


def test_a_key_that_is_not_of_groq_is_told_by_its_last_four_characters(audited: Heard) -> None:
    Groq("sk-0123456789abcd").close()
    assert audited.of("groq.unusual_api_key") == [
        (
            "WARNING",
            {"event": "groq.unusual_api_key", "api_key_hint": "...abcd", "expected": "gsk_..."},
        )
    ]


async def test_what_the_application_has_bound_is_in_every_event(world: World, heard: Heard) -> None:
    client = world.client()
    with structlog.contextvars.bound_contextvars(
        **{"order": "o\n1", "name": "taken", "two words": object, "nothing": None}
    ):
        await world.settle(client.chat.create(**ASK))
    assert len(heard.records) == 3  # the first was before
    for record in heard.records[1:]:
        facts = facts_of(record)
        assert (facts["order"], facts["two_words"]) == ("o\\n1", "<class 'object'>")
        assert (record.name, record.filename) == ("groq", "_journey.py")
        line = record.getMessage()
        assert line.startswith(f"event={facts['event']} ")
        for shown in (r"order=o\n1", "name=taken", "two_words=\"<class 'object'>\""):
            assert f" {shown}" in line


@pytest.fixture
def configured() -> Iterator[list[dict[str, Any]]]:
    """What comes out of structlog, set up by an application over `logging`."""
    entries: list[dict[str, Any]] = []

    def keep(logger: Any, method: str, entry: Any) -> Any:
        entries.append({**entry, "logger": logger.name, "level": method})
        raise structlog.DropEvent

    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, keep],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    yield entries
    structlog.reset_defaults()


async def test_events_go_through_the_processors_of_the_application(
    world: World, configured: list[dict[str, Any]], heard: Heard
) -> None:
    client = world.client(validate=False)
    with structlog.contextvars.bound_contextvars(order=1), pytest.raises(GroqError):
        await world.settle(client.chat.create(**{**ASK, "model": "no\nsuch"}))
    assert not heard.records  # dropped by the application
    made, attempt, request = configured
    assert (made["event"], made["logger"], made["level"]) == (
        "groq.client_made",
        "groq.audit",
        "info",
    )
    assert (attempt["event"], attempt["level"], attempt["order"]) == ("groq.attempt", "debug", 1)
    assert (request["status"], request["level"]) == ("model_not_found", "error")
    assert request["model"] == r"no\nsuch"  # whatever renders it


async def test_a_processor_of_the_application_that_fails_fails_no_call(
    server_world: World,
    httpserver: HTTPServer,
    configured: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: Any) -> Any:
        raise LookupError("a bug of the application")

    structlog.configure(processors=[fail])
    httpserver.expect_request(CHAT).respond_with_json(COMPLETION)
    client = server_world.client(api_key="unusual")  # which is worth a warning
    await server_world.settle(client.chat.create(**ASK))
    assert not configured
    assert "a bug of the application" in capsys.readouterr().err


async def test_loggers_of_structlog_alone_are_left_alone(world: World, heard: Heard) -> None:
    """Whose lines would then appear on stdout, though nobody has asked for ours."""
    output = CapturingLogger()
    structlog.configure(logger_factory=lambda: output)
    try:
        await world.settle(world.client().chat.create(**ASK))
    finally:
        structlog.reset_defaults()
    assert output.calls == []
    assert heard.of("groq.request")


@pytest.mark.parametrize(
    "forged",
    ["m\nevent=groq.request status=success", "m\r\x1b[2K\x1b]0;title\x07", "m\u2028\u202e"],
)
async def test_what_comes_from_outside_stays_on_its_line(
    server_world: World, httpserver: HTTPServer, heard: Heard, forged: str
) -> None:
    escaped = forged.encode("unicode_escape").decode("ascii")
    httpserver.expect_request(CHAT).respond_with_json(
        {"error": {"message": "no", "code": forged}}, 500
    )
    client = server_world.client(max_retries=0, validate=False)
    with pytest.raises(ServerError):
        await server_world.settle(client.chat.create(**{**ASK, "model": forged}))
    for record in heard.records:
        assert record.getMessage().isprintable()
        assert all(str(fact).isprintable() for fact in facts_of(record).values())
    level, facts = heard.events[-1]
    assert (level, facts["event"]) == ("ERROR", "groq.request")
    assert facts["model"] == facts["status"] == escaped


async def test_names_are_cut_off(world: World, heard: Heard) -> None:
    client = world.client(validate=False)
    with pytest.raises(GroqError):
        await world.settle(client.chat.create(**{**ASK, "model": "m" * 100_000}))
    assert heard.events[-1][1]["model"] == "m" * 200 + "..."


async def test_prompts_and_answers_are_logged_for_those_who_ask(
    server_world: World, httpserver: HTTPServer, heard: Heard
) -> None:
    httpserver.expect_request(CHAT).respond_with_json(COMPLETION, headers={"x-request-id": "r"})
    client = server_world.client(middleware=[ContentLog(longest=150)])
    ask = {**ASK, "messages": [{"role": "user", "content": f"Hi\n{API_KEY} é" + "x" * 500}]}
    await server_world.settle(client.chat.create(**ask))
    (prompt, answer) = heard.of("groq.prompt", "groq.answer")
    assert prompt[0] == answer[0] == "DEBUG"
    text = prompt[1].pop("content")
    assert prompt[1] == {**ABOUT, "event": "groq.prompt"}
    assert text.startswith(f'{{"model": "{MODEL}", "messages": [{{"role": "user", "content": "Hi')
    assert r"Hi\ngsk_*** éxxx" in text
    assert len(text) == 153
    assert answer[1].pop("content").startswith('{"id": "c",')
    assert answer[1] == {**ABOUT, "event": "groq.answer", "request_id": "r"}


async def test_what_has_arrived_of_a_stream_is_logged_for_those_who_ask(
    world: World, heard: Heard
) -> None:
    client = world.client(middleware=[ContentLog()])
    stream = await world.settle(client.chat.create_stream(**ASK))
    assert heard.of("groq.answer") == []
    completion = await world.settle(stream.collect())
    ((_, facts),) = heard.of("groq.answer")
    assert completion.content in facts["content"]
    assert facts["operation"] == "chat.create_stream"


async def test_neither_files_nor_sounds_are_logged(world: World, heard: Heard) -> None:
    client = world.client(middleware=[ContentLog()])
    await world.settle(
        client.audio.transcribe(
            "scripts/examples/audio/canal-lock.flac", model="whisper-large-v3-turbo"
        )
    )
    ((_, prompt), (_, answer)) = heard.of("groq.prompt", "groq.answer")
    assert prompt["content"] == '{"model": "whisper-large-v3-turbo"}'
    assert "text" in answer["content"]
    heard.records.clear()
    await world.settle(
        client.audio.speak("Mind", model="canopylabs/orpheus-v1-english", voice="hannah")
    )
    assert [facts["event"] for _, facts in heard.of("groq.prompt", "groq.answer")] == [
        "groq.prompt"
    ]


async def test_prompts_and_answers_are_logged_at_debug_alone(world: World, heard: Heard) -> None:
    logging.getLogger("groq").setLevel(logging.INFO)
    client = world.client(middleware=[ContentLog()])
    await world.settle(client.chat.create(**ASK))
    await world.settle((await world.settle(client.chat.create_stream(**ASK))).collect())
    assert heard.of("groq.request")
    assert heard.of("groq.prompt", "groq.answer") == []


async def test_what_is_no_json_is_not_logged(
    server_world: World, httpserver: HTTPServer, heard: Heard
) -> None:
    httpserver.expect_request("/openai/v1/odd").respond_with_json({"answer": "odd"})
    httpserver.expect_request("/openai/v1/models").respond_with_json({"object": "list", "data": []})
    client = server_world.client(middleware=[ContentLog()])
    await server_world.settle(client.post("/openai/v1/odd", body=b"\xff odd", cast_to=object))
    await server_world.settle(client.models.list())
    assert [facts["operation"] for _, facts in heard.of("groq.prompt", "groq.answer")] == [
        "models.list"
    ]


@pytest.mark.parametrize("longest", [0, -1, True, "9"])
def test_a_length_that_is_none_is_refused(longest: Any) -> None:
    with pytest.raises(ValidationError, match="longest must be a whole number, 1 or more"):
        ContentLog(longest=longest)


@pytest.mark.parametrize("world_name", ["asyncio", "trio"], indirect=True)
async def test_a_cancelled_call_tells_which_request_it_was(world: World, heard: Heard) -> None:
    with stalling() as url:
        client = world.client(base_url=url)
        with anyio.move_on_after(0.3) as scope:
            await client.chat.create_stream(**ASK)
        assert scope.cancelled_caught
    about = {"operation": "chat.create_stream", "model": MODEL, "attempt": 1, "request_id": "req_1"}
    assert heard.of("groq.request") == [
        ("INFO", {**about, "event": "groq.request", "status": "cancelled"})
    ]


@contextmanager
def stalling() -> Iterator[str]:
    """A server that begins an answer and never ends it."""
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nx-request-id: req_1\r\n\r\n"
    with closing(socket.create_server(("127.0.0.1", 0))) as listener, ExitStack() as held:

        def serve() -> None:
            connection = held.enter_context(listener.accept()[0])
            connection.recv(65536)
            connection.sendall(head)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)
