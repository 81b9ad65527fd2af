"""Fuzz targets for requests: forms, paths, headers, names of recordings, parameters of any kind."""

from __future__ import annotations

import io
import math
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import httpx
import orjson

from groq import Groq, ValidationError
from groq._audio_format import CONTENT_TYPES, audio_name, extension_of, format_of, seconds_of

if TYPE_CHECKING:
    from collections.abc import Callable

multipart: Any = import_module("multipart")  # it publishes no types

_PREFIX = "/openai/v1/"
_HEADS = {"Content-Disposition", "Content-Type"}


def _sent(call: Callable[[Groq], object]) -> httpx.Request | None:
    """The request that a call amounts to; None when it was refused before."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        sent.append(request)
        return httpx.Response(500)

    with (
        httpx.Client(transport=httpx.MockTransport(answer)) as http,
        Groq("gsk_x", http_client=http, max_retries=0, base_url="https://localhost/x") as client,
    ):
        try:
            call(client)
        except ValidationError as error:
            if sent or not str(error).isprintable():
                raise AssertionError("refused too late, or in a text that moves cursors") from error
            return None
        except Exception as error:
            if not sent:
                raise AssertionError("refused, and not by a ValidationError") from error
    return sent[0]


def _texts(data: bytes, count: int) -> list[str]:
    """The data as so many texts, parted by the byte that UTF-8 never has; surrogates and all."""
    pieces = data.split(b"\xff", count - 1)
    texts = [piece.decode("utf-8", "surrogatepass" if count % 2 else "replace") for piece in pieces]
    return texts + [""] * (count - len(texts))


def forms(data: bytes) -> None:
    """What an independent parser finds in a form is what went into it, and no part more."""
    parts = [*data.split(b"\xff", 3), b"", b"", b""]
    content = parts[0]
    name, kind, prompt = (part.decode("utf-8", "replace") for part in parts[1:4])
    request = _sent(
        lambda client: client.audio.transcribe(
            (name, content, kind), model="whisper-large-v3", prompt=prompt, validate=False
        )
    )
    if request is None:
        assert not content or not (kind.isascii() and kind.isprintable())
        return
    _, options = multipart.parse_options_header(request.headers["content-type"])
    boundary = options["boundary"]
    assert boundary.encode() not in content + name.encode() + prompt.encode()
    size = len(request.content) + 1  # larger than any part: everything stays in memory
    stream = io.BytesIO(request.content)
    found = list(multipart.MultipartParser(stream, boundary, spool_limit=size, memory_limit=size))
    fields = {part.name: part for part in found}
    assert len(found) == len(fields) == 3
    assert fields["file"].raw == content
    assert fields["model"].value == "whisper-large-v3"
    assert fields["prompt"].raw == prompt.encode()
    assert {head for part in found for head, _ in part.headerlist} <= _HEADS
    shown = fields["file"].filename
    wanted = audio_name(name or "audio", content) or name or "audio"
    assert _unescaped(shown) == _unescaped(wanted)


def _unescaped(name: str) -> str:
    """A file name as a form has it, without what is escaped, which parsers read differently."""
    for char in '"\\\r\n':
        name = name.replace(f"%{ord(char):02X}", "").replace(char, "")
    return "".join(char for char in unquote(name) if char.isprintable())


def paths(data: bytes) -> None:
    """An id, whatever it is made of, is one segment of the path below the API's own."""
    text = data.decode("utf-8", "surrogatepass") if _is_text(data) else data.decode("latin-1")
    for call, before, after in (
        (lambda client: client.files.get(text), "files/", ""),
        (lambda client: client.files.content(text), "files/", "/content"),
        (lambda client: client.models.get(text), "models/", ""),
        (lambda client: client.batches.get(text), "batches/", ""),
    ):
        request = _sent(call)
        if request is None:
            continue
        path = request.url.raw_path.decode("ascii")
        start = f"/x{_PREFIX}{before}"
        assert path.startswith(start)
        assert path.endswith(after)
        segment = path[len(start) : len(path) - len(after)]
        assert not {"/", "?", "#", "\\", ";"} & set(segment)
        assert unquote(segment) == text
        assert segment not in {"", ".", ".."}


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def headers(data: bytes) -> None:
    """A header or a query of the caller never brings in another, nor replaces the credentials."""
    name, value, query, more = _texts(data, 4)
    request = _sent(
        lambda client: client.models.list(extra_headers={name: value}, extra_query={query: more})
    )
    if request is None:
        return
    assert request.url.path == f"/x{_PREFIX}models"
    assert request.url.host == "localhost"
    assert request.headers.get_list("authorization") == ["Bearer gsk_x"]
    for line in request.headers.raw:
        assert not any(byte in part for part in line for byte in b"\r\n\0")
    assert request.url.params.multi_items() == [(query, more)]


def recordings(data: bytes) -> None:
    """The first bytes of any file have a format or none; its name has an extension that fits."""
    name, _, head = data.partition(b"\n")
    given = name.decode("utf-8", "replace")
    found = audio_name(given, head)
    assert format_of(head) in {None, *CONTENT_TYPES}
    assert found is None or extension_of(found) in CONTENT_TYPES
    assert 0 <= seconds_of(head, 10**9) < math.inf


class _Maker:
    """Makes any value of the bytes: what JSON has, and much that it has not."""

    def __init__(self, data: bytes) -> None:
        self._data = iter(data)
        self._around: list[Any] = []

    def byte(self) -> int:
        return next(self._data, 0)

    def value(self, depth: int = 0) -> Any:
        kind = self.byte() % 16
        if kind < 4 and depth < 30:
            return self._holder(kind, depth)
        scalars: list[Any] = [
            None,
            True,
            self.byte() - 128,
            1 << (self.byte() * 4),
            float(self.byte()) / 7,
            math.nan,
            -math.inf,
            self.text(),
            "\ud800",
            b"bytes",
            {1, 2},
            object(),
        ]
        return self._around[0] if kind == 15 and self._around else scalars[kind % len(scalars)]

    def _holder(self, kind: int, depth: int) -> Any:
        holder: Any = [] if kind == 0 else {}
        self._around.append(holder)
        for _ in range(self.byte() % 4):
            if kind == 0:
                holder.append(self.value(depth + 1))
            else:
                holder[_NAMES[self.byte() % len(_NAMES)]] = self.value(depth + 1)
        self._around.pop()
        return tuple(holder) if kind == 0 and self.byte() % 4 == 3 else holder

    def text(self) -> str:
        return _NAMES[self.byte() % len(_NAMES)]


_NAMES = (
    *("role", "content", "user", "assistant", "tool", "system", "type", "text", "function"),
    *("image_url", "url", "name", "parameters", "tool_calls", "id", "arguments", "json_schema"),
    *("schema", "properties", "required", "temperature", "tools", "tool_choice", "stop", "n"),
    *("response_format", "metadata", "logit_bias", "https://x/y.png", "object", "auto", "\0", ""),
)


def parameters(data: bytes) -> None:
    """Parameters of any kind are refused by a ValidationError, or sent as what they are."""
    maker = _Maker(data)
    messages = maker.value()
    extra = {_NAMES[maker.byte() % len(_NAMES)]: maker.value() for _ in range(maker.byte() % 4)}
    for reserved in ("role", "model", "messages"):
        extra.pop(reserved, None)
    validate = bool(maker.byte() % 2)
    request = _sent(
        lambda client: client.chat.create(
            model="m", messages=messages, validate=validate, extra_body=extra
        )
    )
    if request is not None:
        sent = orjson.loads(request.content)
        assert sent["model"] == "m"
        if messages is None:
            assert "messages" not in sent
            return
        with suppress(TypeError):  # what JSON has no word for, such as a tuple, is not compared
            assert orjson.dumps(sent["messages"]) == orjson.dumps(messages)
