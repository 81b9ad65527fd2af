"""Paths that lead to something else than a file, and files that change while they are sent."""

from __future__ import annotations

import os
import re
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from groq import StreamConnectionError, ValidationError
from tests.hostile import OK, names_in, serving, whole

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.conftest import World

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="these are files of Unix"),
]


@pytest.fixture
def bodies(httpserver: HTTPServer) -> list[bytes]:
    """The contents of the files that a real server has got."""
    got: list[bytes] = []

    def answer(request: Request) -> Response:
        got.append(request.files["file"].read())
        return Response(status=400)

    httpserver.expect_request(re.compile(".*")).respond_with_handler(answer)
    return got


async def refusal(world: World, file: Any) -> ValidationError:
    client = world.client(max_retries=0)
    with pytest.raises(ValidationError) as raised:
        await world.settle(client.files.create(file, purpose="fine_tuning"))
    return raised.value


# What is sent.


async def test_no_directory_no_socket_and_nothing_that_is_not_there_is_sent(
    server_world: World, bodies: list[bytes], tmp_path: Path
) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    for path in (tmp_path, loop, tmp_path / "nowhere", "a\0b", "x" * 5000, "/proc/self/mem"):
        error = await refusal(server_world, path)
        assert error.param == "file"
        assert str(error).isprintable()
    assert bodies == []


async def test_a_device_without_end_is_not_read_for_ever(
    server_world: World, bodies: list[bytes]
) -> None:
    for device in ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/full"):
        error = await refusal(server_world, device)
        assert error.param == "file"
        assert "empty" in str(error)  # so they say when they are asked for their length
    assert bodies == []


class Endless:
    """Gives bytes for ever, as a pipe may."""

    def read(self, size: int) -> bytes:
        return bytes(size)


async def test_a_pipe_without_end_does_not_fill_the_disk(
    server_world: World, bodies: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groq._upload._MOST_COPIED", 10**7)
    error = await refusal(server_world, Endless())
    assert "more than 10000000 bytes" in str(error)
    assert bodies == []


async def test_a_link_is_what_it_leads_to(
    server_world: World, bodies: list[bytes], tmp_path: Path
) -> None:
    (tmp_path / "real").write_bytes(b"{}\n")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert (await refusal(server_world, tmp_path / "link")).status_code == 400
    assert bodies == [b"{}\n"]


async def test_a_pipe_is_read_to_its_end_once(
    server_world: World, bodies: list[bytes], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"x" * 100_000))
    writer.start()
    await refusal(server_world, pipe)
    writer.join(10)
    assert bodies == [b"x" * 100_000]


@pytest.mark.parametrize("change", ["grows", "shrinks", "is replaced"])
async def test_a_file_that_changes_while_it_is_sent_is_refused(
    server_world: World, bodies: list[bytes], tmp_path: Path, change: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{}\n" * 1_000_000)

    changed: list[str] = []

    def meddle(sent: int, _total: int | None) -> None:
        if sent and not changed:
            changed.append(change)
            if change == "grows":
                with path.open("ab") as file:
                    file.write(b"{}\n")
            elif change == "shrinks":
                os.truncate(path, 1_500_000)
            else:
                (tmp_path / "other").write_bytes(b"[]\n" * 1_000_000)
                (tmp_path / "other").replace(path)

    client = server_world.client(max_retries=0)
    call = partial(client.files.create, path, purpose="fine_tuning", on_progress=meddle)
    if change == "is replaced":  # what was opened goes on to be what it was
        with pytest.raises(ValidationError, match="400"):
            await server_world.settle(call())
        assert bodies == [b"{}\n" * 1_000_000]
        return
    with pytest.raises(ValidationError, match="was written to"):
        await server_world.settle(call())
    assert bodies == []


# What is written.


async def download(world: World, told: list[bytes], target: Any) -> None:
    client = world.client(base_url=told[0].decode(), max_retries=0)
    stream = await world.settle(client.files.content_stream("file_1"))
    try:
        await world.settle(stream.write_to(target))
    finally:
        await world.close(stream)


async def test_a_link_that_is_written_to_stays_one(world: World, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"before")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with serving(lambda: [whole(OK, b"after")]) as told:
        await download(world, told, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"after"


async def test_a_link_planted_where_the_part_stands_is_not_followed(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name cannot be guessed; and if it could, it would not be written to."""
    monkeypatch.setattr("secrets.token_hex", lambda _size: "guessed")
    (tmp_path / "victim").write_bytes(b"mine")
    (tmp_path / ".groq-guessed.part").symlink_to(tmp_path / "victim")
    answer = [whole(OK, b"evil")]
    with serving(lambda: answer) as told, pytest.raises(FileExistsError):
        await download(world, told, tmp_path / "target")
    assert (tmp_path / "victim").read_bytes() == b"mine"
    assert not (tmp_path / "target").exists()


async def test_a_device_is_written_to_and_not_replaced(world: World, tmp_path: Path) -> None:
    with serving(lambda: [whole(OK, b"after")]) as told:
        await download(world, told, "/dev/null")
        await download(world, told, tmp_path / "new")
    assert Path("/dev/null").is_char_device()  # noqa: ASYNC240  nobody waits
    assert names_in(tmp_path) == ["new"]


async def test_a_full_disk_leaves_nothing_behind(world: World) -> None:
    answer = [whole(OK, b"x" * 1_000_000)]
    with serving(lambda: answer) as told, pytest.raises(OSError, match="No space left"):
        await download(world, told, "/dev/full")


async def test_what_breaks_on_its_way_leaves_what_was_there(world: World, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"before")
    answer = [OK + b"content-length: 1000\r\n\r\n" + b"x" * 100]
    with serving(lambda: answer) as told, pytest.raises(StreamConnectionError):
        await download(world, told, tmp_path / "file")
    assert names_in(tmp_path) == ["file"]
    assert (tmp_path / "file").read_bytes() == b"before"
