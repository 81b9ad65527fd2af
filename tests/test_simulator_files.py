"""Files of the simulator: what is uploaded comes back, to its owner and until it is deleted."""

from __future__ import annotations

import asyncio
import tracemalloc
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Simulator
from groq.testing.simulator.connection import Connection
from groq.testing.simulator.files import MOST_BYTES
from groq.testing.simulator.forms import parse_form
from groq.testing.simulator.routes import most_bytes
from groq.testing.simulator.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONTENT = b'{"custom_id": "a"}\n\x00\xff'


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(clock=lambda: 1_790_842_300.75) as running:
        yield running


@pytest.fixture
def client(simulator: Simulator) -> Iterator[httpx.Client]:
    with connect(simulator, "gsk_one") as connected:
        yield connected


def connect(simulator: Simulator, key: str) -> httpx.Client:
    headers = {"authorization": f"Bearer {key}"}
    return httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=headers)


def upload(client: httpx.Client, content: bytes = CONTENT, **fields: str) -> httpx.Response:
    files = {"file": ("tides.jsonl", content)}
    return client.post("/files", data={"purpose": "batch", **fields}, files=files)


def test_an_upload_is_described(client: httpx.Client) -> None:
    file = upload(client).json()

    assert file.pop("id").startswith("file_01")
    assert file == {
        "object": "file",
        "bytes": len(CONTENT),
        "created_at": 1_790_842_300,
        "filename": "tides.jsonl",
        "purpose": "batch",
    }


def test_a_file_can_be_looked_up_listed_and_read(client: httpx.Client) -> None:
    first, second = upload(client).json(), upload(client, b"other").json()

    content = client.get(f"/files/{first['id']}/content")

    assert first["id"] != second["id"]
    assert client.get(f"/files/{first['id']}").json() == first
    assert client.get("/files").json() == {"object": "list", "data": [first, second]}
    assert content.content == CONTENT
    assert content.headers["content-type"] == "application/octet-stream"


def test_a_deleted_file_is_gone(client: httpx.Client) -> None:
    file_id = upload(client).json()["id"]

    deleted = client.delete(f"/files/{file_id}")

    assert deleted.json() == {"id": file_id, "object": "file", "deleted": True}
    assert client.get("/files").json()["data"] == []
    assert client.delete(f"/files/{file_id}").status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/files/file_x"),
        ("DELETE", "/files/file_x"),
        ("GET", "/files/file_x/content"),
    ],
)
def test_an_unknown_file_is_not_found(client: httpx.Client, method: str, path: str) -> None:
    response = client.request(method, path)

    assert response.status_code == 404
    assert response.json()["error"] == {
        "message": "The file `file_x` does not exist.",
        "type": "invalid_request_error",
    }


def test_each_key_sees_its_own_files_only(simulator: Simulator, client: httpx.Client) -> None:
    file_id = upload(client).json()["id"]

    with connect(simulator, "gsk_two") as other:
        assert other.get("/files").json()["data"] == []
        assert other.get(f"/files/{file_id}/content").status_code == 404
        assert other.delete(f"/files/{file_id}").status_code == 404
    assert client.get(f"/files/{file_id}/content").content == CONTENT


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"files": {"file": ("a", b"a")}}, "purpose must be one of [batch fine_tuning]"),
        (
            {"data": {"purpose": "fun"}, "files": {"file": ("a", b"a")}},
            "purpose must be one of [batch fine_tuning]",
        ),
        (
            {"files": {"purpose": (None, "batch"), "file": (None, "no file name")}},
            "file is required",
        ),
        ({"data": {"purpose": "batch"}, "files": {"file": ("a", b"")}}, "file is empty"),
        (
            {"data": {"purpose": "batch", "name": "a"}, "files": {"file": ("a", b"a")}},
            "property 'name' is unsupported",
        ),
        ({"json": {"purpose": "batch"}}, "request Content-Type isn't multipart/form-data"),
    ],
)
def test_a_wrong_upload_is_refused(
    client: httpx.Client, request_: dict[str, Any], message: str
) -> None:
    response = client.post("/files", **request_)

    assert (response.status_code, response.json()["error"]["message"]) == (400, message)
    assert client.get("/files").json()["data"] == []


def test_a_file_may_be_larger_than_any_other_body(client: httpx.Client) -> None:
    size = 30 * 1024 * 1024

    assert upload(client, bytes(size)).json()["bytes"] == size
    assert client.post("/chat/completions", content=bytes(size)).status_code == 413


@pytest.mark.parametrize("purpose", ["batch", "fine_tuning"])
def test_an_upload_above_that_size_is_too_large(
    client: httpx.Client, purpose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_BYTES, purpose, len(CONTENT))

    assert upload(client, CONTENT, purpose=purpose).status_code == 200
    refused = upload(client, CONTENT + b".", purpose=purpose)
    assert (refused.status_code, refused.json()["error"]["code"]) == (413, "request_too_large")


def test_a_body_above_the_largest_file_is_not_even_read_as_a_form() -> None:
    largest = most_bytes("POST", "/openai/v1/files")

    assert 200 * 1024 * 1024 < largest < 201 * 1024 * 1024


def peak(call: Callable[[], Any]) -> int:
    """The bytes in use at the worst moment of a call."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_body_is_put_together_without_a_copy() -> None:
    left = [bytes(65536)] * 160

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": left.pop(), "more_body": bool(left)}

    async def send(_message: dict[str, Any]) -> None:
        raise AssertionError("nothing is answered here")

    async def read() -> None:
        body = await Connection({}, receive, send).read(2**30)
        assert body is not None
        assert len(body) == 160 * 65536

    assert peak(lambda: asyncio.run(read())) < 1.5 * 160 * 65536


def test_a_file_is_copied_once_from_its_form() -> None:
    content = bytes(10 * 1024 * 1024)
    head = b'--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'
    body = head + content + b"\r\n--b--\r\n"

    used = peak(lambda: parse_form("multipart/form-data; boundary=b", body))

    assert used < 1.5 * len(content)


def test_a_full_shelf_drops_what_came_first_but_never_the_latest() -> None:
    shelf = Shelf[str](6, len)
    shelf.put("one", "a", "aaa")
    shelf.put("two", "b", "bbb")
    shelf.put("one", "c", "c")

    assert shelf.get("one", "a") is None
    assert (shelf.all("one"), shelf.all("two")) == ({"c": "c"}, {"b": "bbb"})

    shelf.put("one", "d", "d" * 10)

    assert (shelf.all("one"), shelf.all("two")) == ({"d": "d" * 10}, {})


def test_a_replaced_thing_keeps_its_place_and_counts_once() -> None:
    shelf = Shelf[str](6, len)
    shelf.put("one", "a", "aaa")
    shelf.put("one", "b", "b")
    shelf.put("one", "a", "aaaa")
    shelf.put("one", "c", "c")

    assert list(shelf.all("one").items()) == [("a", "aaaa"), ("b", "b"), ("c", "c")]

    shelf.remove("one", "b")
    shelf.put("one", "d", "d")

    assert list(shelf.all("one")) == ["a", "c", "d"]
