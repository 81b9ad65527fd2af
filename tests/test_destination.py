"""Where downloads go: a path gets all of it or nothing, and nothing else is left behind."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import anyio
import anyio.to_thread
import pytest
from werkzeug import Response as Answer

from groq import ResponseParseError, StreamConnectionError, StreamError, ValidationError
from groq._byte_stream import Destination
from tests.test_byte_stream import LINES, PLAIN, SPEECH, WHOLE, names_in, opened, serve
from tests.test_byte_stream import PATH as CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio


@contextmanager
def limited_files(most_bytes: int) -> Iterator[None]:
    """No file may become larger, as if the disk were full."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("most_bytes", [0, 100])
async def test_a_full_disk_leaves_what_was_there_and_nothing_else(
    server_world: World, httpserver: HTTPServer, tmp_path: Path, most_bytes: int
) -> None:
    serve(httpserver, *LINES)
    target = tmp_path / "lines.jsonl"
    target.write_bytes(b"older")
    stream = await opened(server_world)
    with limited_files(most_bytes), pytest.raises(OSError, match="too large"):
        await server_world.settle(stream.write_to(target))
    assert target.read_bytes() == b"older"
    assert names_in(tmp_path) == ["lines.jsonl"]
    await server_world.close(stream)


async def test_a_full_disk_does_not_hide_why_the_stream_broke(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES[:5], **{"content-length": str(len(WHOLE))})
    stream = await opened(server_world)
    with limited_files(0), pytest.raises(StreamConnectionError):
        await server_world.settle(stream.write_to(tmp_path / "lines.jsonl"))
    assert names_in(tmp_path) == []


async def test_a_place_that_was_taken_meanwhile_leaves_nothing_else(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES)
    target = tmp_path / "lines.jsonl"

    def take_place(*_: object) -> None:
        target.mkdir(exist_ok=True)

    stream = await opened(server_world)
    with pytest.raises(OSError, match=r"lines\.jsonl"):
        await server_world.settle(stream.write_to(target, on_progress=take_place))
    assert names_in(tmp_path) == ["lines.jsonl"]


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, "\udcff.bin"])
async def test_a_name_may_be_as_long_and_as_strange_as_the_disk_has_it(
    server_world: World, httpserver: HTTPServer, tmp_path: Path, name: str
) -> None:
    serve(httpserver, *LINES)
    await server_world.settle((await opened(server_world)).write_to(tmp_path / name))
    assert names_in(tmp_path) == [name]
    assert (tmp_path / name).read_bytes() == WHOLE


async def test_a_path_may_be_one_of_bytes(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    class OfBytes:
        def __fspath__(self) -> bytes:
            return os.fsencode(tmp_path / "lines.jsonl")

    serve(httpserver, *LINES)
    await server_world.settle((await opened(server_world)).write_to(OfBytes()))
    assert names_in(tmp_path) == ["lines.jsonl"]


@pytest.mark.parametrize("mode", [0o600, 0o640])
async def test_a_file_that_is_replaced_keeps_its_mode(
    server_world: World, httpserver: HTTPServer, tmp_path: Path, mode: int
) -> None:
    serve(httpserver, *LINES)
    target = tmp_path / "lines.jsonl"
    target.write_bytes(b"older")
    target.chmod(mode)
    await server_world.settle((await opened(server_world)).write_to(target))
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert target.read_bytes() == WHOLE


async def test_a_relative_path_is_that_of_the_call(
    server_world: World, httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(httpserver, *LINES)
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    stream = await opened(server_world)
    await server_world.settle(
        stream.write_to("x", on_progress=lambda *_: os.chdir(tmp_path / "there"))
    )
    assert names_in(tmp_path / "here") == ["x"]
    assert names_in(tmp_path / "there") == []


async def test_a_directory_cannot_be_written_to(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES)
    stream = await opened(server_world)
    with pytest.raises(IsADirectoryError):
        await server_world.settle(stream.write_to(tmp_path))
    assert names_in(tmp_path) == []
    await server_world.close(stream)


async def test_a_stream_that_was_closed_is_not_written(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES)
    target = tmp_path / "lines.jsonl"
    target.write_bytes(b"older")
    stream = await opened(server_world)
    await server_world.close(stream)
    with pytest.raises(StreamError, match="closed before its end"):
        await server_world.settle(stream.write_to(target))
    with pytest.raises(StreamError, match="closed before its end"):
        await server_world.settle(stream.collect())
    assert target.read_bytes() == b"older"
    assert names_in(tmp_path) == ["lines.jsonl"]


async def test_closing_a_stream_that_is_being_written_is_no_end_of_the_file(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    released, has_begun = threading.Event(), threading.Event()

    def pieces() -> Iterator[bytes]:
        yield LINES[0]
        released.wait(10)

    httpserver.expect_request(CONTENT).respond_with_handler(
        lambda _: Answer(pieces(), headers=PLAIN)
    )
    stream = await opened(server_world)
    broken: list[StreamError] = []

    async def write() -> None:
        try:
            await server_world.settle(
                stream.write_to(tmp_path / "x", on_progress=lambda *_: has_begun.set())
            )
        except StreamError as error:
            broken.append(error)

    if server_world.name == "blocking":
        writer = threading.Thread(target=anyio.run, args=(write,))
        writer.start()
        assert has_begun.wait(10)
        stream.close()
        writer.join(10)
    else:
        with anyio.fail_after(10):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(write)
                assert await anyio.to_thread.run_sync(has_begun.wait, 10)
                await stream.aclose()
    released.set()
    assert [str(error) for error in broken] == ["The stream was closed before its end"]
    assert names_in(tmp_path) == []


async def test_two_may_write_to_one_path(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES)
    first, second = await opened(server_world), await opened(server_world)
    target = tmp_path / "x"
    with Destination(target) as beside:
        beside.write(b"another's")
        await server_world.settle(first.write_to(target))
        assert target.read_bytes() == WHOLE
    assert target.read_bytes() == b"another's"
    await server_world.settle(second.write_to(target))
    assert target.read_bytes() == WHOLE
    assert names_in(tmp_path) == ["x"]


@pytest.mark.parametrize("world_name", ["asyncio", "trio"], indirect=True)
async def test_a_write_that_is_cancelled_leaves_nothing(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    released = threading.Event()

    def pieces() -> Iterator[bytes]:
        yield LINES[0]
        released.wait(10)

    httpserver.expect_request(CONTENT).respond_with_handler(
        lambda _: Answer(pieces(), headers=PLAIN)
    )
    async with await opened(server_world) as stream:
        with anyio.CancelScope() as scope:
            await stream.write_to(tmp_path / "x", on_progress=lambda *_: scope.cancel())
        assert scope.cancelled_caught
    released.set()
    assert names_in(tmp_path) == []


class Trickle(io.RawIOBase):
    """A file without a buffer, that takes a few bytes at once."""

    def __init__(self) -> None:
        self.taken = b""

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self.taken += bytes(piece[:7])
        return min(7, len(piece))


async def test_a_file_that_takes_a_part_at_once_gets_the_rest_too(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, *LINES)
    target = Trickle()
    await server_world.settle((await opened(server_world)).write_to(cast("BinaryIO", target)))
    assert target.taken == WHOLE


async def test_a_file_of_yours_that_fails_stays_open(
    server_world: World, httpserver: HTTPServer
) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "no space left on device")

    serve(httpserver, *LINES)
    target = Full()
    stream = await opened(server_world)
    with pytest.raises(OSError, match="no space"):
        await server_world.settle(stream.write_to(target))
    assert not target.closed
    await server_world.close(stream)


async def test_a_compressed_body_is_written_as_what_it_is(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    packed = gzip.compress(WHOLE)
    told: list[tuple[int, int | None]] = []
    serve(httpserver, packed, **{"content-encoding": "gzip", "content-length": str(len(packed))})
    stream = await opened(server_world)
    await server_world.settle(
        stream.write_to(tmp_path / "x", on_progress=lambda *now: told.append(now))
    )
    assert (tmp_path / "x").read_bytes() == WHOLE
    assert told[-1] == (len(WHOLE), None)


@pytest.mark.parametrize("on_progress", [5, "print"])
async def test_what_cannot_be_told_is_refused_before_anything_is_written(
    server_world: World, httpserver: HTTPServer, tmp_path: Path, on_progress: Any
) -> None:
    serve(httpserver, *LINES)
    stream = await opened(server_world)
    with pytest.raises(ValidationError, match="on_progress") as raised:
        await server_world.settle(stream.write_to(tmp_path / "x", on_progress=on_progress))
    assert raised.value.param == "on_progress"
    assert names_in(tmp_path) == []
    assert await server_world.settle(stream.collect()) == WHOLE


async def test_an_async_function_is_refused_as_well(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    async def tell(_received: int, _total: int | None) -> None:
        """Nobody awaits this."""

    serve(httpserver, *LINES)
    stream = await opened(server_world)
    with pytest.raises(ValidationError, match="must not be async"):
        await server_world.settle(stream.write_to(tmp_path / "x", on_progress=cast("Any", tell)))
    await server_world.close(stream)


@pytest.mark.parametrize("method", ["speak", "speak_stream"])
async def test_nothing_at_all_is_no_sound(
    server_world: World, httpserver: HTTPServer, method: str
) -> None:
    httpserver.expect_request("/openai/v1/audio/speech").respond_with_data(
        b"", content_type="audio/wav"
    )
    client = server_world.client(max_retries=0)
    call = partial(getattr(client.audio, method), "Mind the gap.", **SPEECH)
    with pytest.raises(ResponseParseError, match="0 bytes of audio/wav are no sound"):
        await server_world.settle(call())
    assert client.rate_limit_status(SPEECH["model"]).calls_under_way == 0
