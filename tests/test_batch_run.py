"""Batches in one call: from requests to results, or to a batch that goes on by itself."""

from __future__ import annotations

import logging
import re
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import anyio
import orjson
import pytest
from werkzeug import Response

from groq import (
    BatchRequestError,
    DeadlineExceededError,
    ModelError,
    ResponseParseError,
    ValidationError,
)
from tests.batch_serving import (
    BATCH_ID,
    BEGUN,
    CANCELLING,
    CHAT,
    FAILED,
    FILES,
    PATH,
    answered,
    asked,
    lines,
    serve_results,
    take_batches,
    take_uploads,
)

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from groq.types import Batch
    from tests.conftest import World

pytestmark = pytest.mark.anyio

PORTS = ["Saint-Malo", "Burnham-on-Sea", "Avonmouth"]


def about(ports: list[str]) -> Any:
    return ((port, asked(messages=[{"role": "user", "content": port}])) for port in ports)


async def test_requests_become_answers_in_one_call(world: World) -> None:
    results = await world.settle(world.client().batches.run(about(PORTS)))
    assert results.batch.status == "completed"
    assert list(results.completions) == PORTS
    for port, completion in results.completions.items():
        assert port in completion.content
        assert completion.request_id == completion.x_groq.id
    assert dict(results.failed) == {}
    assert results.missing == ()


async def test_answers_and_errors_together_are_all_requests(world: World) -> None:
    requests = [*about(PORTS), ("nowhere", asked(model="gpt-9"))]
    results = await world.settle(world.client().batches.run(requests))
    assert {*results.completions, *results.failed} == {name for name, _ in requests}
    assert type(results.failed["nowhere"]) is ModelError
    assert list(results.lines)[-1] == "nowhere"


async def test_what_is_submitted_can_be_waited_for_elsewhere(world: World) -> None:
    submitted = await world.settle(
        world.client().batches.submit(
            about(PORTS), completion_window="2d", metadata={"team": "harbour"}
        )
    )
    assert (submitted.status, submitted.completion_window) == ("validating", "2d")
    assert submitted.metadata == {"team": "harbour"}
    elsewhere = world.client().batches
    assert (await world.settle(elsewhere.wait(submitted.id))).status == "completed"
    results = await world.settle(elsewhere.results(submitted.id))
    assert set(results.completions) == set(PORTS)


async def test_every_state_is_told_the_new_batch_first(world: World) -> None:
    states: list[tuple[str, str]] = []
    results = await world.settle(
        world.client().batches.run(
            about(PORTS), on_update=lambda batch: states.append((batch.id, batch.status))
        )
    )
    batch_id = results.batch.id
    assert states == [(batch_id, "validating"), (batch_id, "completed")]


async def test_recordings_go_to_their_own_operation(
    server_world: World, httpserver: HTTPServer
) -> None:
    endpoint = "/v1/audio/transcriptions"
    files, batches = take_uploads(httpserver), take_batches(httpserver, endpoint=endpoint)
    heard = answered("lock", body={"text": " Mind the gap."})
    serve_results(httpserver, lines(heard), endpoint=endpoint)
    params = {"model": "whisper-large-v3", "url": "https://example.org/lock.flac"}
    results = await server_world.settle(
        server_world.client().batches.run([("lock", params)], endpoint=endpoint)
    )
    assert orjson.loads(files[0][1])["url"] == batches[0]["endpoint"] == endpoint
    assert results.transcriptions["lock"].text == " Mind the gap."


async def test_a_new_parameter_is_for_the_batch_and_not_for_the_file(
    server_world: World, httpserver: HTTPServer
) -> None:
    take_uploads(httpserver)
    batches = take_batches(httpserver)
    await server_world.settle(
        server_world.client().batches.submit(
            [("a", asked())], extra_body={"brand_new": 1}, extra_headers={"x-trace": "7"}
        )
    )
    assert batches == [
        {
            "input_file_id": "file_1",
            "endpoint": CHAT,
            "completion_window": "24h",
            "brand_new": 1,
        }
    ]
    (upload, _), (create, _) = httpserver.log
    assert b"brand_new" not in upload.data
    assert (upload.headers["x-trace"], create.headers["x-trace"]) == ("7", "7")


@pytest.mark.parametrize("operation", ["run", "submit"])
@pytest.mark.parametrize(
    ("given", "param"),
    [
        ({"requests": [("a", asked(temperature=9))]}, "requests[0].temperature"),
        ({"requests": []}, "requests"),
        ({"endpoint": "/v1/embeddings"}, "endpoint"),
        ({"completion_window": ""}, "completion_window"),
        ({"metadata": ["team"]}, "metadata"),
        ({"deadline": 0}, "deadline"),
    ],
)
async def test_bad_requests_are_refused_before_anything_is_sent(
    server_world: World,
    httpserver: HTTPServer,
    operation: str,
    given: dict[str, Any],
    param: str,
) -> None:
    call = getattr(server_world.client().batches, operation)
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(call(**{"requests": [("a", asked())], **given}))
    assert refused.value.param == param
    assert httpserver.log == []


@pytest.mark.parametrize("settings", [{"validate": False}, {}])
async def test_whoever_wants_no_checks_gets_none(
    server_world: World, httpserver: HTTPServer, settings: dict[str, Any]
) -> None:
    files, _ = take_uploads(httpserver), take_batches(httpserver)
    submit = server_world.client(**settings).batches.submit
    options = {} if settings else {"validate": False}
    await server_world.settle(submit([("a", asked(temperature=9))], **options))
    assert orjson.loads(files[0][1])["body"]["temperature"] == 9


async def test_a_batch_that_fails_as_a_whole_is_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    take_uploads(httpserver)
    take_batches(httpserver)
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(FAILED)
    with pytest.raises(ValidationError, match="line 2: text 53") as refused:
        await server_world.settle(server_world.client().batches.run([("a", asked())]))
    assert BATCH_ID in refused.value.message
    assert refused.value.code == "invalid_json_line"
    assert not hasattr(refused.value, "__notes__")  # this batch does not go on


async def test_requests_for_which_there_was_no_time_have_failed(
    server_world: World, httpserver: HTTPServer
) -> None:
    take_uploads(httpserver)
    take_batches(httpserver)
    serve_results(httpserver, lines(answered("c"), answered("a")), status="expired")
    results = await server_world.settle(
        server_world.client().batches.run((name, asked()) for name in "abc")
    )
    assert list(results.completions) == ["a", "c"]
    assert results.missing == ("b",)
    assert type(results.failed["b"]) is BatchRequestError
    assert results.failed["b"].code == "batch_expired"


async def test_an_error_while_waiting_tells_which_batch_goes_on(
    server_world: World, httpserver: HTTPServer
) -> None:
    take_uploads(httpserver)
    take_batches(httpserver)
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(CANCELLING)
    with pytest.raises(DeadlineExceededError, match="still cancelling") as late:
        await server_world.settle(server_world.client().batches.run([("a", asked())], deadline=2.5))
    assert (late.value.timeout, late.value.operation) == (2.5, "batches.run")
    assert BATCH_ID in late.value.__notes__[0]


async def test_an_interrupt_while_waiting_tells_which_batch_goes_on(
    server_world: World, httpserver: HTTPServer
) -> None:
    class InterruptError(BaseException):
        """As a KeyboardInterrupt, which would end the tests of an event loop."""

    def interrupt(_: object) -> None:
        raise InterruptError

    take_uploads(httpserver)
    take_batches(httpserver)
    call = server_world.client().batches.run
    with pytest.raises(InterruptError) as interrupted:
        await server_world.settle(call([("a", asked())], on_update=interrupt))
    assert BATCH_ID in interrupted.value.__notes__[0]
    assert [request.method for request, _ in httpserver.log] == ["POST", "POST"]


PROGRAM = """
import sys
from groq import AsyncGroq, Groq
world, base_url = sys.argv[1:]
settings = {"api_key": "gsk_x", "base_url": base_url}
requests = [("a", {"model": "m", "messages": [{"role": "user", "content": "Ebb?"}]})]
async def main():
    async with AsyncGroq(**settings) as client:
        await client.batches.run(requests)
if world == "blocking":
    Groq(**settings).batches.run(requests)
elif world == "asyncio":
    import asyncio
    asyncio.run(main())
else:
    import trio
    trio.run(main, strict_exception_groups=False)
"""


def test_whoever_presses_ctrl_c_is_told_which_batch_goes_on(
    world_name: str, httpserver: HTTPServer
) -> None:
    looked = threading.Event()

    def answer(_: Request) -> Response:
        looked.set()
        return Response(orjson.dumps(BEGUN))

    take_uploads(httpserver)
    take_batches(httpserver)
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_handler(answer)
    command = [sys.executable, "-c", PROGRAM, world_name, httpserver.url_for("").rstrip("/")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        assert looked.wait(30)
        time.sleep(0.3)  # it is on its way to the next look
        program.send_signal(signal.SIGINT)
        _, shown = program.communicate(timeout=30)
    assert "KeyboardInterrupt" in shown
    assert f"Go on with the batch {BATCH_ID}" in shown


@pytest.mark.parametrize("world_name", ["asyncio", "trio"])  # what blocks cannot be cancelled
async def test_what_is_cancelled_has_told_its_batch_before(
    server_world: World, httpserver: HTTPServer
) -> None:
    take_uploads(httpserver)
    take_batches(httpserver)
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(BEGUN)
    told: list[str] = []

    def tell(batch: Batch) -> None:
        told.append(batch.id)
        scope.cancel()

    with anyio.fail_after(30), anyio.CancelScope() as scope:
        await server_world.client().batches.run([("a", asked())], on_update=tell)
    assert scope.cancelled_caught
    assert told[0] == BATCH_ID


async def test_an_error_after_the_upload_tells_which_file_is_there(
    server_world: World, httpserver: HTTPServer
) -> None:
    take_uploads(httpserver)
    httpserver.expect_request(PATH, method="POST").respond_with_json(
        {"error": {"message": "no batches for you"}}, status=403
    )
    with pytest.raises(Exception, match="no batches for you") as refused:
        await server_world.settle(server_world.client().batches.submit([("a", asked())]))
    assert refused.value.__notes__ == ["The file file_1 was uploaded."]


async def test_an_upload_without_an_id_is_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(FILES, method="POST").respond_with_json({"object": "file"})
    with pytest.raises(ResponseParseError, match="no id"):
        await server_world.settle(server_world.client().batches.submit([("a", asked())]))
    assert len(httpserver.log) == 1


async def test_a_new_batch_is_logged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    results = await world.settle(world.client().batches.run(about(PORTS)))
    told = [message for message in caplog.messages if "groq.batch_created" in message]
    assert len(told) == 1
    assert re.search(f"operation=batches.run .*batch={results.batch.id}", told[0])
