"""Proxies: the key travels inside the tunnel, where the proxy cannot see it."""

from __future__ import annotations

import selectors
import socket
import ssl
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import trustme

from groq import NetworkError
from groq._tls import tls_context
from tests.conftest import API_KEY
from tests.raw_server import RawServer, answer, read_request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import World

VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class ConnectProxy(RawServer):
    """Opens tunnels, and passes plain requests on.

    Attributes:
        asked: The first line of each request.
        passed: What has gone through the tunnels towards servers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bytes] = []
        self.passed = b""

    def handle(self, connection: socket.socket) -> None:
        head = read_request(connection)
        self.received += head
        self.asked.append(head.partition(b"\r\n")[0])
        method, target, _ = self.asked[-1].split()
        if method != b"CONNECT":
            connection.sendall(answer())
            return
        host, _, port = target.decode().rpartition(":")
        with socket.create_connection((host, int(port)), 5) as server:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self.tunnel(connection, server)

    def tunnel(self, client: socket.socket, server: socket.socket) -> None:
        other = {client: server, server: client}
        with selectors.DefaultSelector() as ready:
            for socket_of_end in other:
                ready.register(socket_of_end, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select(5):
                    end: Any = key.fileobj
                    if not (piece := end.recv(65536)):
                        return
                    self.passed += piece if end is client else b""
                    other[end].sendall(piece)


class InterceptingProxy(ConnectProxy):
    """Ends TLS itself, with certificates of an authority of its own, as companies have them."""

    def __init__(self, authority: trustme.CA) -> None:
        super().__init__()
        self._pretence = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(self._pretence)

    def tunnel(self, client: socket.socket, _: socket.socket) -> None:
        with self._pretence.wrap_socket(client, server_side=True) as seen:
            self.passed += read_request(seen)
            seen.sendall(answer())


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def origin(authority: trustme.CA) -> Iterator[RawServer]:
    """A server of this machine that speaks TLS."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(tls)
    with RawServer(tls=tls) as server:
        yield server


@pytest.fixture
def proxy() -> Iterator[ConnectProxy]:
    with ConnectProxy() as proxy:
        yield proxy


@pytest.fixture(autouse=True)
def _environment(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    tls_context.cache_clear()
    yield
    tls_context.cache_clear()


def assert_only_in_the_tunnel(proxy: ConnectProxy, origin: RawServer) -> None:
    assert proxy.asked == [f"CONNECT localhost:{origin.port} HTTP/1.1".encode()]
    assert b"authorization" not in proxy.received.lower()
    assert API_KEY.encode() not in proxy.received
    assert len(proxy.passed) > 100
    assert API_KEY.encode() not in proxy.passed
    assert f"Bearer {API_KEY}".encode() in origin.received


@pytest.mark.anyio
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY", "https_proxy"])
async def test_the_key_is_inside_the_tunnel(
    world: World,
    origin: RawServer,
    proxy: ConnectProxy,
    variable: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(variable, proxy.url)
    await world.settle(world.client(base_url=origin.url).models.list())
    assert_only_in_the_tunnel(proxy, origin)


@pytest.mark.anyio
async def test_so_it_is_with_a_client_of_yours(
    world: World, origin: RawServer, proxy: ConnectProxy
) -> None:
    cls: Any = httpx.Client if world.name == "blocking" else httpx.AsyncClient
    yours = cls(proxy=proxy.url)
    await world.settle(world.client(base_url=origin.url, http_client=yours).models.list())
    await world.close(yours)
    assert_only_in_the_tunnel(proxy, origin)


@pytest.mark.anyio
async def test_what_no_proxy_names_is_asked_directly(
    world: World, origin: RawServer, proxy: ConnectProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "localhost")
    await world.settle(world.client(base_url=origin.url).models.list())
    assert proxy.connections == 0
    assert API_KEY.encode() in origin.received


@pytest.mark.anyio
async def test_a_proxy_that_looks_inside_is_refused(
    world: World, origin: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with InterceptingProxy(trustme.CA()) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with pytest.raises(NetworkError, match="a proxy of your company") as raised:
            await world.settle(world.client(base_url=origin.url).models.list())
    assert not raised.value.is_retryable
    assert proxy.connections == 1
    assert API_KEY.encode() not in proxy.received + proxy.passed


@pytest.mark.anyio
async def test_a_proxy_that_looks_inside_is_used_where_its_authority_is_trusted(
    world: World, origin: RawServer, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    with InterceptingProxy(authority) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        await world.settle(world.client(base_url=origin.url).models.list())
    assert f"Bearer {API_KEY}".encode() in proxy.passed


@pytest.mark.anyio
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY", "http_proxy"])
@pytest.mark.usefixtures("adapter")
async def test_plain_http_to_this_machine_goes_through_no_proxy(
    world: World, proxy: ConnectProxy, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, proxy.url)
    with RawServer() as server:
        client = world.client(base_url=server.url.replace("http:", "HTTP:"))
        await world.settle(client.models.list())
        assert f"Bearer {API_KEY}".encode() in server.received
    assert proxy.connections == 0


@pytest.mark.anyio
async def test_a_proxy_of_your_client_is_used_for_plain_http_too(
    world: World, proxy: ConnectProxy
) -> None:
    cls: Any = httpx.Client if world.name == "blocking" else httpx.AsyncClient
    yours = cls(proxy=proxy.url)
    with RawServer() as server:
        await world.settle(world.client(base_url=server.url, http_client=yours).models.list())
        assert proxy.asked == [f"GET {server.url}/openai/v1/models HTTP/1.1".encode()]
    await world.close(yours)
