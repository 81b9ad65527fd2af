"""Requests of a batch that failed, sent again as a new batch."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from werkzeug import Response

from groq import DeadlineExceededError, RateLimitError, ResponseParseError, ValidationError
from groq.types import Batch
from tests.batch_serving import (
    BATCH_ID,
    CANCELLING,
    CHAT,
    COMPLETED,
    FAILED,
    FILES,
    PATH,
    answered,
    asked,
    lines,
    serve_input,
    serve_results,
    take_batches,
    take_uploads,
)

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.conftest import World

pytestmark = pytest.mark.anyio

# What no writer of JSON would give back as it was: blanks, escapes, a break of two bytes.
FINE = b'{"custom_id": "fine", "body": {}}'
WRONG = b'{ "custom_id" : "wrong", "body": {"temperature": 9.0} }'
BUSY = b'{"body": {"n": 1.50, "text": "\\u00e9"}, "custom_id":"busy"}\r'
UNSENT = '{"custom_id": "unsent", "text": "Ebbe für Möwen"}'.encode()
LOST = b'{"custom_id":"lost"}'
OUTPUT = lines(answered("fine"))
ERRORS = lines(
    {"custom_id": "unsent", "error": {"code": "batch_expired", "message": "no time"}},
    answered("wrong", 400),
    answered("busy", 429),
)


async def test_what_may_succeed_is_sent_again_byte_for_byte(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, OUTPUT, ERRORS, status="expired", completion_window="2d")
    serve_input(httpserver, b"\n".join([LOST, FINE, b"", WRONG, BUSY, UNSENT]))
    files, batches = take_uploads(httpserver), take_batches(httpserver, id="batch_new")
    batch = await server_world.settle(server_world.client().batches.retry_failed(BATCH_ID))
    name = f"retry_of_{BATCH_ID}.jsonl"
    assert files == [(name, LOST + b"\n" + BUSY + b"\n" + UNSENT + b"\n")]
    assert batches == [
        {
            "input_file_id": "file_1",
            "endpoint": CHAT,
            "completion_window": "2d",
            "metadata": {"team": "harbour", "retry_of": BATCH_ID},
        }
    ]
    assert (type(batch), batch.id) == (Batch, "batch_new")


async def test_the_caller_may_choose_by_the_errors(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, OUTPUT, ERRORS)
    serve_input(httpserver, b"\n".join([FINE, WRONG, BUSY, UNSENT]))
    files, _ = take_uploads(httpserver), take_batches(httpserver)
    retry = server_world.client().batches.retry_failed
    await server_world.settle(retry(BATCH_ID, when=lambda error: error.status_code == 400))
    await server_world.settle(retry(BATCH_ID, when=lambda _: True))
    only_limits = lambda error: isinstance(error, RateLimitError)  # noqa: E731  a predicate
    await server_world.settle(retry(BATCH_ID, when=only_limits))
    assert [content.count(b"\n") for _, content in files] == [1, 3, 1]
    assert files[0][1] == WRONG + b"\n"
    assert files[2][1] == BUSY + b"\n"


async def test_window_and_metadata_may_be_others(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, OUTPUT, ERRORS, metadata=None)
    serve_input(httpserver, BUSY)
    take_uploads(httpserver)
    batches = take_batches(httpserver)
    call = server_world.client().batches.retry_failed(
        BATCH_ID, completion_window="7d", metadata={"try": "2"}, extra_body={"brand_new": 1}
    )
    await server_world.settle(call)
    assert batches[0]["completion_window"] == "7d"
    assert batches[0]["metadata"] == {"try": "2", "retry_of": BATCH_ID}
    assert batches[0]["brand_new"] == 1


@pytest.mark.parametrize(
    ("errors", "failures"), [(b"", "0 requests"), (lines(answered("wrong", 400)), "1 requests")]
)
async def test_where_nothing_is_worth_a_retry_nothing_is_uploaded(
    server_world: World, httpserver: HTTPServer, errors: bytes, failures: str
) -> None:
    serve_results(httpserver, OUTPUT, errors)
    serve_input(httpserver, b"\n".join([FINE, WRONG][: 1 + bool(errors)]))
    with pytest.raises(ValidationError, match=failures) as refused:
        await server_world.settle(server_world.client().batches.retry_failed(BATCH_ID))
    assert (refused.value.code, refused.value.param) == ("nothing_to_retry", "batch_id")
    assert not [request for request, _ in httpserver.log if request.method == "POST"]


async def test_a_batch_that_is_not_over_is_not_retried(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(CANCELLING)
    with pytest.raises(ValidationError, match="it is cancelling") as refused:
        await server_world.settle(server_world.client().batches.retry_failed(BATCH_ID))
    assert refused.value.code == "batch_not_over"
    assert len(httpserver.log) == 1


FAULT = {"code": "invalid_json_line", "message": "no JSON", "param": "body", "line": 2}


@pytest.mark.parametrize(
    ("errors", "message", "code"),
    [
        (FAILED["errors"], "line 2: text 53", "invalid_json_line"),
        ([FAULT], "line 2: no JSON", "invalid_json_line"),
        ([{"code": "too_many_requests"}], "as a whole: too_many_requests", "too_many_requests"),
        ([{}], "as a whole: no reason given", "validation_error"),
        ([], "as a whole: no reason given", "validation_error"),
        ({"object": "list"}, "no reason given", "validation_error"),
        (None, "no reason given", "validation_error"),
    ],
)
async def test_a_batch_whose_file_was_refused_is_not_sent_again(
    server_world: World, httpserver: HTTPServer, errors: Any, message: str, code: str
) -> None:
    batch = {**FAILED, "errors": errors}
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(batch)
    with pytest.raises(ValidationError, match=re.escape(message)) as refused:
        await server_world.settle(server_world.client().batches.retry_failed(BATCH_ID))
    assert refused.value.code == code
    body: Any = refused.value.body
    assert body["id"] == BATCH_ID
    assert len(httpserver.log) == 1


async def test_what_the_callers_choice_raises_keeps_its_name(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, OUTPUT, ERRORS)
    serve_input(httpserver, b"\n".join([FINE, WRONG, BUSY, UNSENT]))
    with pytest.raises(ZeroDivisionError):
        await server_world.settle(
            server_world.client().batches.retry_failed(BATCH_ID, when=lambda _: bool(1 / 0))
        )


async def test_requests_that_cannot_be_read_are_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, OUTPUT, ERRORS)
    serve_input(httpserver, b'{"custom_id": "busy"}\n{"body": {}}')
    with pytest.raises(ResponseParseError, match="line 2: None is no custom_id") as broken:
        await server_world.settle(server_world.client().batches.retry_failed(BATCH_ID))
    assert broken.value.request_id == "req_input"


async def test_a_deadline_bounds_the_retry_as_a_whole(
    server_world: World, httpserver: HTTPServer
) -> None:
    def answer(_: Request) -> Response:
        time.sleep(0.8)
        return Response(BUSY)

    serve_results(httpserver, OUTPUT, ERRORS)
    path = f"{FILES}/{COMPLETED['input_file_id']}/content"
    httpserver.expect_request(path).respond_with_handler(answer)
    with pytest.raises(DeadlineExceededError) as late:
        await server_world.settle(
            server_world.client().batches.retry_failed(BATCH_ID, deadline=0.5)
        )
    assert (late.value.timeout, late.value.operation) == (0.5, "batches.retry_failed")


async def test_a_batch_that_was_cancelled_is_done_by_its_retry(world: World) -> None:
    batches = world.client(api_key="gsk_retry_of_cancelled").batches
    requests = [(port, asked()) for port in ("Saint-Malo", "Burnham-on-Sea")]
    first = await world.settle(batches.submit(requests, metadata={"team": "harbour"}))
    await world.settle(batches.cancel(first.id))
    over = await world.settle(batches.wait(first.id))
    assert over.status == "cancelled"
    second = await world.settle(batches.retry_failed(first.id))
    assert second.metadata == {"team": "harbour", "retry_of": first.id}
    await world.settle(batches.wait(second.id))
    results = await world.settle(batches.results(second.id, in_order=True))
    assert list(results.completions) == ["Saint-Malo", "Burnham-on-Sea"]
    with pytest.raises(ValidationError) as refused:
        await world.settle(batches.retry_failed(second.id))
    assert refused.value.code == "nothing_to_retry"


async def test_a_model_that_is_not_there_is_asked_again_only_if_the_caller_insists(
    world: World,
) -> None:
    batches = world.client(api_key="gsk_retry_of_unknown").batches
    requests = [("good", asked()), ("bad", asked(model="gpt-9"))]
    results = await world.settle(batches.run(requests))
    with pytest.raises(ValidationError, match="1 requests failed") as refused:
        await world.settle(batches.retry_failed(results.batch.id))
    assert refused.value.code == "nothing_to_retry"
    again = await world.settle(batches.retry_failed(results.batch.id, when=lambda _: True))
    await world.settle(batches.wait(again.id))
    results = await world.settle(batches.results(again.id))
    assert list(results.failed) == ["bad"]
    assert results.batch.request_counts.total == 1
    assert orjson.loads(orjson.dumps(results.batch.metadata))["retry_of"]
