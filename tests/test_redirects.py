"""Redirects: the key goes to the origin that it is meant for, and to no other."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import trustme

from groq import APIStatusError
from groq._error_mapping import raise_for_status
from groq._transport import Response
from tests.conftest import API_KEY
from tests.raw_server import RawServer, answer

if TYPE_CHECKING:
    from tests.conftest import World

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}
STATUSES = ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"]


def to(server: RawServer, status: str, query: str = "") -> bytes:
    location = f"{server.url}/openai/v1/models{query}"
    return answer(b"", status, location=location)


def following(world: World, **settings: Any) -> Any:
    cls: Any = httpx.Client if world.name == "blocking" else httpx.AsyncClient
    return cls(follow_redirects=True, **settings)


@pytest.mark.anyio
@pytest.mark.parametrize("status", STATUSES)
async def test_no_redirect_is_followed(world: World, status: str) -> None:
    with RawServer() as other, RawServer(to(other, status, "?token=hush#x")) as server:
        client = world.client(base_url=server.url)
        with pytest.raises(APIStatusError) as raised:
            await world.settle(client.chat.create(**ASK))
        assert f"Redirected to {other.url}/openai/v1/models," in raised.value.message
    assert raised.value.status_code == int(status[:3])
    assert not raised.value.is_retryable
    assert "hush" not in str(raised.value)
    assert (server.connections, other.connections) == (1, 0)
    assert API_KEY.encode() in server.received


@pytest.mark.anyio
async def test_a_stream_follows_none_either(world: World) -> None:
    with RawServer() as other, RawServer(to(other, "307 Temporary")) as server:
        client = world.client(base_url=server.url)
        with pytest.raises(APIStatusError, match="Redirected to"):
            await world.settle(client.chat.create_stream(**ASK))
    assert other.connections == 0


@pytest.mark.anyio
@pytest.mark.parametrize("status", STATUSES)
async def test_a_client_of_yours_that_follows_leaves_the_key_behind(
    world: World, status: str
) -> None:
    yours = following(world)
    with RawServer() as other, RawServer(to(other, status)) as server:
        client = world.client(base_url=server.url, http_client=yours)
        await world.settle(client.models.list())
    await world.close(yours)
    assert API_KEY.encode() in server.received
    assert other.connections == 1
    assert b"authorization" not in other.received.lower()
    assert API_KEY.encode() not in other.received


@pytest.mark.anyio
@pytest.mark.parametrize("status", ["307 Temporary", "308 Permanent"])
async def test_so_it_does_when_the_body_is_sent_again(world: World, status: str) -> None:
    yours = following(world)
    refusal = answer(b'{"error": {"message": "Who are you?"}}', "401 Unauthorized")
    with RawServer(refusal) as other, RawServer(to(other, status)) as server:
        client = world.client(base_url=server.url, http_client=yours)
        with pytest.raises(APIStatusError, match="Who are you"):
            await world.settle(client.chat.create(**ASK))
    await world.close(yours)
    assert b'"Hello"' in other.received
    assert API_KEY.encode() not in other.received


@pytest.mark.anyio
@pytest.mark.parametrize("follows", [True, False])
async def test_the_key_is_not_carried_from_https_to_http(world: World, follows: bool) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(tls)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    yours = following(world, verify=trusting)
    yours.follow_redirects = follows
    with RawServer() as plain, RawServer(to(plain, "307 Temporary"), tls=tls) as server:
        client = world.client(base_url=server.url, http_client=yours)
        if follows:
            await world.settle(client.models.list())
        else:
            with pytest.raises(APIStatusError, match="Redirected to http://localhost"):
                await world.settle(client.models.list())
    await world.close(yours)
    assert API_KEY.encode() in server.received
    assert plain.connections == follows
    assert API_KEY.encode() not in plain.received


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://user:hush@other.example/v1?token=hush", "https://other.example/v1"),
        ("/login?next=hush", "/login"),
        ("https://[hush", "an address that is none"),
    ],
)
def test_where_a_redirect_leads_is_told_without_secrets(location: str, shown: str) -> None:
    response = Response(307, httpx.Headers({"location": location}))
    with pytest.raises(APIStatusError) as raised:
        raise_for_status(response)
    assert raised.value.message.startswith(f"Redirected to {shown}, which")
