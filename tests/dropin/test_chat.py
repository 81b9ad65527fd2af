"""`chat.completions.create` as scripts for Groq's own SDK call it, and its other views."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from groq import (
    NOT_GIVEN,
    APIResponse,
    AsyncAPIResponse,
    ResponseParseError,
    ValidationError,
    not_given,
    omit,
)
from groq.resources.chat.completions import AsyncCompletions, Completions
from groq.types import ChatCompletion
from groq_api.api.chat.create_chat_completion import BODY_SCHEMA
from tests.test_chat import ASK, COMPLETION, PATH

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio


async def entered(world: World, manager: Any, use: Any) -> Any:
    """What comes of the use of a response that is entered in this world."""
    if world.name == "blocking":
        with manager as response:
            return await use(response)
    async with manager as response:
        return await use(response)


async def test_a_completion_is_created(world: World) -> None:
    completion = await world.settle(world.client().chat.completions.create(**ASK))
    assert type(completion) is ChatCompletion
    assert "Why locks?" in (completion.choices[0].message.content or "")
    assert completion.request_id


@pytest.mark.parametrize("nothing", [NOT_GIVEN, not_given, omit])
async def test_what_is_not_given_is_not_sent(
    server_world: World, httpserver: HTTPServer, nothing: Any
) -> None:
    httpserver.expect_request(PATH).respond_with_json(COMPLETION)
    create = server_world.client().chat.completions.create
    asked = create(
        **ASK,
        temperature=nothing,
        stream=nothing,
        timeout=nothing,
        extra_headers={"x-a": "1", "x-b": nothing},
        extra_query={"tier": "a", "flags": ["b", True], "none": None},
        extra_body={"brand_new": 1},
    )
    await server_world.settle(asked)
    request, _ = httpserver.log[0]
    assert request.json == {**ASK, "brand_new": 1}
    assert (request.headers["x-a"], "x-b" in request.headers) == ("1", False)
    assert request.query_string == b"tier=a&flags=b&flags=true"


async def test_what_was_dumped_of_an_answer_is_sent_back(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json(COMPLETION)
    create = server_world.client().chat.completions.create
    dumped = {"role": "assistant", "content": None, "tool_calls": None, "executed_tools": None}
    messages = [*ASK["messages"], {"role": "assistant", "content": "Hi"}, dumped]
    await server_world.settle(create(model="m", messages=(each for each in messages)))
    request, _ = httpserver.log[0]
    assert request.json["messages"] == [*messages[:2], {"role": "assistant", "content": None}]
    assert dumped["tool_calls"] is None
    with pytest.raises(ValidationError, match="messages must be a list"):
        await server_world.settle(create(model="m", messages="Hi"))
    with pytest.raises(ValidationError, match="messages is required"):
        await server_world.settle(create(model="m"))


def test_create_is_a_plain_function_whose_signature_lists_every_parameter() -> None:
    for cls, is_async in ((Completions, False), (AsyncCompletions, True)):
        assert inspect.isfunction(vars(cls)["create"])
        assert inspect.iscoroutinefunction(cls.create) is is_async
        parameters = inspect.signature(cls.create).parameters
        assert {*parameters} >= {*BODY_SCHEMA["properties"], "extra_query", "timeout"}
        assert next(iter(parameters)) == "self"
        required = {name for name, each in parameters.items() if each.default is each.empty}
        assert required == {"self", "model", "messages"}


async def test_a_create_that_was_replaced_is_what_every_view_calls(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    cls = Completions if world.name == "blocking" else AsyncCompletions
    original, calls = cls.create, []

    def create(self: Any, **params: Any) -> Any:
        calls.append(params["model"])
        return original(self, **params)

    monkeypatch.setattr(cls, "create", create)
    completions = world.client().chat.completions
    await world.settle(completions.create(**ASK))
    await world.settle(completions.with_raw_response.create(**ASK))

    async def nothing(_: Any) -> None: ...

    await entered(world, completions.with_streaming_response.create(**ASK), nothing)
    assert calls == [ASK["model"]] * 3


async def test_a_raw_response_has_headers_and_the_result(world: World) -> None:
    completions = world.client().chat.completions
    raw = await world.settle(completions.with_raw_response.create(**ASK))
    assert isinstance(raw, APIResponse if world.name == "blocking" else AsyncAPIResponse)
    assert (raw.status_code, raw.method, raw.is_closed) == (200, "POST", True)
    assert raw.headers["X-Request-Id"] == raw.request_id
    assert raw.url.path == raw.http_request.url.path == PATH
    assert "authorization" not in raw.http_request.headers
    assert raw.retries_taken == 0
    assert raw.elapsed.total_seconds() > 0
    completion = await world.settle(raw.parse())
    assert type(completion) is ChatCompletion
    assert completion is await world.settle(raw.parse())
    assert (await world.settle(raw.json()))["id"] == completion.id
    assert orjson.loads(await world.settle(raw.text()))["id"] == completion.id
    assert orjson.loads(await world.settle(raw.read()))["id"] == completion.id
    assert raw.http_response.json()["id"] == completion.id
    assert (await world.settle(raw.parse(to=dict)))["id"] == completion.id
    pieces = [piece async for piece in world.iterate(raw.iter_bytes(7))]
    assert {len(piece) for piece in pieces[:-1]} == {7}
    assert orjson.loads(b"".join(pieces))["id"] == completion.id
    await world.settle(raw.close())
    assert "200" in repr(raw)


async def test_a_raw_response_that_is_no_completion_fails_when_it_is_parsed(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json({"object": "other"})
    completions = server_world.client().chat.completions
    raw = await server_world.settle(completions.with_raw_response.create(**ASK))
    assert await server_world.settle(raw.json()) == {"object": "other"}
    with pytest.raises(ResponseParseError, match=r"choices|id"):
        await server_world.settle(raw.parse())


async def test_a_streamed_response_is_read_inside_with(world: World, tmp_path: Path) -> None:
    streaming = world.client().chat.completions.with_streaming_response

    async def parse(response: Any) -> None:
        assert not response.is_closed
        assert type(await world.settle(response.parse())) is ChatCompletion
        assert response.is_closed
        assert await world.settle(response.json())

    async def write(response: Any) -> None:
        await world.settle(response.stream_to_file(tmp_path / "answer.json", chunk_size=10))

    async def lines(response: Any) -> list[str]:
        return [line async for line in world.iterate(response.iter_lines())]

    async def texts(response: Any) -> list[str]:
        assert not response.is_closed
        return [text async for text in world.iterate(response.iter_text())]

    await entered(world, streaming.create(**ASK), parse)
    await entered(world, streaming.create(**ASK), write)
    assert orjson.loads((tmp_path / "answer.json").read_bytes())["object"] == "chat.completion"
    told = await entered(world, streaming.create(**ASK), lines)
    assert orjson.loads("".join(told))["object"] == "chat.completion"
    said = await entered(world, streaming.create(**ASK), texts)
    assert orjson.loads("".join(said))["object"] == "chat.completion"


async def test_a_streamed_response_that_is_not_read_gives_its_connection_back(
    world: World,
) -> None:
    client = world.client(max_connections=1, timeout=5)

    async def leave(response: Any) -> bool:
        return bool(response.is_closed)

    for _ in range(3):
        asked = client.chat.completions.with_streaming_response.create(**ASK)
        assert not await entered(world, asked, leave)
    assert await world.settle(client.chat.completions.create(**ASK))


async def test_a_streamed_response_is_read_once(world: World) -> None:
    streaming = world.client().chat.completions.with_streaming_response

    async def twice(response: Any) -> Any:
        assert [piece async for piece in world.iterate(response.iter_bytes())]
        with pytest.raises(RuntimeError, match="handed out"):
            await world.settle(response.parse())
        with pytest.raises(RuntimeError, match="handed out"):
            _ = [line async for line in world.iterate(response.iter_lines())]
        return response

    async def never(response: Any) -> Any:
        return response

    await entered(world, streaming.create(**ASK), twice)
    left = await entered(world, streaming.create(**ASK), never)
    with pytest.raises(RuntimeError, match="closed"):
        await world.settle(left.read())


@pytest.mark.parametrize("of", ["client", "chat"])
async def test_the_views_of_a_client_and_of_a_resource_reach_completions(
    world: World, of: str
) -> None:
    client = world.client()

    def completions(view: str) -> Any:
        viewed = getattr(client if of == "client" else client.chat, view)
        return (viewed.chat if of == "client" else viewed).completions

    async def status(response: Any) -> int:
        return int(response.status_code)

    raw = await world.settle(completions("with_raw_response").create(**ASK))
    assert type(await world.settle(raw.parse())) is ChatCompletion
    streamed = completions("with_streaming_response").create(**ASK)
    assert await entered(world, streamed, status) == 200
    assert type(await world.settle(client.chat.completions.create(**ASK))) is ChatCompletion


async def test_no_view_keeps_a_place_in_the_rate_limits(world: World) -> None:
    client = world.client()
    views = client.chat.completions

    async def look(response: Any) -> tuple[int, bool]:
        status = client.rate_limit_status(ASK["model"])
        return status.calls_under_way, response.is_closed

    await world.settle(views.with_raw_response.create(**ASK))
    assert await entered(world, views.with_streaming_response.create(**ASK), look) == (1, False)
    assert client.rate_limit_status(ASK["model"]).calls_under_way == 0
