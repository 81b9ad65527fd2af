"""The file of requests that a batch begins with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from groq import ValidationError, batch_lines
from tests.batch_serving import CHAT, asked, take_uploads

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

TRANSCRIPTIONS = "/v1/audio/transcriptions"
TRANSLATIONS = "/v1/audio/translations"
RECORDING: Any = {"model": "whisper-large-v3", "url": "https://example.org/lock.flac"}


@pytest.mark.anyio
async def test_lines_are_uploaded_as_they_are_written(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = take_uploads(httpserver)
    written = batch_lines([("a", asked()), ("b", asked(temperature=0.5))])
    await server_world.settle(server_world.client().files.create(written, purpose="batch"))
    assert received == [("batch.jsonl", written)]


def test_a_line_is_what_the_service_asks_for() -> None:
    written = batch_lines([("row-1", asked()), ("row-2", asked(extra_body={"brand_new": 1}))])
    assert [orjson.loads(line) for line in written.splitlines()] == [
        {"custom_id": "row-1", "method": "POST", "url": CHAT, "body": asked()},
        {"custom_id": "row-2", "method": "POST", "url": CHAT, "body": asked(brand_new=1)},
    ]
    assert written.endswith(b"}\n")


def test_lines_come_from_a_generator_as_well() -> None:
    written = batch_lines((str(index), asked()) for index in range(3))
    assert [orjson.loads(line)["custom_id"] for line in written.splitlines()] == ["0", "1", "2"]


def test_what_breaks_a_line_stays_within_its_text() -> None:
    text = "a\nb\u2028c"
    written = batch_lines([("a", asked(messages=[{"role": "user", "content": text}]))])
    assert written.count(b"\n") == 1
    assert orjson.loads(written)["body"]["messages"][0]["content"] == text


BAD_REQUESTS: list[tuple[tuple[Any, dict[str, Any]], str, str]] = [
    (("a", {"temperature": 3}), "temperature", "between 0 and 2"),
    (("a", {"temprature": 1}), "temprature", "did you mean temperature?"),
    (("a", {"model": ""}), "model", "model is required"),
    (("a", {"messages": [{"role": "user", "content": ""}]}), "messages[0].content", "empty"),
    (("a", {"tools": [{"type": "function"}]}), "tools[0].function", "function is required"),
    (("a", {"stream": True}), "stream", "batch"),
    (("a", {"service_tier": "flex"}), "service_tier", "batch"),
    (("a", {"timeout": 5}), "timeout", "an option of a call"),
    (("a", {"user": object()}), "user", "a str"),
    (("first", {}), "custom_id", "used before"),
    (("", {}), "custom_id", "not empty"),
    ((5, {}), "custom_id", "must be a str"),
    (("\ud800", {}), "custom_id", "valid Unicode"),
]


@pytest.mark.parametrize(("request_", "param", "hint"), BAD_REQUESTS)
def test_a_bad_request_is_named(request_: tuple[Any, Any], param: str, hint: str) -> None:
    custom_id, parameters = request_
    with pytest.raises(ValidationError, match=re.escape(hint)) as refused:
        batch_lines([("first", asked()), (custom_id, asked(**parameters))])
    assert refused.value.param == f"requests[1].{param}"


def test_what_cannot_be_written_down_is_named_by_its_line() -> None:
    with pytest.raises(ValidationError, match="JSON") as refused:
        batch_lines([("a", asked(extra_body={"brand_new": object()}))])
    assert refused.value.param == "requests[0].brand_new"


@pytest.mark.parametrize("request_", ["ab", ("a",), ("a", 5), ("a", asked(), 5), 5, {"a": 1}])
def test_what_is_no_pair_is_refused(request_: Any) -> None:
    with pytest.raises(ValidationError, match="a pair of") as refused:
        batch_lines([request_])
    assert refused.value.param == "requests[0]"


async def _pairs() -> AsyncIterator[Any]:
    yield "a", asked()


@pytest.mark.parametrize("requests", [None, 5, _pairs()])
def test_what_is_no_list_of_pairs_is_refused(requests: Any) -> None:
    with pytest.raises(ValidationError, match="must be an iterable of pairs") as refused:
        batch_lines(requests)
    assert refused.value.param == "requests"


def test_nothing_but_names_and_options_is_checked_where_that_is_not_wanted() -> None:
    written = batch_lines([("a", {"temprature": 9, "n": None})], validate=False)  # type: ignore[list-item]  # the point of it
    assert orjson.loads(written)["body"]["temprature"] == 9
    for wrong in [("", asked()), ("a", asked(timeout=5))]:
        with pytest.raises(ValidationError):
            batch_lines([wrong], validate=False)


def test_an_endpoint_that_is_new_takes_what_is_not_checked() -> None:
    params: Any = {"model": "m", "input": "Ebb?", "user": None}
    written = batch_lines([("a", params)], endpoint="/v1/embeddings", validate=False)
    assert orjson.loads(written) == {
        "custom_id": "a",
        "method": "POST",
        "url": "/v1/embeddings",
        "body": {"model": "m", "input": "Ebb?"},
    }


@pytest.mark.parametrize("endpoint", [CHAT, TRANSCRIPTIONS, TRANSLATIONS])
def test_a_batch_of_nothing_is_refused(endpoint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        batch_lines([], endpoint=endpoint)
    assert refused.value.param == "requests"


@pytest.mark.parametrize("endpoint", [5, None, [], {}])
def test_an_endpoint_is_a_text_even_where_nothing_is_checked(endpoint: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        batch_lines([("a", asked())], endpoint=endpoint, validate=False)
    assert refused.value.param == "endpoint"


@pytest.mark.parametrize(
    "endpoint", ["/v1/embeddings", "/openai/v1/chat/completions", "", None, [CHAT]]
)
def test_requests_of_which_nothing_is_known_are_refused(endpoint: Any) -> None:
    with pytest.raises(ValidationError, match="/v1/audio/translations") as refused:
        batch_lines([("a", asked())], endpoint=endpoint)
    assert refused.value.param == "endpoint"


@pytest.mark.parametrize("endpoint", [TRANSCRIPTIONS, TRANSLATIONS])
def test_a_recording_is_a_line_of_its_operation(endpoint: str) -> None:
    params: Any = {**RECORDING, "response_format": "verbose_json", "prompt": None, "temperature": 0}
    params["extra_body"] = {"brand_new": 1}
    written = batch_lines([("a", params)], endpoint=endpoint)
    assert orjson.loads(written) == {
        "custom_id": "a",
        "method": "POST",
        "url": endpoint,
        "body": {**RECORDING, "response_format": "verbose_json", "temperature": 0, "brand_new": 1},
    }


def test_what_a_form_has_in_brackets_has_none_in_a_line() -> None:
    params: Any = {**RECORDING, "timestamp_granularities": ["word"]}
    written = batch_lines([("a", params)], endpoint=TRANSCRIPTIONS)
    assert orjson.loads(written)["body"]["timestamp_granularities"] == ["word"]


BAD_RECORDINGS: list[tuple[str, dict[str, Any], str, str]] = [
    (TRANSCRIPTIONS, {"file": b"fLaC"}, "file", "give the url"),
    (TRANSCRIPTIONS, {"url": None}, "url", "url is required"),
    (TRANSCRIPTIONS, {"url": ""}, "url", "empty"),
    (TRANSCRIPTIONS, {"url": 5}, "url", "a str"),
    (TRANSCRIPTIONS, {"model": "openai/gpt-oss-20b"}, "model", "a Whisper model"),
    (TRANSCRIPTIONS, {"model": " "}, "model", "model is required"),
    (TRANSCRIPTIONS, {"temperature": 1.5}, "temperature", "between 0 and 1"),
    (TRANSCRIPTIONS, {"timestamp_granularities": "word"}, "timestamp_granularities", "a list"),
    (TRANSCRIPTIONS, {"langage": "en"}, "langage", "did you mean language?"),
    (TRANSCRIPTIONS, {"deadline": 5}, "deadline", "an option of a call"),
    (TRANSLATIONS, {"timestamp_granularities": ["word"]}, "timestamp_granularities", "not a"),
]


@pytest.mark.parametrize(("endpoint", "params", "param", "hint"), BAD_RECORDINGS)
def test_a_bad_recording_is_named(
    endpoint: str, params: dict[str, Any], param: str, hint: str
) -> None:
    given: Any = {**RECORDING, **params}
    with pytest.raises(ValidationError, match=re.escape(hint)) as refused:
        batch_lines([("a", given)], endpoint=endpoint)
    assert refused.value.param == f"requests[0].{param}"


def test_a_recording_that_cannot_be_written_down_is_named_by_its_line() -> None:
    params: Any = {**RECORDING, "extra_body": {"brand_new": object()}}
    with pytest.raises(ValidationError, match="JSON") as refused:
        batch_lines([("a", params)], endpoint=TRANSCRIPTIONS)
    assert refused.value.param == "requests[0].brand_new"
