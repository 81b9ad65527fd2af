"""Ratios that are stable enough for a test, each with about twice what is usual as its bound.

What is usual stands beside each bound; `make bench` measures it properly.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tracemalloc
from typing import TYPE_CHECKING, Any

import httpx
import orjson
import pytest

from groq import Groq
from groq._chunks import ChunkReader
from groq_api.api.chat import create_chat_completion
from tests.benchmarks import bare, ours
from tests.benchmarks.answers import completion
from tests.benchmarks.events import chunk, events_of
from tests.benchmarks.pairs import ratio
from tests.benchmarks.pinning import ANY
from tests.benchmarks.plans import CallPlan, StreamPlan
from tests.benchmarks.processes import Server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

pytestmark = pytest.mark.usefixtures("uncovered")

MODEL = CallPlan().model
SHORT: list[Any] = [{"role": "user", "content": "How do locks lift boats?"}]
LONG: list[Any] = SHORT * 1000
CHUNKS = 500


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    with Server(ANY) as server:
        yield server.base_url


def repeated(times: int, function: Callable[..., object], *given: Any) -> Callable[[], None]:
    def run() -> None:
        for _ in range(times):
            function(*given)

    return run


def test_two_that_are_alike_are_equal_and_more_work_takes_longer() -> None:
    once, thrice = (repeated(times, orjson.loads, completion()) for times in (400, 1200))
    assert 0.5 < ratio(once, once) < 2
    assert 1.5 < ratio(thrice, once) < 6


def test_parsing_a_completion() -> None:
    parse, text = ours.completion_of, completion()
    assert ratio(repeated(300, parse, text), repeated(300, orjson.loads, text)) < 6  # usually 3.0


def test_parsing_a_chunk() -> None:
    text = chunk()
    found = ratio(repeated(500, ours.chunk_of, text), repeated(500, orjson.loads, text))
    assert found < 7.5  # usually 3.7


def test_reading_a_stream() -> None:
    events = list(events_of(StreamPlan(CHUNKS)))
    pieces = [b"".join(events[at : at + 16]) for at in range(0, len(events), 16)]

    def read() -> None:
        reader = ChunkReader(
            operation="chat.create_stream",
            headers={},
            parse_chunk=create_chat_completion.chunk_from_payload,
            parse_completion=create_chat_completion.from_payload,
        )
        for piece in pieces:
            reader.feed(piece)
        assert len(reader.ready) == CHUNKS + 2

    def loads() -> None:
        for piece in pieces:
            for event in piece.split(b"\n\n"):
                if event and not event.endswith(b"[DONE]"):
                    orjson.loads(event[6:])

    assert ratio(read, loads) < 3.4  # usually 1.7


def test_a_blocking_call(base_url: str) -> None:
    assert ratio_of_calls(base_url, SHORT, times=20) < 0.85  # usually 0.42


def test_a_call_with_a_thousand_messages(base_url: str) -> None:
    assert ratio_of_calls(base_url, LONG, times=3) < 1.6  # usually 0.8


def ratio_of_calls(base_url: str, messages: list[Any], times: int) -> float:
    mine, other = ours.Blocking(base_url), bare.Blocking(base_url)
    with mine._client, other._client:
        return ratio(
            repeated(times, mine.call, MODEL, messages),
            repeated(times, other.call, MODEL, messages),
        )


def test_ten_async_calls_at_once(base_url: str) -> None:
    with asyncio.Runner() as runner:
        mine, other = ours.Async(base_url), bare.Async(base_url)

        def ask(call: Callable[..., Awaitable[str]]) -> None:
            async def ask_all() -> None:
                await asyncio.gather(*(call(MODEL, SHORT) for _ in range(10)))

            runner.run(ask_all())

        found = ratio(lambda: ask(mine.call), lambda: ask(other.call))
        runner.run(mine._client.close())
        runner.run(other._client.aclose())
    assert found < 0.4  # usually 0.2


def test_another_client() -> None:
    # A client that has sent nothing holds nothing that must be closed.
    assert ratio(repeated(10, Groq, "gsk_next"), httpx.Client, pairs=8) / 10 < 0.02  # usually 0.004


def test_import_and_a_client_load_half_as_many_modules_as_those_of_httpx() -> None:
    counts = [modules(program) for program in (ours.STARTUP, bare.STARTUP)]
    assert counts[0] < 0.6 * counts[1]  # usually 0.48


def modules(program: str) -> int:
    counting = f"import sys; bare = len(sys.modules); {program}; print(len(sys.modules) - bare)"
    command = [sys.executable, "-c", counting]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_completions_that_are_kept_are_smaller_than_their_dicts() -> None:
    assert size_of(ours.completion_of) < size_of(orjson.loads)  # usually 0.84 of it


def size_of(read: Callable[[bytes], object]) -> int:
    """Bytes of a hundred completions."""
    text = completion()
    read(text)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        kept = [read(text) for _ in range(100)]
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert len(kept) == 100
    return grown
