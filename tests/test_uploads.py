"""Files that are read while they are sent: the same bytes each time, and nothing left open."""

from __future__ import annotations

import gzip
import io
import os
import socket
import tempfile
import threading
import time
from contextlib import contextmanager, nullcontext, suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import orjson
import pytest
from werkzeug import Response

from groq import DeadlineExceededError, NetworkError, RequestTooLargeError, ValidationError
from groq._upload import Upload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.conftest import World

pytestmark = pytest.mark.anyio

PATH = "/openai/v1/files"
ANSWER = {
    "id": "file_1",
    "object": "file",
    "bytes": 1,
    "created_at": 1,
    "filename": "a.zip",
    "purpose": "fine_tuning",
}
CONTENT = os.urandom(3 * 2**20 + 17)  # several pieces, and a bit
FILES = Path("/proc/self/fd")

needs_proc = pytest.mark.skipif(not FILES.exists(), reason="only Linux tells which files are open")


class Pipe:
    """What can be read but once, a little at a time."""

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)

    def read(self, size: int) -> bytes:
        return self._file.read(min(size, 70_000))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file is, and where temporary ones are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def path(folder: Path) -> Path:
    path = folder / "adapter.zip"
    path.write_bytes(CONTENT)
    return path


def open_files(folder: Path) -> list[str]:
    """Files of a folder that this process has open, temporary ones included."""
    found = []
    for handle in FILES.iterdir():
        try:
            target = handle.readlink()
        except FileNotFoundError:
            continue  # the one that lists them
        if target.is_relative_to(folder):
            found.append(target.name)
    return found


@pytest.fixture
def lines(folder: Path) -> Path:
    """One more than a batch may have."""
    path = folder / "tides.jsonl"
    path.write_bytes(b"{}\n" * 50_000 + b"{}")
    return path


async def all_closed(folder: Path) -> None:
    """Wait until a thread that was left behind has noticed it; fail when it does not."""
    with anyio.fail_after(5):
        while open_files(folder):  # noqa: ASYNC110  there is no event for it
            await anyio.sleep(0.01)


def names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def serve(
    httpserver: HTTPServer, *answers: Callable[[Request], Response | None]
) -> list[dict[str, Any]]:
    """Answer uploads, each by the next of the functions or else with success; tell what came."""
    seen: list[dict[str, Any]] = []
    left = list(answers)

    def answer(request: Request) -> Response:
        own = left.pop(0)(request) if left else None
        if own is not None:
            seen.append({"status": own.status_code})
            return own
        headers = {name.lower(): value for name, value in request.headers}
        seen.append({"content": request.files["file"].read(), "headers": headers})
        return Response(orjson.dumps(ANSWER), content_type="application/json")

    httpserver.expect_request(PATH, method="POST").respond_with_handler(answer)
    return seen


def unavailable(request: Request) -> Response:
    """Read everything, and then refuse it for now."""
    request.get_data()
    return Response(b"", 503, {"retry-after": "0"})


def refused(request: Request) -> Response:
    """Read everything, and refuse it for good."""
    request.get_data()
    return Response(b'{"error": {"message": "no"}}', 400)


async def upload(world: World, file: Any, base_url: str | None = None, **options: Any) -> Any:
    client = world.client(base_url=base_url or world.base_url, max_retries=2)
    return await world.settle(client.files.create(file, purpose="fine_tuning", **options))


@pytest.fixture
def big(folder: Path) -> Path:
    """More than the buffers of a network hold: nothing of it is on the disk."""
    path = folder / "big.zip"
    with path.open("wb") as file:
        file.truncate(64 * 2**20)
    return path


@contextmanager
def raw_server(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that hands over each connection when the first bytes of a request are there."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection, suppress(ConnectionError):
                    connection.recv(1000)
                    serve(connection)

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


FORMS: dict[str, Callable[[Path], Any]] = {
    "path": lambda path: path,
    "open": lambda path: path.open("rb"),
    "unbuffered": lambda path: path.open("rb", buffering=0),
    "memory": lambda path: io.BytesIO(path.read_bytes()),
    "bytes": lambda path: path.read_bytes(),
    "pipe": lambda path: Pipe(path.read_bytes()),
    "named pipe": lambda path: ("a.zip", Pipe(path.read_bytes())),
}


@pytest.fixture(params=FORMS)
def file(request: pytest.FixtureRequest, path: Path) -> Iterator[Any]:
    file = FORMS[request.param](path)
    yield file
    if hasattr(file, "close"):
        file.close()


async def test_the_length_of_the_body_is_sent_before_it(
    server_world: World, httpserver: HTTPServer, file: Any
) -> None:
    seen = serve(httpserver)
    await upload(server_world, file)
    assert seen[0]["content"] == CONTENT
    assert int(seen[0]["headers"]["content-length"]) - len(CONTENT) in range(100, 1000)
    assert "transfer-encoding" not in seen[0]["headers"]


async def test_every_attempt_sends_the_same_bytes_from_the_beginning(
    server_world: World, httpserver: HTTPServer, file: Any
) -> None:
    sizes: list[int] = []

    def count(request: Request) -> Response:
        sizes.append(len(request.files["file"].read()))
        return Response(b"", 503, {"retry-after": "0"})

    seen = serve(httpserver, count, count)
    result = await upload(server_world, file)
    assert sizes == [len(CONTENT), len(CONTENT)]
    assert seen[-1]["content"] == CONTENT
    assert [attempt.status_code for attempt in result.attempts] == [503, 503, 200]


async def test_a_redirect_that_your_client_follows_sends_them_again_too(
    server_world: World, httpserver: HTTPServer, path: Path
) -> None:
    def elsewhere(request: Request) -> Response:
        request.get_data()
        return Response(b"", 307, {"location": httpserver.url_for(PATH)})

    seen = serve(httpserver, elsewhere)
    blocking = server_world.name == "blocking"
    yours: Any = (httpx.Client if blocking else httpx.AsyncClient)(follow_redirects=True)
    client = server_world.client(http_client=yours)
    await server_world.settle(client.files.create(path, purpose="fine_tuning"))
    assert seen[-1]["content"] == CONTENT
    await server_world.settle(yours.close() if blocking else yours.aclose())


@needs_proc
async def test_nothing_stays_open_when_it_has_worked(
    server_world: World, httpserver: HTTPServer, folder: Path, path: Path
) -> None:
    during: list[list[str]] = []

    def look(_: Request) -> None:
        during.append(open_files(folder))

    serve(httpserver, look, look)
    await upload(server_world, path)
    await upload(server_world, Pipe(CONTENT))
    first, second = during
    assert first == ["adapter.zip"]
    assert len(second) == 1
    assert open_files(folder) == []
    assert names_in(folder) == ["adapter.zip"]


@needs_proc
async def test_nothing_is_open_while_a_call_waits_to_try_again(
    server_world: World, httpserver: HTTPServer, folder: Path, path: Path
) -> None:
    between: list[list[str]] = []
    serve(httpserver, unavailable)

    class Watch:
        def __call__(self, sent: int, _: int | None) -> None:
            if sent == 0:
                between.append(open_files(folder))

    await upload(server_world, path, on_progress=Watch())
    # In async worlds the first piece is there by then.
    expected: list[str] = [] if server_world.name == "blocking" else ["adapter.zip"]
    assert between == [expected, expected]


@needs_proc
async def test_nothing_stays_open_when_it_has_failed(
    server_world: World, httpserver: HTTPServer, folder: Path, path: Path
) -> None:
    serve(httpserver, refused, refused)
    for file in (path, Pipe(CONTENT)):
        with pytest.raises(ValidationError, match="no"):
            await upload(server_world, file)
        assert open_files(folder) == []


@needs_proc
async def test_nothing_stays_open_when_no_connection_is_made(
    server_world: World, folder: Path, path: Path
) -> None:
    client = server_world.client(base_url="http://127.0.0.1:9", max_retries=1)
    for file in (path, Pipe(CONTENT)):
        with pytest.raises(NetworkError):
            await server_world.settle(client.files.create(file, purpose="fine_tuning"))
        assert open_files(folder) == []


@needs_proc
@pytest.mark.parametrize("form", ["path", "open", "pipe"])
async def test_nothing_stays_open_when_a_call_is_cancelled_while_it_sends(
    server_world: World, folder: Path, big: Path, form: str
) -> None:
    if server_world.name == "blocking":
        pytest.skip("blocking calls cannot be cancelled")
    release = threading.Event()
    file = FORMS[form](big)

    def stall(_: socket.socket) -> None:
        release.wait(10)

    with raw_server(stall) as base_url:
        with anyio.move_on_after(0.3) as scope:
            await upload(server_world, file, base_url=base_url)
        release.set()
    assert scope.cancelled_caught
    if form == "open":
        assert file.tell() == 0
        file.close()
    await all_closed(folder)


async def test_an_open_file_stands_at_its_end_when_it_was_sent(
    server_world: World, httpserver: HTTPServer, path: Path
) -> None:
    seen = serve(httpserver)
    with path.open("rb") as file:
        file.seek(1000)
        await upload(server_world, file)
        assert file.tell() == len(CONTENT)
        assert not file.closed
    assert seen[0]["content"] == CONTENT[1000:]


async def test_an_open_file_that_could_not_be_sent_can_be_sent_once_more(
    server_world: World, httpserver: HTTPServer, path: Path
) -> None:
    seen = serve(httpserver, refused)
    with path.open("rb") as file:
        file.seek(1000)
        with pytest.raises(ValidationError, match="no"):
            await upload(server_world, file)
        assert file.tell() == 1000
        await upload(server_world, file)
    assert seen[-1]["content"] == CONTENT[1000:]


async def test_what_is_packed_is_sent_as_it_reads(
    server_world: World, httpserver: HTTPServer, folder: Path
) -> None:
    # Such a file has the handle of another one, which is shorter.
    packed = folder / "tides.jsonl.gz"
    packed.write_bytes(gzip.compress(CONTENT[:200_000] * 5))
    seen = serve(httpserver, unavailable)
    with gzip.open(packed, "rb") as file:
        await upload(server_world, file)
    assert seen[-1]["content"] == CONTENT[:200_000] * 5


async def test_what_is_packed_and_was_cut_short_cannot_be_read(
    server_world: World, httpserver: HTTPServer, folder: Path
) -> None:
    packed = folder / "tides.jsonl.gz"
    packed.write_bytes(gzip.compress(CONTENT)[:-9])
    with gzip.open(packed, "rb") as file:
        with pytest.raises(ValidationError, match=r"cannot be read.*ended before"):
            await upload(server_world, file)
        assert file.tell() == 0
    assert httpserver.log == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
async def test_a_path_may_lead_to_a_pipe(
    server_world: World, httpserver: HTTPServer, folder: Path
) -> None:
    seen = serve(httpserver, unavailable)
    pipe = folder / "pipe.zip"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(CONTENT))
    writer.start()
    await upload(server_world, pipe)
    writer.join()
    assert seen[-1]["content"] == CONTENT


class TestChanges:
    @pytest.mark.parametrize("how", ["shrinks", "grows", "is written to", "is replaced", "goes"])
    async def test_a_file_that_changes_between_attempts_is_not_sent_again(
        self, server_world: World, httpserver: HTTPServer, path: Path, how: str
    ) -> None:
        def change(request: Request) -> Response:
            response = unavailable(request)
            if how == "shrinks":
                os.truncate(path, 1000)
            elif how == "grows":
                path.write_bytes(CONTENT + b"more")
            elif how == "is written to":
                path.write_bytes(bytes(len(CONTENT)))
            elif how == "is replaced":
                other = path.with_name("other")
                other.write_bytes(CONTENT)
                other.replace(path)
            else:
                path.unlink()
            return response

        seen = serve(httpserver, change)
        hint = "cannot be read" if how == "goes" else "was written to"
        sent: list[int] = []
        with pytest.raises(ValidationError, match=hint) as failed:
            await upload(server_world, path, on_progress=lambda now, _: sent.append(now))
        assert failed.value.param == "file"
        assert len(failed.value.attempts) == 2
        assert [each.get("status") for each in seen] == [503]
        assert sent[sent.index(len(CONTENT)) + 1 :] in ([], [0])  # nothing of it was sent

    @pytest.mark.parametrize("form", ["path", "open", "memory"])
    async def test_a_file_that_shrinks_while_it_is_sent_ends_the_call(
        self, server_world: World, big: Path, form: str
    ) -> None:
        file: Any = FORMS[form](big)

        def shrink_and_read_on(connection: socket.socket) -> None:
            if form == "memory":
                file.truncate(1000)
            else:
                os.truncate(big, 1000)
            while connection.recv(2**20):
                pass

        with (
            raw_server(shrink_and_read_on) as base_url,
            nullcontext() if form == "path" else file,
            pytest.raises(ValidationError, match="was written to"),
        ):
            await upload(server_world, file, base_url=base_url)

    @pytest.mark.parametrize("form", ["path", "open"])
    async def test_a_file_that_is_written_to_while_it_is_sent_is_not_sent_to_its_end(
        self, server_world: World, big: Path, form: str
    ) -> None:
        received: list[int] = []

        def overwrite_and_read_on(connection: socket.socket) -> None:
            with big.open("r+b") as other:
                other.write(b"!")
            while piece := connection.recv(2**20):
                received.append(len(piece))

        file: Any = FORMS[form](big)
        with (
            raw_server(overwrite_and_read_on) as base_url,
            nullcontext() if form == "path" else file,
            pytest.raises(ValidationError, match="was written to"),
        ):
            await upload(server_world, file, base_url=base_url)
        assert sum(received) < 64 * 2**20

    async def test_a_file_that_somebody_else_reads_meanwhile_ends_the_call(
        self, server_world: World, httpserver: HTTPServer, path: Path
    ) -> None:
        serve(httpserver)
        with path.open("rb") as file:

            def meddle(sent: int, _: int | None) -> None:
                if sent:
                    file.seek(5)

            with pytest.raises(ValidationError, match="read by somebody else"):
                await upload(server_world, file, on_progress=meddle)

    def test_two_calls_cannot_send_one_open_file_at_once(self, path: Path) -> None:
        with path.open("rb") as file:
            first, second = Upload(file), Upload(file)
            first.prepare()
            with pytest.raises(ValidationError, match="being sent by another call"):
                second.prepare()
            second.close()
            first.close(sent=True)
            first.close()  # twice does no harm
            third = Upload(file)
            file.seek(0)
            third.prepare()
            first.close()
            with pytest.raises(ValidationError, match="being sent by another call"):
                Upload(file).prepare()
            third.close()

    def test_a_thread_that_was_left_behind_does_not_touch_the_file_again(self, path: Path) -> None:
        with path.open("rb") as file:
            upload = Upload(file)
            upload.prepare()
            reading = upload.reading()
            reading.read(10)
            upload.close()
            with pytest.raises(ValidationError, match="given up"):
                reading.read(10)
            assert file.tell() == 0


class Odd:
    """What gives these one after the other when it is read, or raises them."""

    def __init__(self, *pieces: Any) -> None:
        self._pieces = list(pieces)

    def read(self, _: int) -> Any:
        piece = self._pieces.pop(0)
        if isinstance(piece, Exception):
            raise piece
        return piece


class TestOddFiles:
    @needs_proc
    @pytest.mark.parametrize(
        ("file", "hint"),
        [
            (Odd("a text"), "must give bytes"),
            (Odd(b"bytes", "a text"), "must give bytes"),
            (Odd(b"bytes", OSError("the cable is out")), "the cable is out"),
            (Odd(None), "is empty"),  # as of a pipe that does not block, and has nothing yet
        ],
    )
    def test_what_is_no_readable_file_is_refused_and_leaves_nothing_open(
        self, folder: Path, file: Any, hint: str
    ) -> None:
        with pytest.raises(ValidationError, match=hint), Upload(file) as upload:
            upload.prepare()
        assert open_files(folder) == []

    def test_what_was_given_up_is_not_begun(self, path: Path) -> None:
        with path.open("rb") as file:
            upload = Upload(file)
            upload.close()
            with pytest.raises(ValidationError):
                upload.prepare()
            assert file.tell() == 0
            other = Upload(file)
            other.prepare()  # it was not taken for lent
            other.close()


class TestProgress:
    @pytest.mark.parametrize("form", ["path", "pipe", "bytes"])
    async def test_it_is_told_from_nothing_to_all_in_the_thread_of_the_call(
        self, server_world: World, httpserver: HTTPServer, path: Path, form: str
    ) -> None:
        told: list[tuple[int, int | None]] = []
        threads: set[threading.Thread] = set()

        def tell(sent: int, total: int | None) -> None:
            told.append((sent, total))
            threads.add(threading.current_thread())

        serve(httpserver)
        await upload(server_world, FORMS[form](path), on_progress=tell)
        sent = [each for each, _ in told]
        assert (sent[0], sent[-1]) == (0, len(CONTENT))
        assert all(0 < b - a <= 65_536 for a, b in pairwise(sent))
        assert {total for _, total in told} == {len(CONTENT)}
        assert threads == {threading.current_thread()}

    async def test_it_begins_anew_at_each_attempt(
        self, server_world: World, httpserver: HTTPServer, path: Path
    ) -> None:
        sent: list[int] = []
        serve(httpserver, unavailable)
        await upload(server_world, path, on_progress=lambda now, _: sent.append(now))
        assert sent[: len(sent) // 2] == sent[len(sent) // 2 :]
        assert sent.count(0) == sent.count(len(CONTENT)) == 2

    @needs_proc
    async def test_what_it_raises_ends_the_call_and_nothing_stays_open(
        self, server_world: World, httpserver: HTTPServer, folder: Path, path: Path
    ) -> None:
        class Enough(Exception):  # noqa: N818  no error
            pass

        def stop(sent: int, _: int | None) -> None:
            if sent > 100_000:
                raise Enough

        seen = serve(httpserver)
        for file in (path, Pipe(CONTENT)):
            with pytest.raises(Enough):
                await upload(server_world, file, on_progress=stop)
            assert open_files(folder) == []
        assert seen == []

    async def test_recordings_have_it_too(self, world: World) -> None:
        recording = Path(__file__).parent.parent / "scripts/examples/audio/canal-lock.flac"
        for operation in ("transcribe", "translate"):
            sent: list[int] = []
            call = getattr(world.client().audio, operation)
            await world.settle(
                call(recording, model="whisper-large-v3", on_progress=lambda n, _: sent.append(n))  # noqa: B023
            )
            assert sent[-1] == recording.stat().st_size

    @pytest.mark.parametrize("on_progress", [5, anyio.sleep])
    async def test_it_must_be_a_plain_function(
        self, server_world: World, path: Path, on_progress: Any
    ) -> None:
        with pytest.raises(ValidationError) as wrong:
            await upload(server_world, path, on_progress=on_progress)
        assert wrong.value.param == "on_progress"


class Watched(io.FileIO):
    """A file that remembers who has read it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.readers: set[threading.Thread] = set()

    def read(self, size: int | None = -1) -> bytes:
        self.readers.add(threading.current_thread())
        return super().read(-1 if size is None else size) or b""


class TestSlowness:
    async def test_a_disk_is_never_read_in_the_thread_of_an_event_loop(
        self, server_world: World, httpserver: HTTPServer, path: Path
    ) -> None:
        if server_world.name == "blocking":
            pytest.skip("there is no event loop")

        def elsewhere(request: Request) -> Response:
            request.get_data()
            return Response(b"", 307, {"location": httpserver.url_for(PATH)})

        seen = serve(httpserver, unavailable, elsewhere)
        with Watched(path) as file:
            async with httpx.AsyncClient(follow_redirects=True) as yours:
                client = server_world.client(http_client=yours)
                await client.files.create(file, purpose="batch", validate=False)
        assert [each.get("content") for each in seen] == [None, None, CONTENT]
        assert file.readers
        assert threading.current_thread() not in file.readers

    async def test_the_lines_of_a_batch_are_not_counted_there_either(
        self, server_world: World, httpserver: HTTPServer, lines: Path
    ) -> None:
        with Watched(lines) as file, pytest.raises(ValidationError, match="it has 50001"):
            await server_world.settle(server_world.client().files.create(file, purpose="batch"))
        assert (threading.current_thread() in file.readers) is (server_world.name == "blocking")
        assert httpserver.log == []

    @needs_proc
    async def test_a_call_that_waits_for_a_pipe_can_be_cancelled(
        self, server_world: World, folder: Path
    ) -> None:
        if server_world.name == "blocking":
            pytest.skip("blocking calls cannot be cancelled")
        release, ended = threading.Event(), threading.Event()

        class Stuck:
            def read(self, _: int) -> bytes:
                release.wait(10)
                ended.set()
                return b"late"

        with anyio.move_on_after(0.1) as scope:
            await upload(server_world, Stuck())
        assert scope.cancelled_caught
        release.set()
        assert ended.wait(10)
        await all_closed(folder)

    @needs_proc
    async def test_a_deadline_holds_for_an_upload_that_is_slow_but_never_stuck(
        self, server_world: World, folder: Path, big: Path
    ) -> None:
        stop = threading.Event()

        def sip(connection: socket.socket) -> None:
            while not stop.wait(0.05) and connection.recv(65_536):  # for nearly a minute
                pass

        with raw_server(sip) as base_url:
            started = time.monotonic()
            with pytest.raises(DeadlineExceededError):
                await upload(server_world, big, base_url=base_url, deadline=0.5)
            took = time.monotonic() - started
            stop.set()
        assert took < 10
        assert open_files(folder) == []


async def test_a_refusal_that_comes_before_the_end_is_what_is_raised(
    server_world: World, big: Path
) -> None:
    def refuse(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 413 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        while connection.recv(2**20):
            pass

    with raw_server(refuse) as base_url, pytest.raises(RequestTooLargeError):
        await upload(server_world, big, base_url=base_url)
