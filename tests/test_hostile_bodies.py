"""Bodies, heads and lengths that a hostile server may send: bounded memory, typed errors."""

from __future__ import annotations

import gzip
import time
import zlib
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq import (
    DeadlineExceededError,
    NetworkError,
    ResponseParseError,
    ServerError,
    StreamConnectionError,
    StreamDecodeError,
)
from groq._body_limit import ANSWER_BYTES, ERROR_BYTES, Kept
from groq._decoding import PIECE_BYTES, decoder_of
from tests.hostile import ERROR, EVENTS, OK, bomb, bounded, endless, needs_linux, serving, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.conftest import World

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
PACKED = b"content-encoding: gzip\r\n\r\n"
TEN_GIGABYTES = 10_000
EMPTY_LIST = b'{"object": "list", "data": []}'


def client_of(world: World, told: list[bytes], **settings: Any) -> Any:
    return world.client(base_url=told[0].decode(), max_retries=0, timeout=10, **settings)


# Whole answers.


@needs_linux
@pytest.mark.anyio
async def test_an_answer_that_unpacks_to_gigabytes_is_given_up(world: World) -> None:
    with (
        serving(lambda: chain([OK + PACKED], bomb(TEN_GIGABYTES))) as told,
        bounded(150),
        pytest.raises(ResponseParseError, match="more than 67108864 bytes") as raised,
    ):
        await world.settle(client_of(world, told).chat.create(**ASK))
    assert raised.value.status_code == 200
    assert not raised.value.is_retryable
    assert len(told) == 2  # it was not asked for again


@needs_linux
@pytest.mark.anyio
async def test_an_answer_without_end_is_given_up(world: World) -> None:
    with (
        serving(lambda: chain([OK, b"\r\n"], endless(b"[" * 65_536))) as told,
        bounded(150),
        pytest.raises(ResponseParseError, match="content_stream"),
    ):
        await world.settle(client_of(world, told).models.list())


@needs_linux
@pytest.mark.anyio
@pytest.mark.parametrize("packed", [True, False])
async def test_an_error_without_end_is_that_error_with_the_beginning_of_its_body(
    world: World, *, packed: bool
) -> None:
    def answer() -> Iterable[bytes]:
        if packed:
            return chain([ERROR + PACKED], bomb(TEN_GIGABYTES))
        return chain([ERROR, b"\r\n"], endless(b"no " * 20_000))

    with serving(answer) as told, bounded(40), pytest.raises(ServerError) as raised:
        await world.settle(client_of(world, told).chat.create(**ASK))
    assert raised.value.status_code == 503
    assert isinstance(raised.value.body, str)
    assert len(raised.value.body) == ERROR_BYTES


@needs_linux
@pytest.mark.anyio
async def test_a_stream_that_is_refused_without_end_is_that_error(world: World) -> None:
    with (
        serving(lambda: chain([ERROR + PACKED], bomb(TEN_GIGABYTES))) as told,
        bounded(40),
        pytest.raises(ServerError, match="503"),
    ):
        await world.settle(client_of(world, told).chat.create_stream(**ASK))


@needs_linux
@pytest.mark.anyio
async def test_a_stream_that_unpacks_to_gigabytes_of_one_event_breaks(world: World) -> None:
    with (
        serving(lambda: chain([EVENTS + PACKED], bomb(TEN_GIGABYTES))) as told,
        bounded(80),
        pytest.raises(StreamDecodeError, match="16777216 bytes"),
    ):
        await world.settle(client_of(world, told).chat.create_stream(**ASK))


@needs_linux
@pytest.mark.anyio
async def test_a_file_that_unpacks_to_gigabytes_takes_little_memory_on_its_way(
    world: World,
) -> None:
    """A download to disk has no limit: what comes is what its user asked for."""
    with serving(lambda: chain([OK + PACKED], bomb(1000))) as told, bounded(10):
        stream = await world.settle(client_of(world, told).files.content_stream("file_1"))
        with pytest.raises(StreamConnectionError, match="cut off"):  # a bomb has no end as gzip has
            await world.settle(stream.write_to("/dev/null"))
    assert stream.headers["content-encoding"] == "gzip"


@pytest.mark.anyio
async def test_a_file_in_memory_has_a_larger_limit(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = b"x" * (ANSWER_BYTES + 1)
    with serving(lambda: [whole(OK, more)]) as told:
        client = client_of(world, told)
        assert (await world.settle(client.files.content("file_1"))).content == more
        monkeypatch.setattr("groq.resources.files.FILE_BYTES", ANSWER_BYTES)
        with pytest.raises(ResponseParseError, match="hands out a piece at a time"):
            await world.settle(client.files.content("file_1"))


@pytest.mark.anyio
async def test_what_is_packed_as_it_should_be_is_read(world: World) -> None:
    for coding, body in {
        "gzip": gzip.compress(EMPTY_LIST, mtime=0),
        "x-gzip": gzip.compress(EMPTY_LIST, mtime=0),
        "deflate": zlib.compress(EMPTY_LIST),
        "Deflate": zlib.compress(EMPTY_LIST)[2:-4],  # without the head that it should have
        "identity": EMPTY_LIST,
        " , ": EMPTY_LIST,
    }.items():
        head = OK + f"content-encoding: {coding}\r\n".encode()
        with serving(partial(list, [whole(head, body)])) as told:
            assert (await world.settle(client_of(world, told).models.list())).data == []
            assert b"accept-encoding: gzip, deflate\r\n" in told[1].lower()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("coding", "body", "reason"),
    [
        ("gzip", gzip.compress(EMPTY_LIST, mtime=0)[:-9], "cut off"),
        ("gzip", gzip.compress(EMPTY_LIST, mtime=0) + b"more", "behind its end"),
        ("gzip", b"{}", "incorrect header"),
        ("deflate", b"x", "cut off"),
        ("br", b"{}", "one of gzip, deflate was asked for"),
        ("zstd", b"{}", "one of gzip, deflate was asked for"),
        ("gzip, gzip", gzip.compress(gzip.compress(EMPTY_LIST, mtime=0), mtime=0), "was asked for"),
        ("gzip," * 5000, b"{}", r"'gzip,gzip,.{1,40}\.\.\."),
    ],
)
async def test_what_is_packed_otherwise_is_a_network_error(
    world: World, coding: str, body: bytes, reason: str
) -> None:
    head = OK + f"content-encoding: {coding}\r\n".encode()
    with serving(lambda: [whole(head, body)]) as told, pytest.raises(NetworkError, match=reason):
        await world.settle(client_of(world, told).models.list())


# Heads, lengths and time.

HEADS = {
    "an endless header": lambda: chain([OK, b"x: "], endless(b"a" * 65_536)),
    "endless headers": lambda: chain([OK], endless(b"a: b\r\n" * 1000)),
    "an endless reason": lambda: chain([b"HTTP/1.1 200 "], endless(b"a" * 65_536)),
    "no status": lambda: [b"HTTP/1.1 \x00\xff\r\n\r\n"],
    "a status of eight digits": lambda: [b"HTTP/1.1 20000000 OK\r\n\r\n"],
    "status 0": lambda: [b"HTTP/1.1 000 OK\r\ncontent-length: 0\r\n\r\n"],
    "another protocol": lambda: [b"220 ESMTP\r\n"],
    "TLS": lambda: [b"\x15\x03\x01\x00\x02\x02\x50"],
    "nothing": list,
    "a header with NUL": lambda: [OK + b"x: a\0b\r\n\r\n"],
    "a length below zero": lambda: [OK + b"content-length: -1\r\n\r\n{}"],
    "a length beyond all": lambda: [OK + b"content-length: 99999999999999999999999\r\n\r\n{}"],
    "a length that is none": lambda: [OK + b"content-length: 2e1\r\n\r\n{}"],
    "two lengths": lambda: [OK + b"content-length: 2\r\ncontent-length: 3\r\n\r\n{} "],
    "a length not reached": lambda: [OK + b"content-length: 100\r\n\r\n" + EMPTY_LIST],
    "a chunk that is none": lambda: [OK + b"transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n"],
    "an endless size of a chunk": lambda: chain(
        [OK + b"transfer-encoding: chunked\r\n\r\n"], endless(b"0" * 65_536)
    ),
    "chunks that break off": lambda: [OK + b"transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n"],
}


@pytest.mark.anyio
@pytest.mark.parametrize("name", HEADS)
async def test_an_answer_that_is_no_http_is_a_network_error(world: World, name: str) -> None:
    answer: Callable[[], Iterable[bytes]] = HEADS[name]
    with serving(answer) as told, pytest.raises(NetworkError) as raised:
        await world.settle(client_of(world, told).models.list())
    assert len(str(raised.value)) < 1000
    assert str(raised.value).isprintable()


@pytest.mark.anyio
@pytest.mark.parametrize("status", [b"100", b"103"])
async def test_a_deadline_bounds_answers_that_go_on_announcing_themselves(
    world: World, status: bytes
) -> None:
    """`timeout` is for each wait, and there is news all the time; so it takes a `deadline`.

    It stops an async call. httpcore's blocking one waits anew without asking how long it may.
    """
    announcement = b"HTTP/1.1 %b Soon\r\n\r\n" % status

    def announcements() -> Iterable[bytes]:
        for _ in range(100 if world.name == "blocking" else 1000):
            time.sleep(0.02)
            yield announcement

    started = time.monotonic()
    with serving(announcements) as told, pytest.raises((DeadlineExceededError, NetworkError)):
        await world.settle(client_of(world, told, deadline=0.3).models.list())
        assert world.name == "blocking" or time.monotonic() - started < 10


@pytest.mark.anyio
async def test_a_deadline_bounds_what_drips(world: World) -> None:
    def drops() -> Iterable[bytes]:
        yield OK + b"content-length: 1000\r\n\r\n"
        for _ in range(1000):
            time.sleep(0.05)
            yield b" "

    started = time.monotonic()
    with serving(drops) as told, pytest.raises(DeadlineExceededError):
        await world.settle(client_of(world, told, deadline=0.4).models.list())
        assert time.monotonic() - started < 10


# The decoder and the limit by themselves.


@given(st.binary(max_size=2000), st.integers(1, 40), st.sampled_from(["gzip", "deflate"]))
def test_where_a_packed_body_is_cut_makes_no_difference(body: bytes, size: int, name: str) -> None:
    packed = gzip.compress(body) if name == "gzip" else zlib.compress(body)
    decoder = decoder_of({"content-encoding": name})
    assert decoder is not None
    cut = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert b"".join(piece for each in cut for piece in decoder.feed(each)) == body
    decoder.end()


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate"]))
def test_what_is_no_packed_body_is_a_network_error(body: bytes, name: str) -> None:
    decoder = decoder_of({"content-encoding": name})
    assert decoder is not None
    try:
        list(decoder.feed(body))
        decoder.end()
    except NetworkError:
        return
    assert (
        body == b"" or zlib.decompressobj(-15 if name == "deflate" else 31).decompress(body) >= b""
    )


def test_pieces_are_small_however_much_a_piece_stands_for() -> None:
    decoder = decoder_of({"content-encoding": "gzip"})
    assert decoder is not None
    sizes = [len(piece) for each in bomb(50) for piece in decoder.feed(each)]
    assert max(sizes) <= PIECE_BYTES
    assert sum(sizes) >= 49 * 2**20


def test_a_large_piece_takes_time_in_proportion() -> None:
    """Zlib copies what it leaves of its input, so one of many megabytes could take for ever."""
    packed = b"".join(bomb(200))

    def seconds(count: int) -> float:
        times = []
        for _ in range(3):
            decoder = decoder_of({"content-encoding": "gzip"})
            assert decoder is not None
            started = time.process_time()
            for _ in decoder.feed(packed[: len(packed) * count // 8]):
                pass
            times.append(time.process_time() - started)
        return min(times)

    assert seconds(8) < 16 * seconds(1)


@pytest.mark.parametrize("status", [199, 300, 404, 500, 999])
def test_of_what_is_no_success_the_beginning_is_kept(status: int) -> None:
    kept = Kept(status, {})
    assert kept.add(b"x" * (ERROR_BYTES - 1))
    assert not kept.add(b"yz")
    assert kept.content == b"x" * (ERROR_BYTES - 1) + b"y"


def test_a_success_may_be_as_large_as_its_limit() -> None:
    kept = Kept(200, {"x-request-id": "req_1"}, 5)
    assert kept.add(b"123")
    assert kept.add(b"45")
    assert kept.content == b"12345"
    with pytest.raises(ResponseParseError) as raised:
        kept.add(b"6")
    assert raised.value.request_id == "req_1"
