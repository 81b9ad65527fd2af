"""One client through several event loops, threads, forked processes and pickles."""

from __future__ import annotations

import asyncio
import copy
import gc
import inspect
import os
import pickle
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import anyio.lowlevel
import httpx
import pytest
import trio
from attrs import define, field

from groq import AsyncGroq, AuthenticationError, CircuitBreakerConfig, CircuitState, Groq

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path

    from groq import AsyncChatStream
    from groq.testing import Simulator
    from tests.conftest import World

KEY = "gsk_test_0123456789abcdef"
MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}]}
EMPTY_LIST = b'{"object": "list", "data": []}'


@define
class Server:
    """Answers with an empty list, and counts the requests of each connection.

    Attributes:
        requests: How many came by each connection, in order of opening.
        closed: How many connections the other side has closed.
    """

    context: ssl.SSLContext | None = None
    requests: list[int] = field(factory=list)
    closed: int = 0
    _listener: socket.socket = field(factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _threads: list[threading.Thread] = field(factory=list)
    _open: list[socket.socket] = field(factory=list)
    _changed: threading.Condition = field(factory=threading.Condition)

    @property
    def url(self) -> str:
        scheme = "http" if self.context is None else "https"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def wait_until_closed(self, count: int) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.closed >= count, timeout=10)

    def accept(self) -> None:
        with suppress(OSError):  # the listener is shut down
            while True:
                plain, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=(plain, len(self.requests)))
                self.requests.append(0)
                self._open.append(plain)
                self._threads.append(thread)
                thread.start()

    def _serve(self, plain: socket.socket, number: int) -> None:
        connection = plain
        if self.context is not None:
            connection = self.context.wrap_socket(plain, server_side=True)
        with connection, suppress(OSError):
            while connection.recv(65536):
                self.requests[number] += 1
                head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                connection.sendall(head + b"content-length: %d\r\n\r\n" % len(EMPTY_LIST))
                connection.sendall(EMPTY_LIST)
        with self._changed:
            self.closed += 1
            self._changed.notify_all()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()


@contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.accept)
    with closing(server._listener):
        thread.start()
        try:
            yield server
        finally:
            server.stop()
            thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as started:
        yield started


def pools_of(client: AsyncGroq) -> dict[object, Any]:
    """By event loop, those of the wire and those of httpx, which it has on trio."""
    transport: Any = client._runtime.transport
    return {**transport.pools._kept, **transport.over_httpx._kept}


async def talk(client: AsyncGroq) -> None:
    await client.models.list()
    stream = await client.chat.create_stream(**ASK)
    assert (await stream.collect()).content
    assert len(pools_of(client)) == 1


async def list_models(client: AsyncGroq) -> None:
    await client.models.list()


def on_asyncio(main: Callable[..., Coroutine[Any, Any, None]], *args: object) -> None:
    asyncio.run(main(*args))


def test_one_client_serves_one_event_loop_after_the_other(simulator: Simulator) -> None:
    """Nobody closes it; nothing is left of a loop that has ended."""
    client = AsyncGroq(api_key="gsk_loops", base_url=simulator.base_url)
    for run in (on_asyncio, on_asyncio, trio.run, on_asyncio, trio.run):
        run(talk, client)
        assert not pools_of(client)
        gc.collect()


@pytest.mark.parametrize("run", [on_asyncio, trio.run], ids=["asyncio", "trio"])
def test_connections_are_closed_before_their_loop_ends(server: Server, run: Any) -> None:
    client = AsyncGroq(api_key=KEY, base_url=server.url)
    run(list_models, client)
    assert server.wait_until_closed(1)


@pytest.mark.parametrize("run", [on_asyncio, trio.run], ids=["asyncio", "trio"])
def test_a_stream_that_is_open_when_its_loop_ends_does_no_harm(
    simulator: Simulator, caplog: pytest.LogCaptureFixture, run: Any
) -> None:
    client = AsyncGroq(api_key="gsk_open", base_url=simulator.base_url, max_connections=1)
    streams: list[AsyncChatStream] = []

    async def leave_open() -> None:
        streams.append(await client.chat.create_stream(**ASK))
        assert (await anext(streams[-1])).choices

    for _ in range(2):
        run(leave_open)
    assert not caplog.records
    with pytest.warns(ResourceWarning, match="a stream was never closed"):
        streams.clear()
    gc.collect()
    run(talk, client)


def test_two_threads_run_one_client_each_in_its_own_loop(server: Server) -> None:
    client = AsyncGroq(api_key=KEY, base_url=server.url)
    both = threading.Barrier(2, timeout=10)
    pools: list[int] = []

    async def main() -> None:
        await client.models.list()
        both.wait()
        pools.append(len(pools_of(client)))
        both.wait()
        await client.models.list()

    runs: list[Callable[[], None]] = [lambda: asyncio.run(main()), lambda: trio.run(main)]
    threads = [threading.Thread(target=run) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert pools == [2, 2]
    assert server.requests == [2, 2]


def test_what_a_loop_leaves_that_was_closed_by_hand_is_dropped(server: Server) -> None:
    """Without the clean-up of `asyncio.run`; the warning is asyncio's own."""
    client = AsyncGroq(api_key=KEY, base_url=server.url)
    loop = asyncio.new_event_loop()
    loop.run_until_complete(client.models.list())
    loop.close()
    assert list(pools_of(client)) == [loop]

    async def main() -> None:
        await client.models.list()
        assert list(pools_of(client)) == [asyncio.get_running_loop()]

    def run_and_collect() -> None:
        asyncio.run(main())
        gc.collect()

    with pytest.warns(ResourceWarning, match=r"unclosed (transport|<socket)"):
        run_and_collect()
    assert server.wait_until_closed(2)


def test_a_client_that_is_lost_harms_no_other(server: Server) -> None:
    """Its sockets are closed; the collector finds nothing that it would have to warn of."""

    async def lose_one() -> None:
        await AsyncGroq(api_key=KEY, base_url=server.url).models.list()

    async def main() -> None:
        await lose_one()
        gc.collect()
        async with AsyncGroq(api_key=KEY, base_url=server.url) as client:
            for _ in range(3):
                await client.models.list()

    asyncio.run(main())
    gc.collect()
    assert server.requests == [1, 3]
    assert server.wait_until_closed(2)


def test_a_closed_client_is_closed_in_every_loop(server: Server) -> None:
    client = AsyncGroq(api_key=KEY, base_url=server.url)

    async def use_and_close() -> None:
        await client.models.list()
        await client.aclose()
        await client.aclose()
        assert not pools_of(client)

    asyncio.run(use_and_close())
    assert server.wait_until_closed(1)
    for run in (on_asyncio, trio.run):
        with pytest.raises(RuntimeError, match="This AsyncGroq was closed"):
            run(list_models, client)
    asyncio.run(client.aclose())


def test_a_client_closed_in_one_loop_is_closed_in_one_that_runs_beside_it(server: Server) -> None:
    client = AsyncGroq(api_key=KEY, base_url=server.url)
    both = threading.Barrier(2, timeout=10)

    async def main() -> None:
        await client.models.list()
        both.wait()
        both.wait()
        with pytest.raises(RuntimeError, match="This AsyncGroq was closed"):
            await client.models.list()

    async def close() -> None:
        both.wait()
        await client.aclose()
        both.wait()

    with ThreadPoolExecutor(1) as threads:
        used = threads.submit(lambda: asyncio.run(main()))
        trio.run(close)
        used.result()
    assert server.wait_until_closed(1)
    assert not pools_of(client)


@pytest.mark.parametrize("run", [on_asyncio, trio.run], ids=["asyncio", "trio"])
def test_a_stream_is_read_to_its_end_though_its_client_is_lost(
    simulator: Simulator, run: Any
) -> None:
    streams: list[AsyncChatStream] = []

    async def main() -> None:
        client = AsyncGroq(api_key="gsk_lost", base_url=simulator.base_url)
        streams.append(await client.chat.create_stream(**ASK))
        del client
        gc.collect()
        await anyio.lowlevel.checkpoint()
        assert (await streams[0].collect()).choices[0].finish_reason == "stop"

    run(main)


def test_a_closed_blocking_client_says_so(server: Server) -> None:
    client = Groq(api_key=KEY, base_url=server.url)
    client.models.list()
    client.close()
    client.close()
    assert server.wait_until_closed(1)
    with pytest.raises(RuntimeError, match="This Groq was closed"):
        client.models.list()


def test_an_http_client_of_your_own_is_used_in_whatever_loop() -> None:
    answer = httpx.MockTransport(lambda _: httpx.Response(200, content=EMPTY_LIST))
    own = httpx.AsyncClient(transport=answer)
    client = AsyncGroq(api_key=KEY, http_client=own)
    for run in (on_asyncio, trio.run, on_asyncio):
        run(list_models, client)
    asyncio.run(client.aclose())
    assert not own.is_closed
    asyncio.run(own.aclose())


FORK = """
import asyncio, os, signal, sys, threading
import trio
from groq import AsyncGroq, Groq

def in_child(act):
    pid = os.fork()
    if pid == 0:
        signal.alarm(20)  # a child that hangs fails
        act()
        sys.exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0

settings = {"api_key": "gsk_fork", "base_url": sys.argv[1]}
"""


def run_program(program: str, *args: str, **environment: str) -> None:
    """Run it in a process of its own, where a warning of something left open is an error.

    From Python 3.12 on a fork beside threads is warned of; some of the programs are about that.
    """
    warnings = ["-W", "error::ResourceWarning", "-W", "ignore::DeprecationWarning"]
    command = [sys.executable, *warnings, "-c", program, *args]
    env = {**os.environ, **environment}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


BLOCKING = """
with Groq(**settings) as client:
    client.models.list()
    in_child(lambda: [client.models.list() for _ in range(3)])
    client.models.list()
"""

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


@forks
def test_a_forked_child_has_connections_of_its_own(server: Server) -> None:
    run_program(FORK + BLOCKING, server.url)
    assert server.requests == [2, 3]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine with its key, in one file."""
    if (openssl := shutil.which("openssl")) is None:
        pytest.skip("makes a certificate with the command openssl")
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    made_for = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-keyout", str(path), "-out", f"{path}.crt"]
    subprocess.run([openssl, "req", *kind, *made_for, *files], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + path.with_name("localhost.pem.crt").read_bytes())
    return path


@forks
def test_a_forked_child_leaves_the_tls_of_its_parent_alone(certificate: Path) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with running(Server(context)) as server:
        run_program(FORK + BLOCKING, server.url, SSL_CERT_FILE=str(certificate))
    assert server.requests == [2, 3]


@forks
@pytest.mark.parametrize("over", ["wire", "httpx"])
def test_no_lock_that_a_thread_of_the_parent_held_stops_a_child(server: Server, over: str) -> None:
    """Neither one of this package, wherever it is, nor that of httpcore's pool."""
    program = """
import gc
from contextlib import ExitStack

client = Groq(**settings)
of_httpx = []
if sys.argv[2] == "httpx":
    # Whoever asks for the client has it carry the requests.
    of_httpx.append(client._client._transport._pool._optional_thread_lock)
client.models.list()
mine = [one for one in gc.get_objects() if str(type(one).__module__).partition(".")[0] == "groq"]
held_by = [held for one in mine for held in gc.get_referents(one, getattr(one, "__dict__", None))]
locks = {id(one): one for one in held_by if isinstance(one, type(threading.Lock()))}
assert len(locks) >= 4
held, done = threading.Event(), threading.Event()

def hold():
    with ExitStack() as stack:
        for lock in (*locks.values(), *of_httpx):
            stack.enter_context(lock)
        held.set()
        done.wait()

thread = threading.Thread(target=hold, daemon=True)
thread.start()
held.wait()
in_child(client.models.list)
done.set()
thread.join()
client.close()
"""
    run_program(FORK + program, server.url, over)
    assert server.requests == [1, 1]


@forks
def test_a_stream_goes_on_in_the_parent_after_a_fork(simulator: Simulator) -> None:
    program = """
ask = {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": "Hi"}]}
with Groq(**settings) as client, client.chat.create_stream(**ask) as stream:
    next(stream)
    in_child(client.models.list)
    assert stream.collect().choices[0].finish_reason == "stop"
"""
    run_program(FORK + program, simulator.base_url)


@forks
def test_a_child_forked_beside_a_running_loop_starts_loops_of_its_own(server: Server) -> None:
    program = """
client = AsyncGroq(**settings)
called, go_on = threading.Event(), threading.Event()

async def once():
    await client.models.list()

async def main():
    await once()
    called.set()
    await asyncio.to_thread(go_on.wait)
    await once()

def child():
    asyncio.run(once())
    trio.run(once)

thread = threading.Thread(target=lambda: asyncio.run(main()))
thread.start()
called.wait()
in_child(child)
go_on.set()
thread.join()
"""
    run_program(FORK + program, server.url)
    assert server.requests == [2, 1, 1]


both_kinds = pytest.mark.parametrize("cls", [Groq, AsyncGroq])


def pickled(client: Any) -> Any:
    return pickle.loads(pickle.dumps(client))  # noqa: S301  our own


@both_kinds
def test_a_client_is_pickled_into_another_process(
    cls: type, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "gsk_pickled")
    client = cls(base_url=simulator.base_url)
    program = """
import asyncio, pickle, sys
client = pickle.loads(bytes.fromhex(sys.argv[1]))

async def count():
    return len((await client.models.list()).data)

if type(client).__name__ == "Groq":
    with client:
        assert client.models.list().data
else:
    assert asyncio.run(count())
"""
    run_program(program, pickle.dumps(client).hex())


OPTIONS: dict[str, Any] = {
    "base_url": "https://groq.example",
    "timeout": httpx.Timeout(7.0, connect=1.0),
    "idle_timeout": 3.0,
    "max_retries": 5,
    "max_wait": 8.0,
    "throttle": False,
    "circuit_breaker": CircuitBreakerConfig(failure_threshold=1),
    "default_headers": {"x-team": "a"},
    "max_connections": 9,
}


@both_kinds
def test_a_pickle_holds_every_setting_but_the_key(
    cls: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "gsk_of_this_place")
    client = cls(api_key="gsk_of_that_place", **OPTIONS)
    assert b"gsk_" not in pickle.dumps(client)
    given_up = {"api_key", "_strict_response_validation", "transport"}  # it is an http_client
    settings = {*client.__getstate__()["settings"]} | given_up
    assert settings == {*inspect.signature(cls).parameters}
    twin = pickled(client)
    assert twin._pipeline.config.api_key.expose_secret() == "gsk_of_this_place"
    settings = twin.__getstate__()["settings"]
    assert {name: settings[name] for name in OPTIONS} == OPTIONS


@both_kinds
def test_a_client_is_not_unpickled_where_there_is_no_key(cls: type) -> None:
    data = pickle.dumps(cls(api_key=KEY))
    with pytest.raises(AuthenticationError, match="GROQ_API_KEY"):
        pickle.loads(data)  # noqa: S301  our own


@both_kinds
def test_a_copy_with_other_options_is_pickled_with_them(
    cls: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROQ_API_KEY", KEY)
    twin = pickled(cls(**OPTIONS).with_options(max_retries=0, default_headers={"x-copy": "yes"}))
    assert twin._pipeline.config.max_retries == 0
    assert twin._pipeline.config.default_headers == {"x-team": "a", "x-copy": "yes"}
    assert twin._owns_transport


def test_what_was_learned_is_not_pickled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", KEY)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with Groq(base_url=url, circuit_breaker=CircuitBreakerConfig(failure_threshold=1)) as client:
        assert not client.health_check().healthy
        assert client.circuit_state() is CircuitState.OPEN
        with pickled(client) as twin:
            assert twin.circuit_state() is CircuitState.CLOSED
            assert not twin.health_check().healthy
            assert twin.circuit_state() is CircuitState.OPEN


class Noted(Groq):
    """A subclass with something of its own."""

    def __init__(self, note: str) -> None:
        super().__init__(max_retries=6)
        self.note = note


def test_a_subclass_is_pickled_with_what_it_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", KEY)
    client = Noted("kept")
    client.models.list  # noqa: B018  binds it to the original
    twin = copy.deepcopy(pickled(client))
    assert isinstance(twin, Noted)
    assert twin.note == "kept"
    assert twin.models is not client.models
    assert twin._pipeline.config.max_retries == 6


@pytest.mark.parametrize(("cls", "http"), [(Groq, httpx.Client), (AsyncGroq, httpx.AsyncClient)])
def test_a_client_over_an_http_client_of_your_own_cannot_be_pickled(cls: type, http: Any) -> None:
    client = cls(api_key=KEY, http_client=http())
    for one in (client, client.with_options(max_retries=0)):
        with pytest.raises(TypeError, match="http_client of your own cannot be pickled"):
            pickle.dumps(one)


@pytest.mark.anyio
@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
async def test_a_copy_shares_connections_and_limits(world: World, duplicate: Any) -> None:
    client = world.client(max_retries=5)
    twin = duplicate(client)
    assert twin._runtime is client._runtime
    assert twin._pipeline.limits is client._pipeline.limits
    assert twin._pipeline.config == client._pipeline.config
    await world.close(twin)
    assert (await world.settle(client.models.list())).data
