"""HTTP/2, by a client of httpx that speaks it, against a server that does: hypercorn over TLS."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config

from groq import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import World

pytestmark = pytest.mark.anyio

MODEL = {"id": "m", "object": "model", "created": 1, "owned_by": "o", "active": True}
CHUNK = {
    "id": "c",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "delta": {"content": "Up."}, "finish_reason": None}],
}
LAST = {**CHUNK, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
STREAM = b"".join(b"data: %s\n\n" % json.dumps(each).encode() for each in (CHUNK, LAST))


class Service:
    """Answers as Groq does, and remembers which version of HTTP it was asked in."""

    def __init__(self) -> None:
        self.versions: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise NotImplementedError  # which tells hypercorn to do without lifespans
        self.versions.append(scope["http_version"])
        while (await receive()).get("more_body"):
            pass
        status, kind, body = 404, b"application/json", b'{"error": {"message": "no"}}'
        if scope["path"].endswith("/models/m"):
            status, body = 200, json.dumps(MODEL).encode()
        elif scope["path"].endswith("/chat/completions"):
            status, kind, body = 200, b"text/event-stream", STREAM + b"data: [DONE]\n\n"
        headers = [(b"content-type", kind)]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Config]:
    """How a client trusts the server, and how the server listens."""
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost")
    folder: Path = tmp_path_factory.mktemp("certificate")
    certificate.private_key_pem.write_to_path(str(folder / "key.pem"))
    certificate.cert_chain_pems[0].write_to_path(str(folder / "certificate.pem"))
    config = Config()
    config.certfile, config.keyfile = str(folder / "certificate.pem"), str(folder / "key.pem")
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context, config


@contextmanager
def served(service: Service, config: Config) -> Iterator[str]:
    """Serve it in a thread; the address."""
    listener = socket.create_server(("localhost", 0))
    port = listener.getsockname()[1]
    config.bind = [f"fd://{listener.detach()}"]  # hypercorn closes it
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    running = serve(service, config, shutdown_trigger=stop.wait)
    thread = threading.Thread(target=lambda: loop.run_until_complete(running))
    thread.start()
    try:
        yield f"https://localhost:{port}"
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()


async def test_calls_streams_and_errors_go_over_http_2(
    world: World, trusted: tuple[ssl.SSLContext, Config]
) -> None:
    context, config = trusted
    service = Service()
    kind: Any = httpx.Client if world.name == "blocking" else httpx.AsyncClient
    with served(service, config) as address:
        http_client = kind(http2=True, verify=context)
        client = world.client(base_url=address, http_client=http_client, max_retries=0)
        assert (await world.settle(client.models.get("m"))).owned_by == "o"
        asked = {"model": "m", "messages": [{"role": "user", "content": "Locks?"}]}
        stream = await world.settle(client.chat.create_stream(**asked))
        texts = [chunk.content async for chunk in world.iterate(stream)]
        with pytest.raises(NotFoundError, match="no"):
            await world.settle(client.models.get("n"))
        await world.close(http_client)
    assert texts == ["Up.", None]
    assert service.versions == ["2", "2", "2"]


async def test_a_client_that_does_not_speak_it_is_served_as_before(
    world: World, trusted: tuple[ssl.SSLContext, Config]
) -> None:
    context, config = trusted
    service = Service()
    kind: Any = httpx.Client if world.name == "blocking" else httpx.AsyncClient
    with served(service, config) as address:
        http_client = kind(verify=context)
        client = world.client(base_url=address, http_client=http_client)
        await world.settle(client.models.get("m"))
        await world.close(http_client)
    assert service.versions == ["1.1"]
