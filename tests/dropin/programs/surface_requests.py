# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""What is sent: the headers, the query and the body of a request, and through whom."""

from __future__ import annotations

import os
from unittest import mock

import httpx
from expecting import MESSAGES, MODEL, recording

import groq


def _ask(client: groq.Groq, **options: object) -> object:
    return client.chat.completions.create(model=MODEL, messages=MESSAGES, **options)


def headers_come_from_the_environment() -> None:
    seen, http_client = recording()
    with mock.patch.dict(os.environ, {"GROQ_CUSTOM_HEADERS": "x-team: tides\nx-stage: test"}):
        client = groq.Groq(http_client=http_client)
    _ask(client)
    assert seen[-1].headers["x-team"] == "tides"
    assert seen[-1].headers["x-stage"] == "test"


def headers_and_query_of_the_client_are_sent() -> None:
    seen, http_client = recording()
    client = groq.Groq(
        http_client=http_client, default_headers={"x-a": "1"}, default_query={"tide": "high"}
    )
    _ask(client)
    assert seen[-1].headers["x-a"] == "1"
    assert seen[-1].url.params["tide"] == "high"
    assert seen[-1].url.path == "/openai/v1/chat/completions"
    assert seen[-1].headers["authorization"] == f"Bearer {client.api_key}"


def options_of_a_call_are_sent_and_win() -> None:
    seen, http_client = recording()
    client = groq.Groq(
        http_client=http_client, default_headers={"x-a": "1"}, default_query={"tide": "high"}
    )
    _ask(
        client,
        extra_headers={"x-a": "2", "User-Agent": "mine"},
        extra_query={"tide": "low", "more": "1"},
        extra_body={"seed": 7},
        timeout=9,
    )
    assert seen[-1].headers["x-a"] == "2"
    assert seen[-1].headers["user-agent"] == "mine"
    assert seen[-1].url.params["tide"] == "low"
    assert seen[-1].url.params["more"] == "1"
    assert b'"seed":7' in seen[-1].content.replace(b" ", b"")
    assert seen[-1].extensions["timeout"]["read"] == 9


def what_is_not_given_is_not_sent() -> None:
    seen, http_client = recording()
    client = groq.Groq(http_client=http_client)
    _ask(client, temperature=groq.NOT_GIVEN, stop=groq.omit, top_p=groq.not_given, seed=3)
    assert not {b"temperature", b"stop", b"top_p"} & set(seen[-1].content.split(b'"'))
    assert b"seed" in seen[-1].content


def the_httpx_client_can_be_read_compared_and_assigned() -> None:
    seen, http_client = recording()
    given = groq.Groq(http_client=http_client)
    assert given._client is http_client
    client = groq.Groq()
    assert isinstance(client._client, httpx.Client)
    assert client._client is client._client
    client._client = http_client
    _ask(client)
    assert len(seen) == 1


async def the_async_httpx_client_can_be_read_and_assigned() -> None:
    seen = []

    async def see(request: httpx.Request) -> None:
        seen.append(request)

    client = groq.AsyncGroq()
    assert isinstance(client._client, httpx.AsyncClient)
    client._client = httpx.AsyncClient(event_hooks={"request": [see]})
    await client.chat.completions.create(model=MODEL, messages=MESSAGES)
    assert len(seen) == 1
    await client.close()


def requests_go_through_send_of_httpx() -> None:
    plain = httpx.Client.send
    paths = []

    def send(self: httpx.Client, request: httpx.Request, **options: object) -> httpx.Response:
        paths.append(request.url.path)
        return plain(self, request, **options)

    with mock.patch.object(httpx.Client, "send", send):
        client = groq.Groq()
        _ask(client)
        for _ in _ask(client, stream=True):
            pass
        client.models.list()
    assert len(paths) == 3


async def async_requests_go_through_send_of_httpx() -> None:
    plain = httpx.AsyncClient.send
    paths = []

    async def send(
        self: httpx.AsyncClient, request: httpx.Request, **options: object
    ) -> httpx.Response:
        paths.append(request.url.path)
        return await plain(self, request, **options)

    with mock.patch.object(httpx.AsyncClient, "send", send):
        async with groq.AsyncGroq() as client:
            await client.models.list()
    assert paths == ["/openai/v1/models"]


def undocumented_endpoints_are_called_by_path() -> None:
    client = groq.Groq()
    models = client.get("/openai/v1/models", cast_to=httpx.Response)
    assert models.status_code == 200
    assert models.json()["object"] == "list"
    body = {"model": MODEL, "messages": MESSAGES}
    answer = client.post("/openai/v1/chat/completions", body=body, cast_to=httpx.Response)
    assert answer.json()["object"] == "chat.completion"
    typed = client.post(
        "/openai/v1/chat/completions", body=body, cast_to=groq.types.chat.ChatCompletion
    )
    assert isinstance(typed, groq.types.chat.ChatCompletion)
    assert typed.choices[0].message.content


async def undocumented_endpoints_are_called_by_path_async() -> None:
    async with groq.AsyncGroq() as client:
        models = await client.get("/openai/v1/models", cast_to=httpx.Response)
    assert models.json()["object"] == "list"
