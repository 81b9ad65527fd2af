"""Sounds and files that arrive piece by piece, and how they get to disk."""

from __future__ import annotations

import io
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response as Answer

from groq import NotFoundError, ResponseParseError, StreamConnectionError, StreamError
from tests.bodies import Pieces, client_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

PATH = "/openai/v1/files/file_1/content"
PLAIN = {"content-type": "application/octet-stream", "x-request-id": "req_1"}
LINES = [b'{"custom_id":"%d"}\n' % index for index in range(50)]
WHOLE = b"".join(LINES)
SPEECH: dict[str, Any] = {"model": "canopylabs/orpheus-v1-english", "voice": "hannah"}


def names_in(path: Path) -> list[str]:
    return sorted(os.listdir(path))  # noqa: PTH208  names are all that is asked for


def serve(httpserver: HTTPServer, *pieces: bytes, **headers: str) -> None:
    def handle(_: object) -> Answer:
        return Answer(iter(pieces), headers={**PLAIN, **headers})

    httpserver.expect_request(PATH).respond_with_handler(handle)


async def opened(world: World) -> Any:
    return await world.settle(world.client(max_retries=0).files.content_stream("file_1"))


async def test_the_pieces_amount_to_the_file(server_world: World, httpserver: HTTPServer) -> None:
    serve(httpserver, *LINES)
    stream = await opened(server_world)
    assert not stream.is_finished
    pieces = [piece async for piece in server_world.iterate(stream)]
    assert b"".join(pieces) == WHOLE
    assert stream.is_finished
    assert stream.content_type == PLAIN["content-type"]
    assert stream.request_id == "req_1"
    assert stream.attempts[-1].status_code == 200
    assert httpserver.log[0][0].headers["accept"] == "*/*"


async def test_it_can_be_collected_in_memory(server_world: World, httpserver: HTTPServer) -> None:
    serve(httpserver, *LINES)
    assert await server_world.settle((await opened(server_world)).collect()) == WHOLE


async def test_an_empty_file_is_a_file(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver)
    await server_world.settle((await opened(server_world)).write_to(tmp_path / "empty"))
    assert (tmp_path / "empty").read_bytes() == b""


@pytest.mark.parametrize("told", [True, False], ids=["size told", "size not told"])
async def test_it_is_written_to_a_path_and_tells_how_far_it_is(
    server_world: World, httpserver: HTTPServer, tmp_path: Path, *, told: bool
) -> None:
    serve(httpserver, *LINES, **({"content-length": str(len(WHOLE))} if told else {}))
    told_bytes: list[tuple[int, int | None]] = []
    target = tmp_path / "lines.jsonl"
    target.write_bytes(b"older")
    stream = await opened(server_world)
    await server_world.settle(
        stream.write_to(target, on_progress=lambda *told: told_bytes.append(told))
    )
    assert target.read_bytes() == WHOLE
    assert told_bytes == sorted(told_bytes)
    assert told_bytes[-1] == (len(WHOLE), len(WHOLE) if told else None)
    assert names_in(tmp_path) == ["lines.jsonl"]


async def test_it_is_written_to_an_open_file_which_stays_open(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, *LINES)
    target = io.BytesIO()
    await server_world.settle((await opened(server_world)).write_to(target))
    assert target.getvalue() == WHOLE


async def test_a_link_stays_a_link(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES)
    (tmp_path / "link").symlink_to(tmp_path / "target")
    await server_world.settle((await opened(server_world)).write_to(str(tmp_path / "link")))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == WHOLE


async def test_a_pipe_is_written_to_and_not_replaced(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    await server_world.settle((await opened(server_world)).write_to(pipe))
    reader.join(10)
    assert read == [WHOLE]
    assert pipe.is_fifo()


async def test_what_breaks_on_the_way_leaves_what_was_there(world: World, tmp_path: Path) -> None:
    target = tmp_path / "lines.jsonl"
    target.write_bytes(b"older")
    client = client_of(world, Pieces(*LINES, breaks=True), headers=PLAIN)
    stream = await world.settle(client.files.content_stream("file_1"))
    with pytest.raises(StreamConnectionError, match="broke"):
        await world.settle(stream.write_to(target))
    assert target.read_bytes() == b"older"
    assert names_in(tmp_path) == ["lines.jsonl"]
    with pytest.raises(StreamError, match="is broken"):
        await world.settle(stream.collect())


async def test_a_body_shorter_than_its_length_is_an_error(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES, **{"content-length": str(len(WHOLE) + 1)})
    stream = await opened(server_world)
    with pytest.raises(StreamConnectionError):
        await server_world.settle(stream.write_to(tmp_path / "lines.jsonl"))
    assert names_in(tmp_path) == []


async def test_an_error_of_the_callers_own_leaves_nothing(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES)

    def interrupt(*_: object) -> None:
        raise LookupError("mine")

    stream = await opened(server_world)
    with pytest.raises(LookupError, match="mine"):
        await server_world.settle(stream.write_to(tmp_path / "x", on_progress=interrupt))
    assert names_in(tmp_path) == []
    await server_world.close(stream)


async def test_a_directory_that_is_not_there_is_an_os_error(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, *LINES)
    stream = await opened(server_world)
    with pytest.raises(FileNotFoundError):
        await server_world.settle(stream.write_to(tmp_path / "nowhere" / "x"))
    await server_world.close(stream)


async def test_a_closed_stream_has_nothing_left(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, *LINES)
    stream = await opened(server_world)
    await server_world.close(stream)
    assert [piece async for piece in server_world.iterate(stream)] == []


async def test_what_is_not_there_is_told_at_once(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json(
        {"error": {"message": "no such file", "type": "invalid_request_error"}}, status=404
    )
    with pytest.raises(NotFoundError, match="no such file"):
        await opened(server_world)


async def test_a_sound_can_be_heard_while_it_arrives(
    server_world: World, httpserver: HTTPServer
) -> None:
    released = threading.Event()

    def sound() -> Any:
        yield b"RIFF"
        released.wait(10)
        yield b"WAVE"

    httpserver.expect_request("/openai/v1/audio/speech").respond_with_handler(
        lambda _: Answer(sound(), content_type="audio/wav")
    )
    client = server_world.client()
    stream = await server_world.settle(client.audio.speak_stream("Mind the gap.", **SPEECH))
    assert client.rate_limit_status(SPEECH["model"]).calls_under_way == 1
    pieces = []
    async for piece in server_world.iterate(stream):
        pieces.append(piece)
        released.set()
    assert pieces == [b"RIFF", b"WAVE"]
    assert client.rate_limit_status(SPEECH["model"]).calls_under_way == 0


@pytest.mark.parametrize("kind", ["application/json", "text/html; charset=utf-8"])
async def test_what_is_no_sound_is_an_error(
    server_world: World, httpserver: HTTPServer, kind: str
) -> None:
    httpserver.expect_request("/openai/v1/audio/speech").respond_with_handler(
        lambda _: Answer(b"{}", content_type=kind)
    )
    client = server_world.client(max_retries=0)
    with pytest.raises(ResponseParseError, match="no sound"):
        await server_world.settle(client.audio.speak_stream("Mind the gap.", **SPEECH))
