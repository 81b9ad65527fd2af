"""The wire: what it does with connections, and when it leaves a request to httpx."""

from __future__ import annotations

import asyncio
import gc
import random
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import anyio
import httpx
import pytest
import trustme
from attrs import evolve

from groq import (
    AsyncGroq,
    DeadlineExceededError,
    Groq,
    GroqError,
    NetworkError,
    RequestTooLargeError,
    TimeoutError,
)
from groq import _tls as tls
from groq._secret import Secret
from groq._transport import Request
from groq._wire import WireTransport
from groq._wire_gate import ASYNC_HOOKS, HOOKS, Gate
from groq._wire_patience import Patience
from groq._wire_request import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from groq.testing import Simulator
    from tests.conftest import World

KEY = "gsk_test_0123456789abcdef"
EMPTY_LIST = b'{"object": "list", "data": []}'
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (
    len(EMPTY_LIST),
    EMPTY_LIST,
)
MODELS = Request("GET", "/openai/v1/models", timeout=5)

wire_worlds = pytest.mark.parametrize("world_name", ["blocking", "asyncio"], indirect=True)


@contextmanager
def raw_server(
    serve: Callable[[socket.socket], None], context: ssl.SSLContext | None = None
) -> Iterator[str]:
    """A server that hands over each connection in a thread of its own."""
    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def handle(plain: socket.socket) -> None:
            with suppress(OSError), plain:
                if context is None:
                    serve(plain)
                else:
                    with context.wrap_socket(plain, server_side=True) as secured:
                        serve(secured)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threads.append(threading.Thread(target=handle, args=(connection,)))
                    threads[-1].start()

        accepting = threading.Thread(target=accept)
        accepting.start()
        scheme = "http" if context is None else "https"
        try:
            yield f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            for thread in [accepting, *threads]:
                thread.join(10)


def answering(*answers: bytes) -> Callable[[socket.socket], None]:
    """Answer the requests of a connection by these, and close it."""

    def serve(connection: socket.socket) -> None:
        for answer in answers:
            if connection.recv(65536):
                connection.sendall(answer)

    return serve


SIZES = (1, 10_000, 16_384, 100_000, 3_000_000, 10)


def file_of(size: int) -> bytes:
    return (bytes(range(251)) * (size // 251 + 1))[:size]


def file_answer(size: int) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (size, file_of(size))


async def list_models(world: World, client: Any, **options: Any) -> Any:
    return await world.settle(client.models.list(**{"max_retries": 0, **options}))


def pool_of(client: Any) -> Any:
    transport = client._runtime.transport
    if isinstance(client, Groq):
        return transport.pool.current()
    return transport.pools.known(asyncio.get_running_loop())


class TestConnections:
    pytestmark: ClassVar = [pytest.mark.anyio, wire_worlds]

    async def test_a_thousand_calls_one_after_the_other_take_one_connection(
        self, world: World
    ) -> None:
        client = world.client(throttle=False)
        for _ in range(1000):
            await list_models(world, client)
        assert (pool_of(client).size, pool_of(client).in_use) == (1, 0)

    async def test_answers_of_any_size_come_whole(self, world: World) -> None:
        with raw_server(answering(*map(file_answer, SIZES))) as url:
            client = world.client(base_url=url)
            for size in SIZES:
                content = (await world.settle(client.files.content("file_1"))).content
                assert content == file_of(size)
            assert pool_of(client).size == 1

    async def test_a_connection_that_the_server_has_closed_is_not_used(self, world: World) -> None:
        with raw_server(answering(ANSWER)) as url:
            client = world.client(base_url=url)
            for _ in range(5):
                await list_models(world, client)
                time.sleep(0.02)  # noqa: ASYNC251  the loop sees nothing of the end
            assert pool_of(client).size == 1

    async def test_a_connection_over_which_more_came_is_not_used(self, world: World) -> None:
        with raw_server(answering(ANSWER + b"HTTP/1.1 500 No\r\n\r\n")) as url:
            client = world.client(base_url=url)
            for _ in range(3):
                assert (await list_models(world, client)).data == []
            assert pool_of(client).size == 0

    async def test_an_early_answer_to_a_large_request_is_read(self, world: World) -> None:
        refusal = b'{"error": {"message": "too large"}}'
        ended = threading.Event()

        def refuse(connection: socket.socket) -> None:
            connection.recv(1000)
            head = b"HTTP/1.1 413 x\r\nconnection: close\r\ncontent-length: %d\r\n\r\n"
            connection.sendall(head % len(refusal) + refusal)
            connection.shutdown(socket.SHUT_WR)
            with suppress(OSError):
                while connection.recv(1 << 20):
                    pass
            ended.set()

        ask = {"model": "m", "messages": [{"role": "user", "content": "x" * 30_000_000}]}
        with raw_server(refuse) as url:
            client = world.client(base_url=url, max_retries=0, throttle=False)
            with pytest.raises(RequestTooLargeError, match="too large"):
                await world.settle(client.chat.create(**ask))
            assert pool_of(client).in_use == 0
            assert await anyio.to_thread.run_sync(ended.wait, 10)  # the loop may go on meanwhile

    async def test_what_is_read_byte_by_byte_is_bounded_by_the_deadline(self, world: World) -> None:
        given_up = threading.Event()

        def drip(connection: socket.socket) -> None:
            connection.recv(65536)
            for byte in ANSWER:
                connection.sendall(bytes([byte]))
                if given_up.wait(0.1):
                    return

        with raw_server(drip) as url:
            client = world.client(base_url=url)
            started = time.monotonic()
            with pytest.raises(DeadlineExceededError):
                await list_models(world, client, deadline=0.3)
            given_up.set()
            assert time.monotonic() - started < len(ANSWER) * 0.1 / 2
            assert pool_of(client).in_use == 0

    async def test_a_request_that_nobody_reads_is_given_up(self, world: World) -> None:
        released = threading.Event()

        def ignore(_: socket.socket) -> None:
            released.wait(20)

        ask = {"model": "m", "messages": [{"role": "user", "content": "x" * 30_000_000}]}
        with raw_server(ignore) as url:
            client = world.client(base_url=url, max_retries=0, throttle=False, timeout=0.3)
            try:
                with pytest.raises(TimeoutError, match=r"could not be written within 0\.3"):
                    await world.settle(client.chat.create(**ask))
            finally:
                released.set()
            assert pool_of(client).in_use == 0

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            (b"", "Server disconnected without sending a response"),
            (b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhi", "complete message body"),
            (b"\x16\x03\x01", "no HTTP"),
        ],
    )
    async def test_an_answer_that_is_none_is_a_network_error_with_a_cause_of_httpx(
        self, world: World, answer: bytes, reason: str
    ) -> None:
        with raw_server(answering(answer)) as url:
            client = world.client(base_url=url)
            with pytest.raises(NetworkError, match=reason) as raised:
                await list_models(world, client)
            assert isinstance(raised.value.__cause__, httpx.RemoteProtocolError)
            assert pool_of(client).size == 0


@contextmanager
def connections_on_hand(
    then: Callable[[socket.socket, int], None], context: ssl.SSLContext | None = None
) -> Iterator[tuple[str, list[socket.socket]]]:
    """A server that tells `then` which connection it is, the first being 0, and lists them."""
    made: list[socket.socket] = []

    def serve(connection: socket.socket) -> None:
        made.append(connection)
        then(connection, len(made) - 1)

    with raw_server(serve, context) as url:
        try:
            yield url, made
        finally:
            for connection in made:
                with suppress(OSError):  # closed already
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)


def answer_all(connection: socket.socket, _: int = 0) -> None:
    while connection.recv(65536):
        connection.sendall(ANSWER)


def patience_of(transport: Any, **changes: Any) -> Patience:
    clock = time.monotonic
    if not isinstance(transport, WireTransport):
        clock = asyncio.get_running_loop().time
    return Patience(evolve(MODELS, **changes), transport.base_url, clock)


class InUse:
    """The only connection of a client, which the next call will have to wait for."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._transport: Any = client._runtime.transport
        self._pool: Any = None
        self._held: Any = None
        self._threads: list[threading.Thread] = []
        self.outcomes: list[Any] = []

    async def take(self) -> None:
        transport, patience = self._transport, patience_of(self._transport)
        if isinstance(self._client, Groq):
            self._pool = transport.pool.current()
            self._held = self._pool.acquire(transport.target.origin, patience)
        else:
            self._pool = await transport.pools.current()
            self._held = await self._pool.acquire(transport.target.origin, patience)

    async def have_wait(self) -> None:
        """Begin a call, which waits."""
        before = len(self._pool._places.waiting)
        if isinstance(self._client, Groq):
            self._threads.append(threading.Thread(target=self._call))
            self._threads[-1].start()
        else:
            self._tasks.append(asyncio.create_task(self._acall()))
        while len(self._pool._places.waiting) == before:  # noqa: ASYNC110  threads wait as well
            await asyncio.sleep(0.001)

    @cached_property
    def _tasks(self) -> list[asyncio.Task[None]]:
        return []

    def _call(self) -> None:
        try:
            self.outcomes.append(self._client.models.list(max_retries=0))
        except (GroqError, RuntimeError) as error:
            self.outcomes.append(error)

    async def _acall(self) -> None:
        try:
            self.outcomes.append(await self._client.models.list(max_retries=0))
        except (GroqError, RuntimeError) as error:
            self.outcomes.append(error)

    def give_back(self) -> None:
        self._pool.give_back(self._held, may_reuse=True)

    async def close(self) -> None:
        """Close the client, and give up what was in use."""
        if isinstance(self._client, Groq):
            self._client.close()
        else:
            await self._client.aclose()
        self._pool.give_back(self._held, may_reuse=False)

    async def finish(self) -> list[Any]:
        """What has become of the calls."""
        for thread in self._threads:
            thread.join(10)
        await asyncio.gather(*self._tasks)
        return self.outcomes


class TestHandingOver:
    """A connection that goes to a call which has waited for it."""

    pytestmark: ClassVar = [pytest.mark.anyio, wire_worlds]

    @pytest.mark.parametrize("more", [b"HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n", b""])
    async def test_one_over_which_more_came_is_not_handed_over(
        self, world: World, more: bytes
    ) -> None:
        is_due = threading.Event()

        def serve(connection: socket.socket, number: int) -> None:
            if number == 0:
                is_due.wait(10)
                connection.sendall(more)
                connection.shutdown(socket.SHUT_WR)
            answer_all(connection)

        with connections_on_hand(serve) as (url, made):
            client = world.client(base_url=url, max_connections=1, throttle=False)
            in_use = InUse(client)
            await in_use.take()
            await in_use.have_wait()
            is_due.set()
            time.sleep(0.1)  # noqa: ASYNC251  the loop sees nothing of it
            in_use.give_back()
            (outcome,) = await in_use.finish()
            assert outcome.data == []
            assert (len(made), pool_of(client).size) == (2, 1)

    async def test_who_waits_when_the_client_is_closed_sends_nothing(self, world: World) -> None:
        with connections_on_hand(answer_all) as (url, made):
            in_use = InUse(world.client(base_url=url, max_connections=1, throttle=False))
            await in_use.take()
            for _ in range(3):
                await in_use.have_wait()
            await in_use.close()
            outcomes = await in_use.finish()
            assert [type(each) for each in outcomes] == [NetworkError] * 3
            assert "was closed" in str(outcomes[0])
        assert len(made) == 1

    async def test_what_is_there_already_is_not_read_beyond_the_deadline(
        self, world: World
    ) -> None:
        """Or one whose answer comes all the time, a byte every moment, would never end."""
        with connections_on_hand(answer_all) as (url, _):
            in_use = InUse(world.client(base_url=url))
            await in_use.take()
            patience = patience_of(in_use._transport, time_left=0.1)
            message = in_use._transport.target.message(MODELS)
            connection = in_use._held
            if world.name == "blocking":
                connection.write(message, patience)
            else:
                connection.begin(message, patience)
            time.sleep(0.2)  # noqa: ASYNC251  as above
            with pytest.raises(DeadlineExceededError):
                await world.settle(connection.read(patience))
            in_use.give_back()

    async def test_one_that_is_given_back_twice_makes_no_room_for_two(self, world: World) -> None:
        with connections_on_hand(answer_all) as (url, _):
            client = world.client(base_url=url, max_connections=1, throttle=False)
            in_use = InUse(client)
            await in_use.take()
            in_use._pool.give_back(in_use._held, may_reuse=False)
            again = InUse(client)
            await again.take()
            await again.have_wait()
            in_use._pool.give_back(in_use._held, may_reuse=False)
            assert in_use._pool.size == 1
            assert len(in_use._pool._places.waiting) == 1
            again.give_back()
            await again.finish()
            assert in_use._pool.size == 1


@pytest.mark.skipif(sys.platform != "linux", reason="others have one address on loopback")
@pytest.mark.anyio
@wire_worlds
async def test_the_deadline_is_for_all_addresses_of_a_host(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as sockets:
        addresses: list[Any] = []
        for number in range(2, 6):
            port = addresses[0][1] if addresses else 0
            listener = socket.create_server((f"127.0.0.{number}", port), backlog=0)
            addresses.append(sockets.enter_context(listener).getsockname())
            for _ in range(3):  # until nobody else gets in
                waiting = sockets.enter_context(socket.socket())
                waiting.settimeout(0)
                waiting.connect_ex(addresses[-1])
        resolve = socket.getaddrinfo

        def resolve_ours(host: str, *args: Any, **options: Any) -> list[Any]:
            hosts = [address[0] for address in addresses] if host == "localhost" else [host]
            return [each for one in hosts for each in resolve(one, *args, **options)]

        monkeypatch.setattr(socket, "getaddrinfo", resolve_ours)
        client = world.client(base_url=f"http://localhost:{addresses[0][1]}")
        started = time.monotonic()
        with pytest.raises(DeadlineExceededError):
            await list_models(world, client, deadline=1)
        assert time.monotonic() - started < len(addresses)


@pytest.mark.anyio
@pytest.mark.usefixtures("world_name")
@pytest.mark.parametrize("world_name", ["asyncio"], indirect=True)
async def test_a_thousand_cancelled_calls_leave_nothing_behind() -> None:
    """Sockets included: what is not closed would be warned of."""
    moments = random.Random(11)  # noqa: S311  no secret

    def slowly(connection: socket.socket) -> None:
        while connection.recv(65536):
            time.sleep(moments.random() * 0.01)
            connection.sendall(ANSWER)

    with raw_server(slowly) as url:
        async with AsyncGroq(KEY, base_url=url, max_connections=20, throttle=False) as client:
            cancelled = 0
            for _ in range(20):
                tasks = [asyncio.create_task(client.models.list(max_retries=0)) for _ in range(50)]
                loop = asyncio.get_running_loop()
                for task in tasks:
                    # Most of them soon; some so late that they end before on any machine.
                    loop.call_later(moments.random() ** 3 * 0.8, task.cancel)
                done = await asyncio.gather(*tasks, return_exceptions=True)
                cancelled += sum(isinstance(each, asyncio.CancelledError) for each in done)
                assert pool_of(client).in_use == 0
            assert 50 < cancelled < 1000
            await asyncio.gather(*(client.models.list(max_retries=0) for _ in range(20)))
        gc.collect()


INTERRUPTED = """
import random, signal, sys
from groq import Groq
from groq._secret import Secret
from groq._transport import Request

def interrupt(*_):
    raise KeyboardInterrupt

moments, interrupted = random.Random(5), 0
request = Request("GET", "/openai/v1/models", headers={"accept": "application/json"}, timeout=5)
signal.signal(signal.SIGALRM, interrupt)
with Groq("gsk_any", base_url=sys.argv[1], max_connections=2) as client:
    transport = client._runtime.transport
    for number in range(1000):
        try:
            signal.setitimer(signal.ITIMER_REAL, moments.random() * 0.004 + 1e-6)
            transport.send(request, stream=number % 2 == 1)
        except KeyboardInterrupt:
            interrupted += 1
        finally:
            while True:
                try:
                    signal.setitimer(signal.ITIMER_REAL, 0)
                    break
                except KeyboardInterrupt:
                    interrupted += 1
    for _ in range(3):
        transport.send(request, stream=False)
    print(interrupted > 10, transport.pool.current().in_use)
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarms")
def test_ctrl_c_at_any_moment_costs_no_place(simulator: Simulator) -> None:
    """Warnings are not looked at: Python's own functions may be interrupted as well."""
    command = [sys.executable, "-W", "ignore", "-c", INTERRUPTED, simulator.base_url]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "True 0\n"), done.stderr


class TestTls:
    pytestmark: ClassVar = [pytest.mark.anyio, wire_worlds]

    @pytest.fixture
    def authority(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[trustme.CA]:
        authority = trustme.CA()
        with authority.cert_pem.tempfile() as path:
            monkeypatch.setenv("SSL_CERT_FILE", path)
            tls.tls_context.cache_clear()
            yield authority
        tls.tls_context.cache_clear()

    def context(self, authority: trustme.CA, name: str) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(name).configure_cert(context)
        return context

    async def test_a_server_that_proves_itself_is_talked_to(
        self, world: World, authority: trustme.CA
    ) -> None:
        with raw_server(answering(ANSWER, ANSWER), self.context(authority, "127.0.0.1")) as url:
            client = world.client(base_url=url)
            for _ in range(2):
                assert (await list_models(world, client)).data == []
            assert pool_of(client).size == 1

    async def test_answers_of_any_size_come_whole(
        self, world: World, authority: trustme.CA
    ) -> None:
        context = self.context(authority, "127.0.0.1")
        with raw_server(answering(*map(file_answer, SIZES)), context) as url:
            client = world.client(base_url=url)
            for size in SIZES:
                content = (await world.settle(client.files.content("file_1"))).content
                assert content == file_of(size)

    async def test_one_connection_carries_many_calls(
        self, world: World, authority: trustme.CA
    ) -> None:
        """The session tickets of TLS 1.3, which come unasked, do not spoil it."""
        context = self.context(authority, "127.0.0.1")
        with connections_on_hand(answer_all, context) as (url, made):
            client = world.client(base_url=url, throttle=False)
            for _ in range(20):
                await list_models(world, client)
            assert len(made) == 1

    @pytest.mark.parametrize("limit", [{"timeout": 0.3}, {"deadline": 0.3}])
    @pytest.mark.parametrize("stage", ["handshake", "head", "body"])
    async def test_a_server_that_falls_silent_is_given_up(
        self, world: World, authority: trustme.CA, stage: str, limit: dict[str, float]
    ) -> None:
        released = threading.Event()

        def fall_silent(connection: socket.socket) -> None:
            if stage != "handshake":
                connection.recv(65536)
            if stage == "body":
                connection.sendall(ANSWER[:-5])
            released.wait(10)

        context = None if stage == "handshake" else self.context(authority, "127.0.0.1")
        with raw_server(fall_silent, context) as url:
            client = world.client(base_url=url.replace("http:", "https:"))
            started = time.monotonic()
            try:
                with pytest.raises(TimeoutError):
                    await list_models(world, client, **limit)
            finally:
                released.set()
            assert time.monotonic() - started < 3
            assert pool_of(client).in_use == 0

    @pytest.mark.parametrize("wrong", ["name", "authority"])
    async def test_a_server_that_does_not_is_not(
        self, world: World, authority: trustme.CA, wrong: str
    ) -> None:
        issuer = authority if wrong == "name" else trustme.CA()
        name = "groq.example" if wrong == "name" else "127.0.0.1"
        received: list[bytes] = []

        def serve(connection: socket.socket) -> None:
            received.append(connection.recv(65536))

        with raw_server(serve, self.context(issuer, name)) as url:
            client = world.client(base_url=url)
            with pytest.raises(NetworkError, match="certificate of") as raised:
                await list_models(world, client)
            assert isinstance(raised.value.__cause__, httpx.ConnectError)
            assert pool_of(client).size == 0
        assert not any(received)


class TestRequests:
    def lines(self, base_url: str, request: Request) -> list[str]:
        message = b"".join(Target(base_url).message(evolve(request, api_key=Secret(KEY))))
        head, _, body = message.partition(b"\r\n\r\n")
        assert body == (request.content or b"")
        return head.decode().split("\r\n")

    @pytest.mark.parametrize(
        ("base_url", "host", "path"),
        [
            ("https://api.groq.com", "api.groq.com", "/openai/v1/models"),
            ("https://api.groq.com:443/a", "api.groq.com", "/a/openai/v1/models"),
            ("http://[::1]:8080", "[::1]:8080", "/openai/v1/models"),
            ("http://localhost:80", "localhost", "/openai/v1/models"),
            ("https://gate.example/a b", "gate.example", "/a%20b/openai/v1/models"),
        ],
    )
    def test_the_head_tells_where_to(self, base_url: str, host: str, path: str) -> None:
        first, *headers = self.lines(base_url, evolve(MODELS, params=[("a", "b c&"), ("a", "é")]))
        assert first == f"GET {path}?a=b+c%26&a=%C3%A9 HTTP/1.1"
        assert f"host: {host}" in headers
        assert headers[-1] == f"authorization: Bearer {KEY}"

    def test_the_length_is_that_of_the_body(self) -> None:
        request = Request("POST", "/a", content=b"x" * 70_000, headers={"Content-Length": "1"})
        assert [line for line in self.lines("https://a.example", request) if "length" in line] == [
            "content-length: 70000"
        ]
        assert "content-length: 0" in self.lines("https://a.example", Request("POST", "/a"))

    @pytest.mark.parametrize("value", ["a\r\nb: c", "a\nb", "a\rb", "a\0b"])
    def test_no_header_begins_another_line(self, value: str) -> None:
        request = Request("GET", "/a", headers={"x": value})
        with pytest.raises(ValueError, match="line break"):
            Target("https://a.example").message(request)

    @pytest.mark.parametrize(
        "changes",
        [
            {"files": [("file", ("a", b"b", None))]},
            {"method": "HEAD"},
            {"method": "CONNECT"},
            {"path": "/a b"},
            {"path": "/a?b"},
            {"path": "/a\r\nb"},
            {"path": "/é"},
            {"path": "a"},
            {"headers": {"Accept-Encoding": "br"}},
            {"headers": {"Transfer-Encoding": "chunked"}},
            {"headers": {"Host": "elsewhere"}},
            {"headers": {"connection": "close"}},
        ],
    )
    def test_what_is_unusual_is_left_to_httpx(self, changes: dict[str, Any]) -> None:
        target = Target("https://a.example")
        assert target.can_send(MODELS)
        assert not target.can_send(evolve(MODELS, **changes))


class TestGate:
    @pytest.mark.parametrize("hooks", [HOOKS, ASYNC_HOOKS])
    def test_it_is_open_while_nobody_listens(self, hooks: Any) -> None:
        assert Gate(hooks).is_open()

    @pytest.mark.parametrize("hook", HOOKS + ASYNC_HOOKS, ids=".".join)
    def test_it_is_closed_while_somebody_does(
        self, hook: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library, owner, name = hook
        cls = getattr(__import__(library), owner)
        gate = Gate(HOOKS if hook in HOOKS else ASYNC_HOOKS)
        with monkeypatch.context() as patches:
            patches.setattr(cls, name, lambda *_: None)
            assert not gate.is_open()
        assert gate.is_open()

    def test_a_wrapper_that_passes_for_what_it_wraps_is_noticed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        original = httpx.Client.send

        class Wrapper:
            """As wrapt's, by which many libraries for tracing hook in."""

            __class__ = type(original)  # type: ignore[assignment]  # which it claims to be

            def __eq__(self, other: object) -> bool:
                return other is original or other is self

            def __hash__(self) -> int:
                return hash(original)

        gate = Gate(HOOKS)
        assert gate.is_open()
        monkeypatch.setattr(httpx.Client, "send", Wrapper())
        assert not gate.is_open()

    def test_it_is_closed_for_a_class_that_stands_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Traced(httpx.Client):
            pass

        gate = Gate(HOOKS)
        monkeypatch.setattr(httpx, "Client", Traced)
        assert not gate.is_open()

    @pytest.mark.parametrize("name", ["HTTPS_PROXY", "http_proxy", "ALL_PROXY"])
    def test_it_is_closed_behind_a_proxy(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        assert not Gate(HOOKS).is_open()

    def test_whoever_asks_for_the_http_client_has_it_carry_the_requests(
        self, simulator: Simulator
    ) -> None:
        seen: list[str] = []
        with Groq(KEY, base_url=simulator.base_url) as client:
            http_client: Any = client._client
            http_client.event_hooks["request"].append(lambda sent: seen.append(sent.url.path))
            client.models.list()
            assert client._client is http_client
        assert seen == [MODELS.path]
        assert http_client.is_closed
