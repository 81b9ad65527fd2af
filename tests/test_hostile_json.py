"""JSON that is nested too deeply, that holds itself, or that says what no JSON should."""

from __future__ import annotations

import copy
import pickle
from itertools import chain
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq import (
    Groq,
    ResponseParseError,
    ServerError,
    StreamDecodeError,
    ToolCallDone,
    ValidationError,
)
from groq._json import DEEPEST, check_depth, decode
from groq.resources._jsonl import batch_lines
from tests.hostile import ERROR, EVENTS, OK, serving, whole

if TYPE_CHECKING:
    from tests.conftest import World

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
LEVELS = [DEEPEST + 1, 900, 1024, 100_000]


def nested(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


def completion(message: bytes = b'{"role":"assistant","content":"a"}', more: bytes = b"0") -> bytes:
    return (
        b'{"id":"c","object":"chat.completion","created":1,"model":"m","more":%b,'
        b'"choices":[{"index":0,"message":%b,"finish_reason":"stop"}]}' % (more, message)
    )


def chunk(delta: bytes, more: bytes = b"0") -> bytes:
    return (
        b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","more":%b,'
        b'"choices":[{"index":0,"delta":%b,"finish_reason":null}]}\n\n' % (more, delta)
    )


async def create(world: World, answer: bytes, **ask: Any) -> Any:
    with serving(lambda: [answer]) as told:
        client = world.client(base_url=told[0].decode(), max_retries=0)
        return await world.settle(client.chat.create(**{**ASK, **ask}))


# From the service.


@pytest.mark.anyio
@pytest.mark.parametrize("levels", LEVELS)
@pytest.mark.parametrize("place", ["more", "content", "all"])
async def test_an_answer_nested_too_deeply_is_refused(
    world: World, levels: int, place: str
) -> None:
    deep = nested(levels)
    answer = {
        "more": completion(more=deep),
        "content": completion(b'{"role":"assistant","content":%b}' % deep),
        "all": deep,
    }[place]
    with pytest.raises(ResponseParseError) as raised:
        await create(world, whole(OK, answer))
    assert str(raised.value).isprintable()
    assert raised.value.response.content


@pytest.mark.anyio
async def test_an_answer_nested_as_deeply_as_may_be_can_be_used_in_every_way(world: World) -> None:
    answer = await create(world, whole(OK, completion(more=nested(DEEPEST - 1))))
    twin = pickle.loads(pickle.dumps(answer))  # noqa: S301  its own
    assert twin == copy.deepcopy(answer) == answer
    assert orjson.loads(answer.to_json()) == answer.to_dict()
    assert repr(answer)


@pytest.mark.anyio
@pytest.mark.parametrize("levels", LEVELS)
async def test_an_error_nested_too_deeply_is_that_error(world: World, levels: int) -> None:
    body = b'{"error": %b}' % nested(levels)
    with pytest.raises(ServerError) as raised:
        await create(world, whole(ERROR, body))
    assert raised.value.status_code == 503
    assert raised.value.body == body.decode()
    assert raised.value.response.content == body
    assert pickle.loads(pickle.dumps(raised.value)).body == body.decode()  # noqa: S301  its own


@pytest.mark.anyio
@pytest.mark.parametrize("levels", LEVELS)
@pytest.mark.parametrize("place", ["more", "content", "delta", "x_groq", "error"])
async def test_a_chunk_nested_too_deeply_breaks_the_stream(
    world: World, levels: int, place: str
) -> None:
    deep = nested(levels)
    event = {
        "more": chunk(b'{"content":"b"}', deep),
        "content": chunk(b'{"content":%b}' % deep),
        "delta": chunk(deep),
        "x_groq": chunk(b'{"content":"b"}', b'0,"x_groq":{"error":%b}' % deep),
        "error": b'data: {"error":%b}\n\n' % deep,
    }[place]
    answer = [EVENTS, b"\r\n", chunk(b'{"role":"assistant","content":"a"}'), event]
    with serving(lambda: answer) as told:
        client = world.client(base_url=told[0].decode(), max_retries=0)
        stream = await world.settle(client.chat.create_stream(**ASK))
        with pytest.raises(StreamDecodeError) as raised:
            await world.settle(stream.collect())
    assert raised.value.partial_content == "a"
    assert len(str(raised.value)) < 1000


@pytest.mark.anyio
async def test_an_event_of_a_response_nested_too_deeply_breaks_the_stream(world: World) -> None:
    created = b'data: {"type":"response.new"}\n\n'  # of which this version knows nothing
    answer = [EVENTS, b"\r\n", created, b'data: {"type":"x","more":%b}\n\n' % nested(900)]
    with serving(lambda: answer) as told:
        client = world.client(base_url=told[0].decode(), max_retries=0)
        stream = await world.settle(client.responses.create_stream(model="m", input="Hi"))
        with pytest.raises(StreamDecodeError):
            await world.settle(stream.collect())


@pytest.mark.parametrize("levels", LEVELS)
def test_arguments_nested_too_deeply_are_a_value_error(levels: int) -> None:
    arguments = nested(levels).decode()
    done = ToolCallDone(choice=0, index=0, id="t", name="f", arguments=arguments)
    with pytest.raises(ValueError, match=r"deep|depth"):
        done.parse()


@pytest.mark.anyio
@pytest.mark.parametrize(
    "text",
    [
        *(b"1e999", b"-1e999", b"NaN", b"Infinity", b"1" * 5000),
        *(b'"\\ud800"', b'"\xed\xa0\x80"', b'"\xff"'),
    ],
)
async def test_numbers_and_texts_that_are_none_are_refused(world: World, text: bytes) -> None:
    with pytest.raises(ResponseParseError, match="not JSON"):
        await create(world, whole(OK, completion(more=text)))


@pytest.mark.anyio
async def test_what_is_large_or_said_twice_is_read(world: World) -> None:
    """Of a key that is there twice, the last one counts, as nearly everywhere."""
    text = b'{"role":"assistant","content":"first","content":"%b"}' % (b"x" * 10_000_000)
    answer = await create(world, whole(OK, completion(text, b"12345678901234567890123")))
    assert answer.content == "x" * 10_000_000
    assert answer.more == pytest.approx(1.2345678901234568e22)


# From the caller.


def self_holding() -> list[Any]:
    loop: list[Any] = []
    loop.append({"loop": loop})
    return loop


def deep_value(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = {"properties": value}
    return value


def self_holding_tuple() -> Any:
    """What orjson 3.13 follows until the interpreter crashes, because it does not count tuples."""
    inner: list[Any] = []
    outer = (inner,)
    inner.append(outer)
    return {"properties": outer}


def deep_tuple(levels: int) -> Any:
    value: Any = ()
    for _ in range(levels):
        value = (value,)
    return {"properties": value}


@pytest.fixture
def client() -> Any:
    """A client of a service that nobody must ask."""
    with Groq("gsk_x", base_url="http://127.0.0.1:9", max_retries=0) as client:
        yield client


@pytest.mark.parametrize("validate", [True, False])
@pytest.mark.parametrize(
    "value",
    [
        deep_value(300),
        deep_value(100_000),
        self_holding(),
        self_holding_tuple(),
        deep_tuple(300),
        deep_tuple(100_000),
    ],
    ids=["deep", "deeper", "loop", "loop of tuples", "deep tuples", "deeper tuples"],
)
@pytest.mark.parametrize(
    "place", ["messages", "content", "parameters", "response_format", "metadata", "extra_body"]
)
def test_what_is_nested_without_end_is_refused_before_it_is_sent(
    client: Groq, value: Any, place: str, *, validate: bool
) -> None:
    tool = {"type": "function", "function": {"name": "f", "parameters": value}}
    ask: dict[str, Any] = {
        "messages": {"messages": value},
        "content": {"messages": [{"role": "user", "content": value}]},
        "parameters": {"tools": [tool]},
        "response_format": {"response_format": {"type": "json_schema", "json_schema": value}},
        "metadata": {"metadata": {"a": value}},
        "extra_body": {"extra_body": {"a": value}},
    }[place]
    with pytest.raises(ValidationError) as raised:
        client.chat.create(**{**ASK, **ask}, validate=validate)
    assert len(str(raised.value)) < 1000


def test_tools_that_hold_themselves_are_compared_without_end_nowhere(client: Groq) -> None:
    tools: Any = [
        {"type": "function", "function": {"name": "f", "parameters": {"a": self_holding()}}}
        for _ in range(2)
    ]
    with pytest.raises(ValidationError):
        client.chat.create(**ASK, tools=tools)


@pytest.mark.parametrize(
    "value", [[self_holding_tuple()["properties"]], deep_value(100_000), [deep_tuple(100_000)]]
)
def test_a_query_that_is_nested_without_end_is_refused(client: Groq, value: Any) -> None:
    with pytest.raises(ValidationError):
        client.models.list(extra_query={"a": value})


def test_requests_of_a_batch_nested_without_end_are_refused() -> None:
    for value in (self_holding_tuple(), deep_tuple(100_000), deep_value(100_000)):
        asked: Any = {**ASK, "extra_body": {"a": value}}
        with pytest.raises(ValidationError) as raised:
            batch_lines([("a", asked)])
        assert str(raised.value.param).startswith("requests[0]")


# The check of depth by itself.

VALUES = st.recursive(
    st.none() | st.text('[]{}"\\,:x\n', max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('[{"\\', max_size=3), inner)
    ),
    max_leaves=20,
)


@given(VALUES, st.integers(DEEPEST - 3, DEEPEST + 3))
def test_depth_is_told_whatever_stands_in_texts(value: Any, levels: int) -> None:
    inner = _levels_of(value)
    text = b'[{"[\\\\\\"{":' * (levels // 2) + orjson.dumps(value) + b"}]" * (levels // 2)
    total = levels // 2 * 2 + inner
    if total <= DEEPEST:
        assert decode(text) == orjson.loads(text)
        return
    with pytest.raises(ValueError, match="nested more than 200"):
        decode(text)


def _levels_of(value: Any) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_levels_of, value), default=0) if isinstance(value, list) else 0


def test_many_things_beside_each_other_are_not_deep() -> None:
    wide = b"[" + b",".join([nested(DEEPEST - 1)] * 50) + b"]"
    check_depth(wide)
    with pytest.raises(ValueError, match="deep"):
        check_depth(b"[" + wide + b"]")


def test_a_million_levels_of_no_json_at_all_are_no_matter() -> None:
    for text in (b"]" * 10**6, b'"' * 10**6, b"\\" * 10**6, bytes(chain(b"[", b'"' * 10**6))):
        with pytest.raises(ValueError, match="line 1"):
            decode(text)
