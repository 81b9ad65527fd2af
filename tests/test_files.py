from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from werkzeug import Response

from groq import NotFoundError, ResponseParseError, ValidationError
from groq.types import FileDeleted, FileList, FileObject

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.conftest import World

pytestmark = pytest.mark.anyio

SAMPLES = orjson.loads((Path(__file__).parent / "document/samples/files.json").read_bytes())
PATH = "/openai/v1/files"
LINES = b'{"custom_id":"a"}\n{"custom_id":"b"}\n'
FILE_ID = "file_01k6waq9r1e5x8vj3m2n4p6q7s"


@pytest.fixture
def on_disk(tmp_path: Path) -> Path:
    path = tmp_path / "tides.jsonl"
    path.write_bytes(LINES)
    return path


async def test_an_upload_is_a_form_of_file_and_purpose(
    server_world: World, httpserver: HTTPServer, on_disk: Path
) -> None:
    received = catch(httpserver)
    file = await server_world.settle(server_world.client().files.create(on_disk, purpose="batch"))
    name, _, content = received[0].pop("file")
    assert (name, content) == ("tides.jsonl", LINES)
    assert received == [{"purpose": ["batch"]}]
    assert type(file) is FileObject
    assert file.filename == "tides.jsonl"
    assert file.request_id == "req_upload"
    assert len(file.attempts) == 1


@pytest.mark.parametrize("form", ["path", "str", "bytes", "named", "open", "named open", "memory"])
async def test_a_file_comes_in_many_forms(
    server_world: World, httpserver: HTTPServer, on_disk: Path, form: str
) -> None:
    received = catch(httpserver)
    with on_disk.open("rb") as opened:
        file: Any = {
            "path": on_disk,
            "str": str(on_disk),
            "bytes": LINES,
            "named": ("moon.jsonl", LINES),
            "open": opened,
            "named open": ("moon.jsonl", opened),
            "memory": io.BytesIO(LINES),
        }[form]
        await server_world.settle(server_world.client().files.create(file, purpose="batch"))
    name, _, content = received[0]["file"]
    assert content == LINES
    assert name == {
        "bytes": "batch.jsonl",
        "memory": "batch.jsonl",
        "named": "moon.jsonl",
        "named open": "moon.jsonl",
    }.get(form, "tides.jsonl")


@pytest.mark.parametrize(
    ("purpose", "name"),
    [("batch", "batch.jsonl"), ("fine_tuning", "adapter.zip"), ("brand_new", "file")],
)
async def test_a_file_without_a_name_is_called_by_its_purpose(
    server_world: World, httpserver: HTTPServer, purpose: str, name: str
) -> None:
    received = catch(httpserver)
    await server_world.settle(server_world.client().files.create(b"PK..", purpose=purpose))
    assert received[0]["file"][0] == name


async def test_a_name_that_no_text_can_hold_is_sent_as_well_as_it_goes(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    received = catch(httpserver)
    path = tmp_path / "tides-\udcff.jsonl"  # as Python has it for a byte that is no UTF-8
    path.write_bytes(LINES)
    await server_world.settle(server_world.client().files.create(path, purpose="batch"))
    with path.open("rb") as file:
        await server_world.settle(server_world.client().files.create(file, purpose="batch"))
    assert [one["file"][0] for one in received] == ["tides-?.jsonl"] * 2


async def test_a_path_may_be_one_of_bytes(
    server_world: World, httpserver: HTTPServer, on_disk: Path
) -> None:
    class OfBytes:
        def __fspath__(self) -> bytes:
            return os.fsencode(on_disk)

    received = catch(httpserver)
    await server_world.settle(server_world.client().files.create(OfBytes(), purpose="batch"))
    assert received[0]["file"][0] == "tides.jsonl"


async def test_an_empty_content_type_is_none(server_world: World, httpserver: HTTPServer) -> None:
    received = catch(httpserver)
    await server_world.settle(
        server_world.client().files.create(("tides.jsonl", LINES, ""), purpose="batch")
    )
    assert received[0]["file"][1]


async def test_a_content_type_may_be_given(server_world: World, httpserver: HTTPServer) -> None:
    received = catch(httpserver)
    file = ("tides.jsonl", LINES, "application/jsonl")
    await server_world.settle(server_world.client().files.create(file, purpose="batch"))
    assert received[0]["file"] == ("tides.jsonl", "application/jsonl", LINES)


async def test_an_open_file_is_read_from_where_it_stands(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    opened = io.BytesIO(b"skip" + LINES)
    opened.seek(4)
    await server_world.settle(server_world.client().files.create(opened, purpose="batch"))
    assert received[0]["file"][2] == LINES


async def test_a_retried_upload_sends_the_same_bytes_again(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver, fail_first=True)
    opened = io.BytesIO(LINES)
    file = await server_world.settle(server_world.client().files.create(opened, purpose="batch"))
    assert [form["file"][2] for form in received] == [LINES, LINES]
    assert [attempt.status_code for attempt in file.attempts] == [503, 200]


async def test_what_this_version_does_not_know_goes_into_the_form_too(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    await server_world.settle(
        server_world.client().files.create(
            LINES, purpose="batch", extra_body={"brand_new": True}, extra_headers={"x-trace": "7"}
        )
    )
    assert received[0]["brand_new"] == ["true"]
    assert httpserver.log[0][0].headers["x-trace"] == "7"


@pytest.mark.parametrize(
    ("parameters", "param", "hint"),
    [
        ({"file": "no-such-file.jsonl"}, "file", "cannot be read"),
        ({"file": Path(__file__).parent}, "file", "cannot be read"),
        ({"file": b""}, "file", "empty"),
        ({"file": None}, "file", "path"),
        ({"file": io.StringIO("text")}, "file", "binary mode"),
        ({"file": (LINES, "tides.jsonl")}, "file", "must be (name, file)"),
        ({"file": ("a", LINES, "c", "d")}, "file", "must be (name, file)"),
        ({"file": b"{}\n" * 50_001}, "file", "at most 50000 lines; it has 50001"),
        ({"file": b"{}\n" * 50_000 + b"{}"}, "file", "at most 50000 lines; it has 50001"),
        ({"file": ("\ud800.jsonl", LINES)}, "file", "valid Unicode"),
        ({"file": ("a.jsonl", LINES, "text/plain\r\nx: y")}, "file", "such as audio/flac"),
        ({"file": ("a.jsonl", LINES, "text/\ud800")}, "file", "such as audio/flac"),
        ({"purpose": None}, "purpose", "required"),
        ({"purpose": ""}, "purpose", "required"),
        ({"purpose": 5}, "purpose", "a str"),
        ({"max_retries": -1}, "max_retries", "0 or more"),
    ],
)
async def test_bad_input_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str, hint: str
) -> None:
    given = {"file": LINES, "purpose": "batch", **parameters}
    with pytest.raises(ValidationError, match=re.escape(hint)) as refused:
        await server_world.settle(server_world.client().files.create(**given))
    assert refused.value.param == param
    assert httpserver.log == []


async def test_a_batch_that_is_too_long_by_every_account_is_refused_unsent(
    server_world: World, httpserver: HTTPServer
) -> None:
    longest = 200 * 2**20
    with pytest.raises(ValidationError, match=f"at most {longest} bytes") as refused:
        await server_world.settle(
            server_world.client().files.create(bytes(longest + 1), purpose="batch")
        )
    assert refused.value.param == "file"
    assert httpserver.log == []


async def test_the_most_lines_that_a_batch_may_have_are_sent(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    lines = b"{}\n" * 50_000
    await server_world.settle(server_world.client().files.create(lines, purpose="batch"))
    assert received[0]["file"][2] == lines


async def test_lines_are_counted_in_batches_only(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    adapter = b"\n" * 50_001
    await server_world.settle(server_world.client().files.create(adapter, purpose="fine_tuning"))
    assert received[0]["file"][2] == adapter


async def test_files_are_listed(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH, method="GET").respond_with_json(
        SAMPLES["FileList"][0], headers={"x-request-id": "req_list"}
    )
    files = await server_world.settle(server_world.client().files.list())
    assert [file.purpose for file in files.data] == ["batch", "batch_output"]
    assert files.request_id == "req_list"
    assert type(files) is FileList


async def test_a_file_is_looked_up(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{PATH}/{FILE_ID}", method="GET").respond_with_json(
        SAMPLES["FileObject"][0]
    )
    file = await server_world.settle(server_world.client().files.get(FILE_ID))
    assert (file.id, file.bytes) == (FILE_ID, 1384)
    assert type(file) is FileObject


async def test_a_file_is_deleted(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{PATH}/{FILE_ID}", method="DELETE").respond_with_json(
        SAMPLES["FileDeleted"][0]
    )
    gone = await server_world.settle(server_world.client().files.delete(FILE_ID))
    assert gone.deleted is True
    assert type(gone) is FileDeleted


async def test_what_a_file_holds_comes_as_it_is(
    server_world: World, httpserver: HTTPServer
) -> None:
    held = '{"text":"Ebbe für Möwen"}\n'
    httpserver.expect_request(
        f"{PATH}/{FILE_ID}/content", headers={"accept": "application/octet-stream"}
    ).respond_with_data(
        held.encode(), content_type="application/octet-stream", headers={"x-request-id": "req_down"}
    )
    content = await server_world.settle(server_world.client().files.content(FILE_ID))
    assert content.content == held.encode()
    assert content.text == held
    assert content.headers["content-type"] == "application/octet-stream"
    assert content.request_id == "req_down"
    assert len(content.attempts) == 1


async def test_content_does_not_show_itself_and_is_no_text_unless_it_is(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"{PATH}/{FILE_ID}/content").respond_with_data(b"PK\xff\xfe")
    content = await server_world.settle(server_world.client().files.content(FILE_ID))
    assert "PK" not in repr(content)
    with pytest.raises(UnicodeDecodeError):
        _ = content.text


async def test_an_interrupted_download_is_tried_again(
    server_world: World, httpserver: HTTPServer
) -> None:
    path = f"{PATH}/{FILE_ID}/content"
    httpserver.expect_ordered_request(path).respond_with_data(
        b"", status=503, headers={"retry-after": "0"}
    )
    httpserver.expect_ordered_request(path).respond_with_data(LINES)
    content = await server_world.settle(server_world.client().files.content(FILE_ID))
    assert content.content == LINES
    assert [attempt.status_code for attempt in content.attempts] == [503, 200]


@pytest.mark.parametrize("operation", ["get", "delete", "content"])
async def test_an_unknown_file_is_not_found(
    server_world: World, httpserver: HTTPServer, operation: str
) -> None:
    httpserver.expect_request(re.compile(f"{PATH}/.*")).respond_with_json(
        {"error": {"message": "no such file", "type": "invalid_request_error"}}, status=404
    )
    call = getattr(server_world.client().files, operation)
    with pytest.raises(NotFoundError, match="no such file"):
        await server_world.settle(call("file_1"))


@pytest.mark.parametrize("operation", ["get", "delete", "content"])
@pytest.mark.parametrize("file_id", ["", "  ", ".", "..", None, 5])
async def test_what_is_no_id_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, operation: str, file_id: Any
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(getattr(server_world.client().files, operation)(file_id))
    assert refused.value.param == "file_id"
    assert httpserver.log == []


async def test_an_id_cannot_reach_another_path(server_world: World, httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.environ["RAW_URI"])
        return Response(orjson.dumps(SAMPLES["FileObject"][0]))

    httpserver.expect_request(re.compile(".*")).respond_with_handler(answer)
    await server_world.settle(server_world.client().files.get("../models?a#b"))
    assert seen == [f"{PATH}/..%2Fmodels%3Fa%23b"]


async def test_an_answer_that_is_no_list_is_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json({"object": "list"})
    with pytest.raises(ResponseParseError, match="data"):
        await server_world.settle(server_world.client().files.list())


def catch(httpserver: HTTPServer, *, fail_first: bool = False) -> list[dict[str, Any]]:
    """Answer every upload; return the forms received: fields, and the file."""
    received: list[dict[str, Any]] = []

    def answer(request: Any) -> Response:
        form: dict[str, Any] = dict(request.form.lists())
        for name, file in request.files.items():
            form[name] = (file.filename, file.content_type, file.read())
        received.append(form)
        if fail_first and len(received) == 1:
            return Response(b"", 503, {"retry-after": "0"})
        body = orjson.dumps(SAMPLES["FileObject"][0])
        return Response(body, 200, {"x-request-id": "req_upload"}, content_type="application/json")

    httpserver.expect_request(PATH, method="POST").respond_with_handler(answer)
    return received
