"""What callers pass on from strangers: headers, queries, ids, names of files, texts of forms."""

from __future__ import annotations

import io
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from werkzeug import Response

from groq import ValidationError
from tests.hostile import names_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.conftest import World

multipart: Any = import_module("multipart")  # it publishes no types

pytestmark = pytest.mark.anyio

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
BREAKS = ["a\r\nx-evil: 1", "a\nb", "a\rb", "a\0b", "a\x1bb", "a\x7fb", "ü", "\ud800"]


@pytest.fixture
def heard(httpserver: HTTPServer) -> list[Request]:
    """The requests that a real server has got, its answers all being errors."""
    requests: list[Request] = []

    def answer(request: Request) -> Response:
        request.get_data()
        requests.append(request)
        return Response(status=400)

    httpserver.expect_request(re.compile(".*")).respond_with_handler(answer)
    return requests


async def refused(world: World, call: Any) -> ValidationError:
    with pytest.raises(ValidationError) as raised:
        await world.settle(call())
    assert str(raised.value).isprintable()
    return raised.value


# Headers and queries.


@pytest.mark.parametrize("text", BREAKS)
async def test_no_header_brings_in_another(
    server_world: World, heard: list[Request], text: str
) -> None:
    client = server_world.client(max_retries=0)
    for headers in ({"x-a": text}, {text: "a"}, {"x-a " + text: "b"}):
        await refused(server_world, lambda h=headers: client.models.list(extra_headers=h))
        await refused(server_world, lambda h=headers: _made_and_asked(server_world, h))
    assert heard == []


async def _made_and_asked(world: World, headers: dict[str, str]) -> Any:
    return await world.settle(world.client(default_headers=headers).models.list())


@pytest.mark.parametrize("text", [*BREAKS[:-1], "a&b=c", "a#b", "a?b", "a/../b", "a b", "%0d%0a"])
async def test_no_query_is_more_than_itself(
    server_world: World, heard: list[Request], text: str
) -> None:
    client = server_world.client(max_retries=0, default_query={"d" + text: text})
    with pytest.raises(ValidationError, match="400"):
        await server_world.settle(client.models.list(extra_query={"q": text}))
    (request,) = heard
    assert request.path == "/openai/v1/models"
    assert request.args.to_dict(flat=False) == {"d" + text: [text], "q": [text]}
    assert "x-evil" not in request.headers


# Ids.

WAYS_OUT = [
    *("../models", "..", ".", "", " ", "\t", "a/../../b", "/", "//evil.example/", "..\\models"),
    *("%2e%2e", "%2E%2E%2Fmodels", "..%2fmodels", "a\0b", "a?b=c", "a#b", "a;b", "a\r\nx-evil: 1"),
    *("\u2025/", "\uff0e\uff0e", "\u2215", "file_1\n", "http://evil.example/", "@evil.example"),
]


@pytest.mark.parametrize("text", WAYS_OUT)
async def test_no_id_leads_anywhere_else(
    server_world: World, heard: list[Request], text: str
) -> None:
    client = server_world.client(max_retries=0)
    calls = {
        "files/": client.files.get,
        "files/.../content": client.files.content,
        "files//": client.files.content_stream,
        "models/": client.models.get,
        "batches/": client.batches.get,
        "batches/.../cancel": client.batches.cancel,
        "fine_tunings/": client.fine_tunings.get,
    }
    for place, call in calls.items():
        heard.clear()
        with pytest.raises(ValidationError):
            await server_world.settle(call(text))
        for request in heard:
            path = request.environ["REQUEST_URI"]
            collection, segment, *rest = path.partition("/v1/")[2].split("/")
            assert collection == place.partition("/")[0]
            assert unquote(segment) == text
            assert segment not in {"", ".", ".."}
            assert len(rest) <= 1
            assert not {"?", "#", "\\", ";"} & set(path)


@pytest.mark.parametrize("value", [None, 7, b"file_1", ["file_1"], "\ud800"])
async def test_what_is_no_id_is_refused(
    server_world: World, heard: list[Request], value: Any
) -> None:
    client = server_world.client(max_retries=0)
    for call in (client.files.get, client.models.get, client.batches.get, client.fine_tunings.get):
        await refused(server_world, lambda c=call: c(value))
    assert heard == []


# Forms.

NAMES = [
    *('a".mp3', "a\\.mp3", "a\r\nContent-Type: x\r\n\r\nevil.mp3", "a\n.mp3", "é€🎉.mp3"),
    *("a%22.mp3", "a; name=model.mp3", "../../etc/passwd.mp3", "C:\\x.mp3", "x" * 2000 + ".mp3"),
    *('a"; filename="b.mp3', "--boundary--\r\n.mp3", "a\0.mp3", "a\x1b[2J.mp3"),
]
TEXTS = [
    "--boundary\r\n",
    '\r\n--x\r\nContent-Disposition: form-data; name="model"\r\n\r\nevil\r\n--x--\r\n',
    "a\r\nb\rc\nd\0e\x1bf",
    "é€🎉\u2028",
    "x" * 100_000,
]


def form_of(request: Request) -> tuple[str, list[Any]]:
    _, options = multipart.parse_options_header(request.headers["content-type"])
    body = request.get_data()
    size = len(body) + 1  # larger than any part: everything stays in memory
    parser = multipart.MultipartParser(
        io.BytesIO(body), options["boundary"], spool_limit=size, memory_limit=size
    )
    return options["boundary"], list(parser)


async def transcribe(world: World, **parameters: Any) -> None:
    client = world.client(max_retries=0)
    with pytest.raises(ValidationError, match="400"):
        await world.settle(client.audio.transcribe(**{"model": "whisper-large-v3", **parameters}))


@pytest.mark.parametrize("name", NAMES)
async def test_a_file_name_is_one_name_in_one_part(
    server_world: World, heard: list[Request], name: str
) -> None:
    await transcribe(server_world, file=(name, b"ID3"))
    _, (file, model) = form_of(heard[0])
    assert {head for head, _ in file.headerlist} == {"Content-Disposition", "Content-Type"}
    assert (file.name, file.raw, model.name, model.value) == (
        "file",
        b"ID3",
        "model",
        "whisper-large-v3",
    )
    # Parsers differ in what they make of quotes, backslashes and escapes.
    assert file.filename.endswith(".mp3")


@pytest.mark.parametrize("text", TEXTS)
async def test_a_text_is_one_field_as_it_is(
    server_world: World, heard: list[Request], text: str
) -> None:
    await transcribe(server_world, file=("a.mp3", b"ID3" + text.encode()), prompt=text)
    _, parts = form_of(heard[0])
    assert [part.name for part in parts] == ["file", "model", "prompt"]
    assert parts[0].raw == b"ID3" + text.encode()
    assert parts[2].raw == text.encode()


@pytest.mark.parametrize("kind", ["a\r\nx-evil: 1", "a\nb", "a\0b", "ü", "a\tb", "\ud800"])
async def test_a_type_with_breaks_is_refused(
    server_world: World, heard: list[Request], kind: str
) -> None:
    client = server_world.client(max_retries=0)
    call = client.audio.transcribe
    await refused(server_world, lambda: call(("a.mp3", b"ID3", kind), model="whisper-large-v3"))
    assert heard == []


async def test_a_name_of_a_parameter_is_one_name(server_world: World, heard: list[Request]) -> None:
    extra = {'a"\r\nx-evil: 1\r\n\r\n': "b"}
    await transcribe(server_world, file=("a.mp3", b"ID3"), extra_body=extra)
    _, parts = form_of(heard[0])
    assert len(parts) == 3
    assert [len(part.headerlist) for part in parts] == [2, 1, 1]


async def test_a_boundary_is_never_the_same_and_cannot_be_guessed(
    server_world: World, heard: list[Request]
) -> None:
    for _ in range(20):
        await transcribe(server_world, file=("a.mp3", b"ID3"))
    boundaries = {form_of(request)[0] for request in heard}
    assert len(boundaries) == 20
    assert all(len(boundary) >= 16 for boundary in boundaries)


async def test_a_boundary_does_not_follow_from_a_seed(
    server_world: World, heard: list[Request]
) -> None:
    import random  # noqa: PLC0415  of this test alone

    for _ in range(2):
        random.seed(7)
        await transcribe(server_world, file=("a.mp3", b"ID3"))
    assert form_of(heard[0])[0] != form_of(heard[1])[0]


async def test_a_path_is_sent_as_a_name_alone(
    server_world: World, heard: list[Request], tmp_path: Path
) -> None:
    (tmp_path / "secret-folder").mkdir()
    path = tmp_path / "secret-folder" / "a.mp3"
    path.write_bytes(b"ID3")
    await transcribe(server_world, file=path)
    with path.open("rb") as file:
        await transcribe(server_world, file=file)
    for request in heard:
        assert b"secret-folder" not in request.get_data()
        assert form_of(request)[1][0].filename == "a.mp3"


# Downloads.


@pytest.mark.parametrize("name", ["../evil", "/evil", "a\\..\\evil", "evil\0", "evil"])
async def test_no_answer_decides_where_it_is_written(
    server_world: World, httpserver: HTTPServer, tmp_path: Path, name: str
) -> None:
    escaped = name.encode("unicode_escape").decode()
    headers = {"content-disposition": f'attachment; filename="{escaped}"'}
    httpserver.expect_request("/openai/v1/files/file_1/content").respond_with_data(
        b"content", headers=headers
    )
    stream = await server_world.settle(server_world.client().files.content_stream("file_1"))
    (tmp_path / "inside").mkdir()
    await server_world.settle(stream.write_to(tmp_path / "inside" / "mine"))
    assert names_in(tmp_path) == ["inside"]
    assert names_in(tmp_path / "inside") == ["mine"]
    assert (tmp_path / "inside" / "mine").read_bytes() == b"content"
