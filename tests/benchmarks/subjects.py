"""What a measurement works with, inside the process that it measures."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, Callable, Coroutine, Generator

T = TypeVar("T")
Reading = dict[str, float]


class BlockingStreams(Protocol):
    """What every contender can do with streams in blocking code."""

    def read(self, model: str) -> int: ...
    def contents(self, model: str) -> Generator[str, None, None]: ...


class AsyncStreams(Protocol):
    """What every contender can do with streams in async code."""

    async def read(self, model: str) -> int: ...
    def contents(self, model: str) -> AsyncGenerator[str, None]: ...


class BlockingCollector(Protocol):
    """What an SDK that puts streams together again can do besides."""

    def collect(self, model: str) -> str: ...


class AsyncCollector(Protocol):
    """As `BlockingCollector`, in async code."""

    async def collect(self, model: str) -> str: ...


class BlockingCaller(Protocol):
    """What an SDK can do besides, for goodput: calls that are not streams."""

    def ask(self, model: str, prompt: str, most_tokens: int) -> tuple[int, int]: ...


class AsyncCaller(Protocol):
    """As `BlockingCaller`, in async code."""

    async def ask(self, model: str, prompt: str, most_tokens: int) -> tuple[int, int]: ...


class BlockingCalls(Protocol):
    """What contenders can do with calls that are not streams; the floors: some of it."""

    def call(self, model: str, messages: list[dict[str, str]]) -> str: ...
    def completion(self, model: str, messages: list[dict[str, str]]) -> object: ...
    def transcribe(self, model: str, file: str) -> str: ...


class AsyncCalls(Protocol):
    """As `BlockingCalls`, in async code."""

    async def call(self, model: str, messages: list[dict[str, str]]) -> str: ...


class Subject:
    """One contender and its clients, made when they are first asked for."""

    def __init__(self, contender: str, base_url: str, runner: asyncio.Runner) -> None:
        self._module = import_module(f".{contender}", __package__)
        self._base_url = base_url
        self._runner = runner

    @cached_property
    def blocking(self) -> BlockingStreams:
        """Its blocking client."""
        client: BlockingStreams = self._module.Blocking(self._base_url)
        return client

    @cached_property
    def asynchronous(self) -> AsyncStreams:
        """Its async client."""
        client: AsyncStreams = self._module.Async(self._base_url)
        return client

    @property
    def blocking_calls(self) -> BlockingCalls:
        """Its blocking client, for calls."""
        return cast("BlockingCalls", self.blocking)

    @property
    def asynchronous_calls(self) -> AsyncCalls:
        """Its async client, for calls."""
        return cast("AsyncCalls", self.asynchronous)

    @property
    def startup(self) -> str:
        """A program that imports it and makes a client."""
        program: str = self._module.STARTUP
        return program

    def parser(self, kind: str) -> Callable[[bytes], object]:
        """What makes an object of the JSON of a `completion` or a `chunk`."""
        read: Callable[[bytes], object] = getattr(self._module, f"{kind}_of")
        return read

    def another(self) -> object:
        """One more client."""
        client: object = self._module.another()
        return client

    def blocking_with(self, **options: Any) -> BlockingCaller:
        """Another blocking client, with options of its constructor in the contender's module."""
        client: BlockingCaller = self._module.Blocking(self._base_url, **options)
        return client

    def asynchronous_with(self, **options: Any) -> AsyncCaller:
        """Another async client, likewise."""
        client: AsyncCaller = self._module.Async(self._base_url, **options)
        return client

    @property
    def failure(self) -> type[Exception]:
        """What calls of an SDK raise when they fail."""
        error: type[Exception] = self._module.FAILURE
        return error

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run on the one event loop of this process: async clients belong to a loop."""
        return self._runner.run(coroutine)


@dataclass
class Stopwatch:
    """Adds up what passes inside its `with` blocks.

    Attributes:
        cpu: Seconds that all threads of this process were running, in user code or the kernel.
        wall: Seconds on the clock.
    """

    cpu: float = 0.0
    wall: float = 0.0

    def __enter__(self) -> None:
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def __exit__(self, *exc_info: object) -> None:
        self.cpu += time.process_time() - self._cpu
        self.wall += time.perf_counter() - self._wall

    def microseconds_each(self, count: int) -> Reading:
        """The cost of one of `count` equal operations."""
        return {"cpu": self.cpu / count * 1e6, "wall": self.wall / count * 1e6}


def settle() -> None:
    """Collect the garbage of before, so that a measurement pays for its own only."""
    gc.collect()


def expect(found: object, wanted: object) -> None:
    """Refuse to report the cost of something that was not done."""
    if found != wanted:
        raise AssertionError(f"{wanted} were asked for, {found} came")
