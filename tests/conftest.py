"""One test body for three worlds: blocking, asyncio and trio.

A test of behaviour is written once, as a coroutine, against `world`: it makes the client of
that world, and settles what its methods return. Servers are real: the simulator, or a
pytest-httpserver that answers what the test tells it to.
"""

from __future__ import annotations

import inspect
import logging
import sys
import threading
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define, field
from coverage import Coverage
from hypothesis import HealthCheck, settings

from groq import AsyncGroq, Groq
from groq.testing import Simulator

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

    from pytest_httpserver import HTTPServer

ROOT = Path(__file__).parent.parent
API_KEY = "gsk_test_0123456789abcdef"

# How long an example takes says how busy the machine is. `make test` tries the same ones each time,
# so that what it says is about the change; without it, and in `make fuzz`, new ones are tried.
settings.register_profile("new", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("new"), derandomize=True, database=None)
settings.load_profile("new")


@define
class World:
    """Makes clients of one kind, and hides whether their results must be awaited."""

    name: str
    base_url: str
    _stack: AsyncExitStack = field(factory=AsyncExitStack)

    def client(self, **settings: Any) -> Any:
        """A client against the server of this test; closed when the test ends."""
        settings = {"api_key": API_KEY, "base_url": self.base_url, **settings}
        if self.name == "blocking":
            client = Groq(**settings)
            self._stack.callback(client.close)
            return client
        async_client = AsyncGroq(**settings)
        self._stack.push_async_callback(async_client.aclose)
        return async_client

    async def settle(self, result: Any) -> Any:
        """The result of a call, or of a method of a stream."""
        return await result if inspect.isawaitable(result) else result

    async def iterate(self, stream: Any) -> AsyncGenerator[Any, None]:
        """The chunks of a stream."""
        if self.name == "blocking":
            for chunk in stream:
                yield chunk
        else:
            async for chunk in stream:
                yield chunk

    async def close(self, closable: Any) -> None:
        """Close a client or a stream."""
        await self.settle(closable.close() if self.name == "blocking" else closable.aclose())


@pytest.fixture(params=["blocking", "asyncio", "trio"])
def world_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["wire", "httpx"])
def adapter(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What carries the requests of this test: `wire` or `httpx`."""
    in_worlds = "world_name" in request.fixturenames
    world = request.getfixturevalue("world_name") if in_worlds else None
    if request.param == "wire" and world == "trio":
        pytest.skip("on trio it is always httpx")
    if request.param == "httpx":
        monkeypatch.setattr("groq._wire_gate.Gate.is_open", lambda _: False)
    return str(request.param)


@pytest.fixture
def anyio_backend(world_name: str) -> str:
    return "trio" if world_name == "trio" else "asyncio"


@pytest.fixture
async def world(world_name: str, simulator: Simulator) -> AsyncIterator[World]:
    """The world of this test, against the simulator."""
    world = World(world_name, simulator.base_url)
    async with world._stack:
        yield world


@pytest.fixture
async def server_world(world_name: str, httpserver: HTTPServer) -> AsyncIterator[World]:
    """The world of this test, against a server that answers what the test tells it to."""
    world = World(world_name, httpserver.url_for("").rstrip("/"))
    async with world._stack:
        yield world


@pytest.fixture(scope="session")
def simulator() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture(scope="module")
def uncovered() -> Iterator[None]:
    """No coverage is recorded of what the tests of a module run, here and in their processes.

    To record it makes Python code up to six times as slow. It is left out where time or memory is
    measured, and where much runs that is not of `groq/`, or that other tests cover.
    """
    if Coverage.current() is None:  # a tracer may be a debugger's, too
        yield
        return
    tracer, tracer_of_threads = sys.gettrace(), threading.gettrace()
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        sys.settrace(None)
        threading.settrace(None)
        yield
        threading.settrace(tracer_of_threads)
        sys.settrace(tracer)


@pytest.fixture
def reader(simulator: Simulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Where somebody stands who tries what a document shows: in a folder, with a key."""
    (tmp_path / "scripts").symlink_to(ROOT / "scripts")  # what is read is there, ...
    monkeypatch.chdir(tmp_path)  # ... what is written is not
    monkeypatch.setenv("GROQ_API_KEY", "gsk_reader")
    monkeypatch.setenv("GROQ_BASE_URL", simulator.base_url)
    logger = logging.getLogger("groq")
    level, handlers = logger.level, list(logger.handlers)
    yield
    logger.setLevel(level)
    logger.handlers[:] = handlers


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "GROQ_API_KEY",
        "GROQ_BASE_URL",
        "GROQ_CUSTOM_HEADERS",
        "GROQ_LOG",
        "GROQ_TELEMETRY",
    ):
        monkeypatch.delenv(name, raising=False)
