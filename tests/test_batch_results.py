"""What came of a batch: lines, typed answers, and errors."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from groq import (
    BatchRequestError,
    BatchResults,
    ModelError,
    RateLimitError,
    ResponseParseError,
    ServerError,
    ValidationError,
)
from groq.types import (
    Batch,
    BatchOutputLine,
    ChatCompletion,
    Transcription,
    TranscriptionVerbose,
    Translation,
    TranslationVerbose,
)
from tests.batch_serving import (
    ANSWERED,
    BATCH_ID,
    CANCELLING,
    COMPLETED,
    EXPIRED,
    FAILED,
    PATH,
    REFUSED,
    answered,
    lines,
    serve_file,
    serve_input,
    serve_results,
)

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

ANSWER = ANSWERED["response"]["body"]["choices"][0]["message"]["content"]


async def test_results_are_found_by_the_names_of_the_requests(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, lines(ANSWERED) + b"\n", lines(REFUSED, EXPIRED))
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert list(results.lines) == ["row-1", "row-3", "row-4"]
    assert {type(line) for line in results.lines.values()} == {BatchOutputLine}
    assert results.lines["row-3"].response.status_code == 400
    assert results.lines["row-4"].error.code == "batch_expired"
    assert results.lines["row-1"].request_id == "req_output"
    assert len(results.lines["row-1"].attempts) == 1
    assert results.batch.id == BATCH_ID
    assert results.missing == ()
    assert "row-1" not in repr(results) + repr(results.lines)


async def test_what_succeeded_is_what_the_operation_answers(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, lines(ANSWERED, answered("row-2")), lines(REFUSED, EXPIRED))
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert list(results.completions) == ["row-1", "row-2"]
    completion = results.completions["row-1"]
    assert type(completion) is ChatCompletion
    assert completion.content == ANSWER
    assert completion.request_id == ANSWERED["response"]["request_id"]
    assert results.completions["row-1"] is completion
    assert "row-3" not in results.completions
    with pytest.raises(KeyError):
        results.completions["row-3"]


async def test_what_failed_is_the_error_that_it_would_have_raised(
    server_world: World, httpserver: HTTPServer
) -> None:
    limited = answered("row-5", 429)
    missing = answered("row-6", 404, body={"error": {"message": "The model `m` is not there."}})
    page = answered("row-7", 503, body="<html>over capacity</html>")
    serve_results(httpserver, lines(ANSWERED), lines(REFUSED, EXPIRED, limited, missing, page))
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    failed = results.failed
    assert {name: type(error) for name, error in failed.items()} == {
        "row-3": ValidationError,
        "row-4": BatchRequestError,
        "row-5": RateLimitError,
        "row-6": ModelError,
        "row-7": ResponseParseError,
    }
    assert [error.is_retryable for error in failed.values()] == [False, True, True, False, True]
    assert failed["row-3"].message == REFUSED["response"]["body"]["error"]["message"]
    assert failed["row-3"].request_id == REFUSED["response"]["request_id"]
    assert (failed["row-4"].code, failed["row-4"].message) == ("batch_expired", "text 57")
    assert failed["row-4"].body == EXPIRED["error"]
    assert failed["row-5"] is failed["row-5"]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ({}, "neither an answer nor an error"),
        ({"response": {}}, "neither an answer nor an error"),
        ({"response": 5}, "not what the API documents"),
        ({"response": {"status_code": 200, "body": "text"}}, "not what the API documents"),
        ({"response": {"status_code": "200", "body": {}}}, "neither an answer nor an error"),
    ],
)
async def test_a_strange_line_spoils_no_other_and_is_named(
    server_world: World, httpserver: HTTPServer, line: dict[str, Any], hint: str
) -> None:
    serve_results(httpserver, lines({"custom_id": "odd", **line}, answered("row-1")))
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert results.completions["row-1"].content == ANSWER
    assert list(results.completions) == ["row-1"]
    assert type(results.failed["odd"]) is ResponseParseError
    assert re.search(f"'odd' is {hint}", results.failed["odd"].message)
    assert not results.failed["odd"].is_retryable


async def test_an_answer_of_an_unexpected_shape_is_named_when_it_is_looked_at(
    server_world: World, httpserver: HTTPServer
) -> None:
    odd = answered("odd", body={"choices": 5})
    serve_results(httpserver, lines(odd, answered("row-1")))
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert list(results.completions) == ["odd", "row-1"]
    assert results.completions["row-1"].content == ANSWER
    for _ in range(2):
        with pytest.raises(ResponseParseError, match="'odd' is not what the API") as broken:
            results.completions["odd"]
        assert broken.value.body == {"choices": 5}
        assert (broken.value.status_code, broken.value.request_id) == (200, "req_odd")


@pytest.mark.parametrize(
    ("attribute", "endpoint", "kinds"),
    [
        (
            "transcriptions",
            "/v1/audio/transcriptions",
            (Transcription, TranscriptionVerbose),
        ),
        ("translations", "/v1/audio/translations", (Translation, TranslationVerbose)),
    ],
)
async def test_recordings_have_answers_of_their_own(
    server_world: World,
    httpserver: HTTPServer,
    attribute: str,
    endpoint: str,
    kinds: tuple[type, type],
) -> None:
    told = {"text": " Mind the gap.", "x_groq": {"id": "req_a"}}
    more = {**told, "language": "English", "duration": 1.5}
    heard = lines(answered("a", body=told), answered("b", body=more))
    serve_results(httpserver, heard, endpoint=endpoint)
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    texts = getattr(results, attribute)
    assert tuple(type(text) for text in texts.values()) == kinds
    assert (texts["a"].text, texts["a"].request_id) == (" Mind the gap.", "req_a")
    assert texts["b"].duration == 1.5
    with pytest.raises(ValidationError, match=f"has no completions: it was one of {endpoint}"):
        _ = results.completions


@pytest.mark.parametrize("attribute", ["transcriptions", "translations"])
async def test_a_batch_of_chats_has_heard_nothing(
    server_world: World, httpserver: HTTPServer, attribute: str
) -> None:
    serve_results(httpserver, lines(ANSWERED))
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    with pytest.raises(ValidationError, match=f"has no {attribute}"):
        getattr(results, attribute)


async def test_results_can_be_in_the_order_of_the_requests(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(
        httpserver, lines(answered("d"), answered("b")), lines(EXPIRED), status="cancelled"
    )
    serve_input(httpserver, lines(*({"custom_id": name} for name in ["row-4", "b", "c", "d"])))
    call = server_world.client().batches.results(BATCH_ID, in_order=True)
    results = await server_world.settle(call)
    assert list(results.lines) == ["row-4", "b", "d"]
    assert list(results.completions) == ["b", "d"]
    assert results.lines["d"].request_id == "req_output"
    assert results.missing == ("c",)
    assert list(results.failed) == ["row-4", "c"]
    lost = results.failed["c"]
    assert type(lost) is BatchRequestError
    assert (lost.code, lost.is_retryable) == ("batch_cancelled", True)
    assert "'c'" in lost.message


async def test_a_result_that_nobody_asked_for_comes_last(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, lines(answered("extra"), answered("a")))
    serve_input(httpserver, lines({"custom_id": "a"}))
    call = server_world.client().batches.results(BATCH_ID, in_order=True)
    results = await server_world.settle(call)
    assert list(results.completions) == ["a", "extra"]


async def test_the_file_of_requests_is_read_only_when_order_is_wanted(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, lines(ANSWERED), lines(REFUSED))
    await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert len(httpserver.log) == 3


async def test_a_file_that_is_not_there_may_be_told_by_an_empty_object(
    server_world: World, httpserver: HTTPServer
) -> None:
    batch = {**COMPLETED, "error_file_id": {}}
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(batch)
    serve_file(httpserver, COMPLETED["output_file_id"], lines(ANSWERED), "req_output")
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert list(results.completions) == ["row-1"]
    assert len(httpserver.log) == 2


async def test_a_batch_that_failed_has_no_results_and_tells_why(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(FAILED)
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert results.lines == {}
    assert (len(results.completions), len(results.failed)) == (0, 0)
    assert results.batch.errors.data[0].line == 2


async def test_results_of_a_batch_that_is_not_over_are_refused(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(CANCELLING)
    with pytest.raises(ValidationError, match="cancelling") as refused:
        await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert (refused.value.param, refused.value.code) == ("batch_id", "batch_not_over")


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b'{"custom_id":"a"}\n{"custom', "line 2 is no JSON"),
        (b"[]", "line 1 is no JSON object"),
        (b'{"custom_id":"a"}\n\n{"custom_id":"a"}', "line 3: 'a' is no custom_id, or no new one"),
        (b'{"id":"batch_req_1"}', "line 1: None is no custom_id"),
        (b'{"custom_id":["a"]}', "line 1: ['a'] is no custom_id"),
    ],
)
async def test_a_file_that_cannot_be_matched_is_an_error(
    server_world: World, httpserver: HTTPServer, content: bytes, hint: str
) -> None:
    serve_results(httpserver, content)
    with pytest.raises(ResponseParseError, match=re.escape(hint)) as broken:
        await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert broken.value.request_id == "req_output"
    assert len(httpserver.log) == 2


async def test_a_name_in_both_files_is_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, lines(ANSWERED), lines(ANSWERED))
    with pytest.raises(ResponseParseError, match="line 1: 'row-1'"):
        await server_world.settle(server_world.client().batches.results(BATCH_ID))


async def test_results_can_be_pickled_whether_they_were_looked_at_or_not(
    server_world: World, httpserver: HTTPServer
) -> None:
    output = lines(ANSWERED, {"custom_id": "odd", "response": 5})
    serve_results(httpserver, output, lines(EXPIRED))
    serve_input(httpserver, lines({"custom_id": "row-1"}, {"custom_id": "lost"}))
    call = server_world.client().batches.results(BATCH_ID, in_order=True)
    results = await server_world.settle(call)
    for _ in range(2):
        pickled = pickle.dumps(results)
        assert output not in pickled  # nor are the bytes kept, once they have been read
        twin = pickle.loads(pickled)  # noqa: S301  our own bytes
        assert twin.completions["row-1"] == results.completions["row-1"]
        assert list(twin.failed) == list(results.failed) == ["odd", "row-4", "lost"]
        assert twin.failed["lost"].message == results.failed["lost"].message


def test_results_can_be_made_by_hand() -> None:
    made = BatchResults(
        batch=Batch.from_dict(COMPLETED),
        lines={"row-1": BatchOutputLine.from_dict(ANSWERED)},
        missing=("row-2",),
    )
    assert made.completions["row-1"].content == ANSWER
    assert list(made.failed) == ["row-2"]


def test_an_error_without_words_is_told_in_ours() -> None:
    line = BatchOutputLine.from_dict({"custom_id": "a", "error": {}})
    made = BatchResults(batch=Batch.from_dict(COMPLETED), lines={"a": line})
    assert made.failed["a"].message == "The request 'a' was not carried out"
    assert made.failed["a"].code == "batch_request_error"


@pytest.mark.parametrize("odd", [5, True, [], {"a": 1}])
def test_an_error_whose_words_are_no_text_is_told_in_ours(odd: object) -> None:
    line = BatchOutputLine.from_dict({"custom_id": "a", "error": {"message": odd, "code": odd}})
    made = BatchResults(batch=Batch.from_dict(COMPLETED), lines={"a": line})
    assert str(made.failed["a"]) == "The request 'a' was not carried out"
    assert made.failed["a"].code == "batch_request_error"


@pytest.mark.parametrize("status_code", [200, 400])
def test_a_request_id_that_is_no_text_is_none(status_code: int) -> None:
    line = BatchOutputLine.from_dict(answered("a", status_code, request_id={"a": 1}, body={}))
    made = BatchResults(batch=Batch.from_dict(COMPLETED), lines={"a": line})
    if status_code == 200:
        with pytest.raises(ResponseParseError) as broken:
            assert made.completions["a"]
        assert broken.value.request_id is None
    else:
        assert made.failed["a"].request_id is None


@pytest.mark.parametrize("status", [None, 5, [], {"a": 1}])
@pytest.mark.parametrize("operation", ["results", "retry_failed"])
async def test_a_status_that_is_no_text_is_not_over(
    server_world: World, httpserver: HTTPServer, operation: str, status: object
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(
        {**COMPLETED, "status": status}
    )
    call = getattr(server_world.client().batches, operation)
    with pytest.raises(ValidationError, match="no results yet") as refused:
        await server_world.settle(call(BATCH_ID))
    assert refused.value.code == "batch_not_over"


def test_a_server_error_is_one_in_a_batch_too() -> None:
    line = BatchOutputLine.from_dict(orjson.loads(orjson.dumps(answered("a", 500))))
    made = BatchResults(batch=Batch.from_dict(COMPLETED), lines={"a": line})
    assert type(made.failed["a"]) is ServerError
    assert made.failed["a"].status_code == 500
