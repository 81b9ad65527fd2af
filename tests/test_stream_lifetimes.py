"""Who reads a stream, and what is left of one that nobody reads any more: nothing."""

from __future__ import annotations

import gc
import threading
import weakref
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import anyio
import anyio.to_thread
import pytest
from werkzeug import Response as Answer

from groq import StreamDecodeError, StreamError
from groq.types import ResponseOutputTextDeltaEvent
from tests.bodies import SSE, Pieces, client_of
from tests.test_response_stream import ASK, BEGUN, LAST, PATH, WORDS, WRITTEN, delta

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

BROKEN = b"data: {\n\n"


@contextmanager
def no_collector() -> Iterator[None]:
    """References alone decide what lives."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def opened(world: World) -> Any:
    return client_of(world, Pieces(BEGUN + delta("Ebb") + BROKEN)).responses.create_stream(**ASK)


def read_one_and_close(stream: Any) -> None:
    next(stream)
    stream.close()


def read_to_the_break(stream: Any) -> None:
    with suppress(StreamDecodeError):
        stream.collect()


def read_beyond_the_break(stream: Any) -> None:
    for _ in range(3):
        with suppress(StreamError):
            stream.collect()


@pytest.mark.parametrize("world_name", ["blocking"], indirect=True)
@pytest.mark.parametrize("use", [read_one_and_close, read_to_the_break, read_beyond_the_break])
async def test_a_broken_stream_is_gone_with_the_last_reference_to_it(
    world: World, use: Callable[[Any], None]
) -> None:
    stream = opened(world)
    reader = weakref.ref(stream._reader)
    with no_collector():
        use(stream)
        del stream
        assert reader() is None


@pytest.mark.parametrize("world_name", ["blocking"], indirect=True)
async def test_a_broken_stream_that_was_lost_warns_and_is_gone(
    world: World,
) -> None:
    stream = opened(world)
    reader = weakref.ref(stream._reader)
    next(stream)
    with no_collector():
        with pytest.warns(ResourceWarning, match="never closed"):
            del stream
        assert reader() is None


async def test_a_second_reader_is_told_so_and_leaves_the_first_one_alone(
    server_world: World, httpserver: HTTPServer
) -> None:
    released = threading.Event()

    def pieces() -> Iterator[bytes]:
        yield WRITTEN
        released.wait(10)
        yield LAST

    httpserver.expect_request(PATH).respond_with_handler(lambda _: Answer(pieces(), headers=SSE))
    stream = await server_world.settle(server_world.client().responses.create_stream(**ASK))
    texts: list[str] = []
    has_all_words = threading.Event()

    async def read() -> None:
        take = _take(texts, has_all_words)
        async for event in server_world.iterate(stream):
            take(event)

    async def intrude() -> None:
        assert await anyio.to_thread.run_sync(has_all_words.wait, 10)
        while not stream._reading.locked():  # noqa: ASYNC110  a lock of threads tells nobody
            await anyio.sleep(0.01)
        with pytest.raises(StreamError, match="one at a time") as raised:
            await server_world.settle(stream.collect())
        assert raised.value.partial_content == "".join(WORDS)
        released.set()

    if server_world.name == "blocking":
        thread = threading.Thread(target=lambda: list(map(_take(texts, has_all_words), stream)))
        thread.start()
        await intrude()
        thread.join(10)
    else:
        with anyio.fail_after(10):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(read)
                tasks.start_soon(intrude)
    assert texts == WORDS
    assert stream.is_finished


def _take(texts: list[str], has_all_words: threading.Event) -> Callable[[object], None]:
    def take(event: object) -> None:
        if isinstance(event, ResponseOutputTextDeltaEvent):
            texts.append(event.delta)
        if len(texts) == len(WORDS):
            has_all_words.set()

    return take
