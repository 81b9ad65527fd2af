"""Fuzz targets for answers: heads, bodies, errors, limits, results of batches."""

from __future__ import annotations

import json
import math
import pickle
import ssl
import zlib
from contextlib import suppress

import httpcore
import httpx
import orjson

from groq import BatchResults, Groq, GroqError, NetworkError, ResponseParseError
from groq._decoding import PIECE_BYTES, decoder_of
from groq._duration import message_delay, parse_duration, retry_delay
from groq._error_mapping import raise_for_status
from groq._json import DEEPEST, decode
from groq._limits import ModelLimits
from groq._transport import Response
from groq.errors import APIStatusError, RateLimitError
from groq.resources._batch_files import lines_reader, output_lines
from groq.types import Batch

_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # to make a full one takes most of the time
_MOST_SHOWN = 25_000  # characters of an error: ten of an escape for each of 2000, and some

_BATCH = Batch.from_dict(
    {
        "id": "batch_1",
        "object": "batch",
        "endpoint": "/v1/chat/completions",
        "input_file_id": "file_1",
        "completion_window": "24h",
        "status": "completed",
        "created_at": 1,
    }
)


def _headers(head: bytes) -> dict[str, str]:
    lines = [line.partition(b":") for line in head.split(b"\n")]
    return {
        name.decode("latin-1").lower(): value.strip().decode("latin-1") for name, _, value in lines
    }


def _check(error: GroqError) -> None:
    """An error can be shown, logged, pickled and written down, whatever it was made of."""
    for shown in (str(error), repr(error)):
        assert shown.isprintable()
        assert len(shown) < _MOST_SHOWN
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301  its own
    assert type(twin) is type(error)
    json.dumps(error.to_dict())
    assert error.retry_after is None or 0 <= error.retry_after < math.inf


def errors(data: bytes) -> None:
    """Any status, headers and body become one error or none."""
    head, _, body = data.partition(b"\n\n")
    status, _, rest = head.partition(b"\n")
    digits = bytes(digit for digit in status if digit in b"0123456789")[:5]
    response = Response(int(digits or b"500"), _headers(rest), body)
    error = _error_of(response)
    if error is None:
        assert 200 <= response.status_code < 300
        return
    _check(error)
    assert error.status_code == error.response.status_code == response.status_code
    with suppress(ValueError):
        assert error.response.json() == error.body or isinstance(error.body, str | None)
    if isinstance(error, RateLimitError):
        known = ModelLimits()
        known.teach(error, 1.0)
        assert known.status("m", 2.0).tokens_remaining is None


def _error_of(response: Response) -> APIStatusError | None:
    try:
        raise_for_status(response)
    except APIStatusError as error:
        return error
    return None


def limits(data: bytes) -> None:
    """Of any headers, what is learned are finite numbers, none below zero."""
    headers = _headers(data)
    known = ModelLimits()
    for now in (0.0, 1.0, 100.0):
        known.tell(headers, now, now)
        status = known.status("m", now)
        for value in (status.tokens_remaining, status.requests_remaining, status.should_wait()):
            assert value is None or 0 <= value < math.inf
    for delay in (retry_delay(headers, data.decode("latin-1"), lambda: 1e9), _durations(data)):
        assert delay is None or 0 <= delay < math.inf


def _durations(data: bytes) -> float | None:
    text = data.decode("utf-8", "replace")
    told = message_delay(text)
    assert told is None or 0 <= told < math.inf
    return parse_duration(text)


def batches(data: bytes) -> None:
    """A file of results is read, line by line, or is refused with the one error for that."""
    answer = Response(200, {"x-request-id": "req_1"}, data)
    flow = lines_reader(lambda _, line: line)(answer)
    try:
        next(flow)
    except StopIteration as done:
        kept = done.value
    except ResponseParseError as error:
        return _check(error)
    results = BatchResults(batch=_BATCH, lines=output_lines(kept))
    for name in results.completions:
        try:
            repr(results.completions[name])
        except ResponseParseError as error:
            _check(error)
    for failure in results.failed.values():
        _check(failure)
    assert len(results.completions) + len(results.failed) == len(kept)
    return None


def depth(data: bytes) -> None:
    """JSON is read as orjson reads it, but for what is nested too deeply, which is told."""
    try:
        value = orjson.loads(data)
    except ValueError:
        value = ValueError
    try:
        read = decode(data)
    except ValueError:
        assert value is ValueError or _depth(value) > DEEPEST
    else:
        assert read == value
        assert _depth(value) <= DEEPEST


def _depth(value: object) -> int:
    """Level by level."""
    level, deepest = [value], 0
    while level := [item for item in level if isinstance(item, dict | list)]:
        deepest += 1
        level = [
            inner for item in level for inner in (item.values() if isinstance(item, dict) else item)
        ]
    return deepest


def decoding(data: bytes) -> None:
    """A packed body is what zlib makes of it in one go, in small pieces, or a network error."""
    size, rest = (data[0] if data else 0) + 1, data[1:]
    name, bits = ("gzip", 31) if size % 2 else ("deflate", 15)
    decoder = decoder_of({"content-encoding": name})
    assert decoder is not None
    try:
        cut = [rest[start : start + size] for start in range(0, len(rest), size)]
        pieces = [piece for each in cut for piece in decoder.feed(each)]
        decoder.end()
    except NetworkError:
        return
    assert all(len(piece) <= PIECE_BYTES for piece in pieces)
    try:
        whole = zlib.decompress(rest, bits) if rest else b""
    except zlib.error:
        whole = zlib.decompress(rest, -15)
    assert b"".join(pieces) == whole


class _Wire(httpx.BaseTransport):
    """What httpx sends by, over a connection on which these bytes come and nothing more."""

    def __init__(self, data: bytes) -> None:
        self._transport = httpx.HTTPTransport(verify=_NO_TLS)
        backend = httpcore.MockBackend([data, b""])
        self._transport._pool = httpcore.ConnectionPool(network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._transport.handle_request(request)


def heads(data: bytes) -> None:
    """Whatever bytes answer a request, the call ends in a result or in one of our errors."""
    with (
        httpx.Client(transport=_Wire(data), timeout=5) as http,
        Groq("gsk_x", base_url="http://localhost", http_client=http, max_retries=0) as client,
    ):
        try:
            repr(client.models.list())
        except GroqError as error:
            _check(error)
        try:
            with client.chat.create_stream(
                model="m", messages=[{"role": "user", "content": "Hi"}]
            ) as stream:
                repr(stream.collect())
        except GroqError as error:
            _check(error)
