"""Neither a key nor a header, a prompt or an answer is in any log or metric, whatever happens."""

from __future__ import annotations

import json
import logging
import threading
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING, Any

import anyio
import pytest
import structlog
from prometheus_client import CollectorRegistry, generate_latest
from werkzeug import Request, Response

from groq import GroqError
from groq._log_handler import _formatter
from groq.telemetry import ContentLog, PrometheusMetrics
from tests.conftest import API_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

PROMPT, ANSWER, HEADER = "hush-prompt", "hush-answer", "hush-header"
QUOTED = f"You have written {PROMPT}, and the model {ANSWER}"
KEY_PARTS = (API_KEY, API_KEY[: len(API_KEY) // 2], API_KEY[len(API_KEY) // 2 :])
STATUSES = (400, 401, 403, 404, 408, 413, 422, 429, 498, 500, 503)
SSE = "text/event-stream"


class Everything(logging.Formatter):
    """The line and every attribute, as an exporter of logs may send them."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{super().format(record)} {vars(record)}"


@pytest.fixture(params=["plain", "json", "console", "structlog"])
def output(request: pytest.FixtureRequest) -> Iterator[StringIO]:
    """All that is logged at DEBUG, in one of the formats."""
    formatters = {
        "plain": Everything(),
        "json": _formatter(is_terminal=False),
        "console": _formatter(is_terminal=True),
        "structlog": Everything(),
    }
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatters[request.param])
    logger = logging.getLogger("groq")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    if request.param == "structlog":
        structlog.configure(
            processors=[structlog.processors.JSONRenderer()],
            logger_factory=structlog.stdlib.LoggerFactory(),
        )
    yield written
    structlog.reset_defaults()
    logger.removeHandler(handler)
    logger.setLevel(before)


@pytest.fixture
def peer(httpserver: HTTPServer) -> Iterator[threading.Event]:
    """A server that quotes what it was sent, whatever it answers; gives what ends its hanging."""
    released = threading.Event()

    def chat(request: Request) -> Response:
        body: dict[str, Any] = request.get_json()
        kind = body["model"]
        if kind.isdecimal():
            return told({"error": {"message": QUOTED, "param": QUOTED}}, int(kind))
        if kind == "hang":
            released.wait(5)
        if kind == "nonsense":
            return Response(QUOTED, content_type="application/json")
        if body.get("stream"):
            return Response(events(kind), content_type=SSE)
        return told(completion("message", {"role": "assistant", "content": ANSWER}))

    def told(body: object, status: int = 200) -> Response:
        text = json.dumps(body)
        headers = {"retry-after": "0.01"}
        return Response(text, status, headers=headers, content_type="application/json")

    file = {"id": "f", "object": "file", "bytes": 1, "created_at": 1, "filename": PROMPT}
    httpserver.expect_request("/openai/v1/chat/completions").respond_with_handler(chat)
    httpserver.expect_request("/openai/v1/audio/transcriptions").respond_with_json({"text": ANSWER})
    httpserver.expect_request("/openai/v1/files").respond_with_json({**file, "purpose": "batch"})
    yield released
    released.set()


def completion(kind: str, message: dict[str, Any], finish: str | None = "stop") -> dict[str, Any]:
    choice = {"index": 0, kind: message, "finish_reason": finish}
    usage = {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7}
    head = {"id": "c", "object": "chat.completion", "created": 1, "model": "m"}
    return {**head, "choices": [choice], "usage": usage}


def events(kind: str) -> str:
    """The body of a stream that ends, is cut off, or is stopped by the service."""
    first = completion("delta", {"role": "assistant", "content": ANSWER}, None)
    lasts: dict[str, list[object]] = {
        "whole": [completion("delta", {}), "[DONE]"],
        "cut": [],
        "stopped": [{"error": {"message": QUOTED, "code": "over"}}],
        "unreadable": [QUOTED],
    }
    items = [json.dumps(first)]
    items += [last if isinstance(last, str) else json.dumps(last) for last in lasts.get(kind, [])]
    return "".join(f"data: {item}\n\n" for item in items)


async def do_everything(world: World, client: Any) -> None:
    """Calls of each kind, with each kind of end."""
    messages = [{"role": "user", "content": f"{PROMPT} {API_KEY}"}]
    options = {"messages": messages, "extra_headers": {"x-secret": HEADER}}

    async def settled(call: Any) -> Any:
        with suppress(GroqError):
            return await world.settle(call())

    for kind in ("fine", "nonsense", *map(str, STATUSES)):
        await settled(lambda kind=kind: client.chat.create(model=kind, **options))
    for kind in ("whole", "cut", "stopped", "unreadable"):
        stream = await settled(lambda kind=kind: client.chat.create_stream(model=kind, **options))
        await settled(stream.collect)
    await world.close(await world.settle(client.chat.create_stream(model="whole", **options)))
    sound = ("sound.wav", PROMPT.encode())
    await settled(lambda: client.audio.transcribe(sound, model="whisper", prompt=PROMPT))
    await settled(lambda: client.files.create(("a.jsonl", PROMPT.encode()), purpose="batch"))
    with suppress(ValueError):
        client.with_options(default_headers={"x-secret": HEADER + "\n"})
    if world.name == "blocking":
        await settled(
            lambda: client.chat.create(model="hang", timeout=0.2, max_retries=0, **options)
        )
    else:
        with anyio.move_on_after(0.2):
            await client.chat.create(model="hang", **options)


@pytest.mark.usefixtures("peer")
async def test_what_is_told_holds_no_secret(server_world: World, output: StringIO) -> None:
    registry = CollectorRegistry()
    client = server_world.client(
        max_retries=1,
        throttle=False,
        middleware=[PrometheusMetrics(registry)],
        default_headers={"x-secret": HEADER},
        default_query={"token": HEADER},
    )
    await do_everything(server_world, client)
    client.api_key = API_KEY
    shown = output.getvalue() + generate_latest(registry).decode()
    for event in ("client_made", "attempt", "retry_scheduled", "request", "stream", "rate_limited"):
        assert f"groq.{event}" in shown
    assert "groq.authentication_failed" in shown
    assert "stream_truncated_error" in shown
    assert "groq_requests_total" in shown
    assert API_KEY[-4:] in shown
    for secret in (*KEY_PARTS, PROMPT, ANSWER, HEADER):
        assert secret not in shown


@pytest.mark.usefixtures("peer")
async def test_who_asks_for_content_gets_it_without_keys(
    server_world: World, output: StringIO
) -> None:
    """Which also shows that the test above would find something."""
    client = server_world.client(
        max_retries=0, throttle=False, middleware=[ContentLog()], default_headers={"x": HEADER}
    )
    await do_everything(server_world, client)
    shown = output.getvalue()
    assert PROMPT in shown
    assert ANSWER in shown
    for secret in (*KEY_PARTS, HEADER):
        assert secret not in shown
