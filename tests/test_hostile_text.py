"""Texts of a hostile service in errors and logs: on one line, of bounded length, nothing alive."""

from __future__ import annotations

import json
import logging
import pickle
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from groq import GroqError, NetworkError, ServerError
from groq._error_mapping import from_body
from tests.hostile import EVENTS, serving

if TYPE_CHECKING:
    from tests.conftest import World

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}

# Clears the screen, sets the title, forges a line, turns the rest of the line around.
ALIVE = "a\x1b[2J\x1b]0;title\x07\r\nERROR forged=true\x85\u2028\u202eb\x9b31m\0\x7f"
ENORMOUS = "x" * 1_000_000


def error_answer(**detail: Any) -> bytes:
    body = orjson.dumps({"error": detail})
    return b"HTTP/1.1 500 X\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


async def failure(world: World, answer: bytes) -> GroqError:
    with serving(lambda: [answer]) as told:
        client = world.client(base_url=told[0].decode(), max_retries=0)
        with pytest.raises(GroqError) as raised:
            await world.settle(client.chat.create(**ASK))
    return raised.value


@pytest.mark.anyio
@pytest.mark.parametrize("field", ["message", "code", "type", "param", "failed_generation"])
async def test_what_an_error_says_is_on_one_line(
    world: World, caplog: pytest.LogCaptureFixture, field: str
) -> None:
    caplog.set_level(logging.DEBUG, "groq")
    error = await failure(world, error_answer(**{"message": "m", field: ALIVE}))
    assert isinstance(error, ServerError)
    assert getattr(error, field) == ALIVE  # as it came
    assert str(error).isprintable()
    assert repr(error).isprintable()
    assert json.loads(json.dumps(error.to_dict())) == error.to_dict()
    lines = [record.getMessage() for record in caplog.records]
    assert lines
    assert all(line.isprintable() for line in lines)


@pytest.mark.anyio
@pytest.mark.parametrize("field", ["message", "code", "type", "param"])
async def test_what_an_error_says_is_cut_off(
    world: World, caplog: pytest.LogCaptureFixture, field: str
) -> None:
    caplog.set_level(logging.DEBUG, "groq")
    error = await failure(world, error_answer(**{"message": "m", field: ENORMOUS}))
    assert len(str(error)) < 3000
    assert len(repr(error)) < 3000
    assert all(len(record.getMessage()) < 3000 for record in caplog.records)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 500 X\r\nx-request-id: \x1b[31m\xc2\x9b\xff\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 302 X\r\nlocation: http://x/\x1b[31m\xc2\x9b\xff\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 302 X\r\nlocation: " + b"x" * 60_000 + b"\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 500 \x1b[31m\xff\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 500 X\r\ncontent-length: 5\r\n\r\n\x1b[31m",
        b"HTTP/1.1 \x1b[31m\r\n\r\n",
        b"HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n\x1b[31m\r\n",
        b"HTTP/1.1 200 X\r\ncontent-encoding: \x1b[31m\r\n\r\n",
        b"HTTP/1.1 200 X\r\ncontent-length: 4\r\n\r\n\x1b[2J",
        b'HTTP/1.1 200 X\r\ncontent-length: 17\r\n\r\n{"\\u001b[2J": "a"}',
    ],
)
async def test_what_the_rest_of_an_answer_holds_is_on_one_line(
    world: World, caplog: pytest.LogCaptureFixture, answer: bytes
) -> None:
    caplog.set_level(logging.DEBUG, "groq")
    error = await failure(world, answer)
    assert str(error).isprintable()
    assert len(str(error)) < 3000
    assert all(record.getMessage().isprintable() for record in caplog.records)
    if not isinstance(error, NetworkError):
        assert error.response.status_code == error.status_code  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(error)).code == error.code  # noqa: S301  its own


@pytest.mark.anyio
@pytest.mark.parametrize(
    "event",
    [
        {"error": {"message": ALIVE, "code": ALIVE}},
        {"id": ALIVE, "choices": ALIVE},
        {"object": "chat.completion.chunk", "x_groq": {"error": ALIVE}},
        {"error": {"message": ENORMOUS, "code": ENORMOUS}},
        {"choices": [{"index": 0, "delta": {"content": [ENORMOUS]}}]},
    ],
)
async def test_what_breaks_a_stream_is_told_on_one_line(
    world: World, caplog: pytest.LogCaptureFixture, event: Any
) -> None:
    caplog.set_level(logging.DEBUG, "groq")
    head = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    first = {**head, "choices": [{"index": 0, "delta": {"content": "a"}}]}
    chunks = (first, {**head, "choices": [], **event})
    data = [b"data: %b\n\n" % orjson.dumps(each) for each in chunks]
    with serving(lambda: [EVENTS, b"\r\n", *data]) as told:
        client = world.client(base_url=told[0].decode(), max_retries=0)
        stream = await world.settle(client.chat.create_stream(**ASK))
        with pytest.raises(GroqError) as raised:
            await world.settle(stream.collect())
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 25_000  # 2000 characters, each with an escape of ten
    lines = [record.getMessage() for record in caplog.records]
    assert all(line.isprintable() and len(line) < 3000 for line in lines)


def test_what_is_printable_stays_as_it_is() -> None:
    message = 'Wasser is "nass"; 水は濡れている 🎉 ~ \\n'
    error = from_body(400, {"error": {"message": message}}, {"x-request-id": "req_1"})
    assert str(error) == f"{message} (request req_1)"
    assert repr(error) == f"{type(error).__name__}({message!r})"
