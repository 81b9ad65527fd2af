from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import orjson
import pytest
from werkzeug import Response as WerkzeugResponse

from groq import DeadlineExceededError, NotFoundError, ResponseParseError, ValidationError
from groq._breakers import CircuitBreakers
from groq._config import Config, Secret
from groq._flow import Blocking, Send, Sleep
from groq._pipeline import Pipeline
from groq._throttle import RateLimits
from groq._transport import Request, Response
from groq.resources._jsonl import batch_lines
from groq.resources.batches import Batches
from groq.types import Batch, BatchList, BatchOutputLine, ChatCompletion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

SAMPLES = orjson.loads((Path(__file__).parent / "document/samples/batches.json").read_bytes())
BEGUN, COMPLETED, FAILED, CANCELLING = SAMPLES["Batch"]
ANSWERED, REFUSED, EXPIRED = SAMPLES["BatchOutputLine"]
PATH = "/openai/v1/batches"
BATCH_ID = "batch_01k6war1s3f7z0xm5p4q6r8s9v"
ASKED = {
    "input_file_id": "file_01k6waq9r1e5x8vj3m2n4p6q7s",
    "endpoint": "/v1/chat/completions",
    "completion_window": "24h",
}


async def test_what_was_asked_is_sent_and_nothing_more(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH, method="POST").respond_with_json(
        BEGUN, headers={"x-request-id": "req_batch"}
    )
    batch = await server_world.settle(server_world.client().batches.create(**ASKED))
    sent = httpserver.log[0][0]
    assert sent.headers["content-type"] == "application/json"
    assert orjson.loads(sent.data) == ASKED
    assert batch.status == "validating"
    assert batch.request_id == "req_batch"
    assert len(batch.attempts) == 1
    assert type(batch) is Batch


async def test_pairs_of_ones_own_and_what_is_new_are_sent_too(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH, method="POST").respond_with_json(COMPLETED)
    added = {"metadata": {"team": "harbour"}, "extra_body": {"brand_new": True}}
    await server_world.settle(server_world.client().batches.create(**ASKED, **added))
    assert orjson.loads(httpserver.log[0][0].data) == {
        **ASKED,
        "metadata": {"team": "harbour"},
        "brand_new": True,
    }


async def test_a_page_leads_to_the_next_one(server_world: World, httpserver: HTTPServer) -> None:
    first = {"object": "list", "data": [BEGUN], "paging": {"next_cursor": "c/2"}}
    last: dict[str, Any] = {"object": "list", "data": [COMPLETED], "paging": {}}
    httpserver.expect_request(PATH, query_string={"cursor": "c/2"}).respond_with_json(last)
    httpserver.expect_request(PATH, query_string=b"").respond_with_json(first)
    batches = server_world.client().batches
    page = await server_world.settle(batches.list())
    assert [batch.status for batch in page.data] == ["validating"]
    page = await server_world.settle(batches.list(cursor=page.next_cursor))
    assert [batch.status for batch in page.data] == ["completed"]
    assert page.next_cursor is None
    assert type(page) is BatchList


async def test_each_chosen_id_is_a_parameter_of_its_own(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json({"object": "list", "data": []})
    await server_world.settle(server_world.client().batches.list(id=["batch_1", "batch_2"]))
    assert httpserver.log[0][0].query_string == b"id=batch_1&id=batch_2"


@pytest.mark.parametrize(
    ("parameters", "param", "hint"),
    [
        ({"cursor": ""}, "cursor", "at least 1"),
        ({"cursor": 5}, "cursor", "a str"),
        ({"id": []}, "id", "between 1 and 200"),
        ({"id": ["batch_1"] * 201}, "id", "between 1 and 200"),
        ({"id": "batch_1"}, "id", "a list"),
        ({"id": ["batch_1", ""]}, "id[1]", "at least 1"),
        ({"id": ["batch_1", 5]}, "id[1]", "a str"),
        ({"timeout": 0}, "timeout", "positive"),
    ],
)
async def test_a_bad_choice_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str, hint: str
) -> None:
    with pytest.raises(ValidationError, match=re.escape(hint)) as refused:
        await server_world.settle(server_world.client().batches.list(**parameters))
    assert refused.value.param == param
    assert httpserver.log == []


async def test_a_batch_is_looked_up(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}", method="GET").respond_with_json(COMPLETED)
    batch = await server_world.settle(server_world.client().batches.get(BATCH_ID))
    assert batch.request_counts.failed == 1
    assert type(batch) is Batch


async def test_a_batch_is_cancelled(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}/cancel", method="POST").respond_with_json(
        {**BEGUN, "status": "cancelling"}
    )
    batch = await server_world.settle(server_world.client().batches.cancel(BATCH_ID))
    assert batch.status == "cancelling"
    assert httpserver.log[0][0].data == b""


@pytest.mark.parametrize("operation", ["get", "cancel"])
async def test_an_unknown_batch_is_not_found(
    server_world: World, httpserver: HTTPServer, operation: str
) -> None:
    httpserver.expect_request(re.compile(f"{PATH}/.*")).respond_with_json(
        {"error": {"message": "no such batch", "type": "invalid_request_error"}}, status=404
    )
    with pytest.raises(NotFoundError, match="no such batch"):
        await server_world.settle(getattr(server_world.client().batches, operation)("batch_1"))


@pytest.mark.parametrize("param", ["input_file_id", "endpoint", "completion_window"])
@pytest.mark.parametrize("value", [None, "", "  ", 5])
async def test_a_batch_needs_its_file_its_endpoint_and_its_window(
    server_world: World, httpserver: HTTPServer, param: str, value: Any
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(server_world.client().batches.create(**{**ASKED, param: value}))
    assert refused.value.param == param
    assert httpserver.log == []


async def test_metadata_are_pairs(server_world: World, httpserver: HTTPServer) -> None:
    with pytest.raises(ValidationError, match="a dict") as refused:
        await server_world.settle(server_world.client().batches.create(**ASKED, metadata=["team"]))
    assert refused.value.param == "metadata"
    assert httpserver.log == []


@pytest.mark.parametrize("operation", ["get", "cancel"])
@pytest.mark.parametrize("value", ["", "  ", ".", "..", None, 5])
async def test_what_is_no_id_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, operation: str, value: Any
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(getattr(server_world.client().batches, operation)(value))
    assert refused.value.param == "batch_id"
    assert httpserver.log == []


async def test_waiting_looks_until_a_batch_is_over(
    server_world: World, httpserver: HTTPServer
) -> None:
    for state in (BEGUN, COMPLETED):
        httpserver.expect_ordered_request(f"{PATH}/{BATCH_ID}").respond_with_json(state)
    batch = await server_world.settle(server_world.client().batches.wait(BATCH_ID))
    assert batch.status == "completed"
    assert len(httpserver.log) == 2


@pytest.mark.parametrize("status", ["completed", "failed", "expired", "cancelled"])
async def test_however_a_batch_has_ended_waiting_is_over_at_once(
    server_world: World, httpserver: HTTPServer, status: str
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json({**BEGUN, "status": status})
    batch = await server_world.settle(server_world.client().batches.wait(BATCH_ID))
    assert batch.status == status
    assert len(httpserver.log) == 1


async def test_waiting_gives_up_before_a_look_that_would_be_too_late(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(CANCELLING)
    with pytest.raises(DeadlineExceededError, match="still cancelling") as late:
        await server_world.settle(server_world.client().batches.wait(BATCH_ID, deadline=0.9))
    assert (late.value.timeout, late.value.operation) == (0.9, "batches.wait")
    assert len(httpserver.log) == 1


async def test_the_deadline_of_the_client_bounds_the_waiting_too(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(CANCELLING)
    client = server_world.client(deadline=0.9)
    with pytest.raises(DeadlineExceededError, match="still cancelling"):
        await server_world.settle(client.batches.wait(BATCH_ID))


async def test_an_infinite_deadline_lifts_that_of_the_client(
    server_world: World, httpserver: HTTPServer
) -> None:
    for state in (BEGUN, COMPLETED):
        httpserver.expect_ordered_request(f"{PATH}/{BATCH_ID}").respond_with_json(state)
    client = server_world.client(deadline=0.9)
    batch = await server_world.settle(client.batches.wait(BATCH_ID, deadline=math.inf))
    assert batch.status == "completed"


@pytest.mark.parametrize("world_name", ["asyncio", "trio"])  # what blocks cannot be cancelled
async def test_waiting_can_be_cancelled(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(BEGUN)
    with anyio.move_on_after(0.5) as scope:
        await server_world.client().batches.wait(BATCH_ID)
    assert scope.cancelled_caught
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("operation", ["wait", "results"])
@pytest.mark.parametrize(("name", "value"), [("deadline", "soon"), ("max_retries", -1)])
async def test_bad_options_of_several_calls_are_refused_before_the_first(
    server_world: World, httpserver: HTTPServer, operation: str, name: str, value: Any
) -> None:
    call = getattr(server_world.client().batches, operation)
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(call(BATCH_ID, **{name: value}))
    assert refused.value.param == name
    assert httpserver.log == []


def test_looks_come_ever_later_and_at_last_every_minute() -> None:
    looks = Looks()
    assert looks.until_over(looks=9) == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_each_look_has_what_the_deadline_leaves() -> None:
    looks = Looks()
    with pytest.raises(DeadlineExceededError):
        looks.until_over(looks=9, deadline=10.0)
    assert looks.left == [10.0, 9.0, 7.0, 3.0]


def test_a_look_that_begins_too_late_is_not_sent() -> None:
    looks = Looks(oversleep=10.0)
    with pytest.raises(DeadlineExceededError, match="it is over"):
        looks.until_over(looks=9, deadline=10.0)
    assert looks.left == [10.0]


async def test_results_are_found_by_the_names_of_the_requests(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, lines(ANSWERED) + b"\n", lines(REFUSED, EXPIRED))
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert list(results.lines) == ["row-1", "row-3", "row-4"]
    assert {type(line) for line in results.lines.values()} == {BatchOutputLine}
    answered = ChatCompletion.from_dict(results.lines["row-1"].response.body)
    assert answered.content == ANSWERED["response"]["body"]["choices"][0]["message"]["content"]
    assert results.lines["row-3"].response.status_code == 400
    assert results.lines["row-4"].error.code == "batch_expired"
    assert results.lines["row-1"].request_id == "req_output"
    assert len(results.lines["row-1"].attempts) == 1
    assert results.batch.id == BATCH_ID
    assert "row-1" not in repr(results)


async def test_a_batch_that_failed_has_no_results_and_tells_why(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(FAILED)
    results = await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert results.lines == {}
    assert results.batch.errors.data[0].line == 2


async def test_results_of_a_batch_that_is_not_over_are_refused(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(CANCELLING)
    with pytest.raises(ValidationError, match="cancelling") as refused:
        await server_world.settle(server_world.client().batches.results(BATCH_ID))
    assert refused.value.param == "batch_id"


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b'{"custom_id":"a"}\n{"custom', "line 2 is no result"),
        (b"[]", "line 1 is no result"),
        (b'{"custom_id":"a","response":5}', "line 1 is no result"),
        (b'{"custom_id":"a"}\n\n{"custom_id":"a"}', "line 3: 'a' is no custom_id, or no new one"),
        (b'{"id":"batch_req_1"}', "line 1: None is no custom_id"),
        (b'{"custom_id":["a"]}', "line 1: ['a'] is no custom_id"),
    ],
)
async def test_a_file_that_cannot_be_matched_is_an_error(
    server_world: World, httpserver: HTTPServer, content: bytes, hint: str
) -> None:
    serve_results(httpserver, content, b"")
    with pytest.raises(ResponseParseError, match=re.escape(hint)) as broken:
        await server_world.settle(server_world.client().batches.results(BATCH_ID, max_retries=0))
    assert broken.value.request_id == "req_output"


async def test_a_name_in_both_files_is_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve_results(httpserver, lines(ANSWERED), lines(ANSWERED))
    with pytest.raises(ResponseParseError, match="line 1: 'row-1'"):
        await server_world.settle(server_world.client().batches.results(BATCH_ID, max_retries=0))


async def test_lines_are_uploaded_as_they_are_written(
    server_world: World, httpserver: HTTPServer
) -> None:
    received: list[tuple[str | None, bytes]] = []

    def answer(request: Any) -> WerkzeugResponse:
        file = request.files["file"]
        received.append((file.filename, file.read()))
        return WerkzeugResponse(b'{"id":"file_1"}')

    httpserver.expect_request("/openai/v1/files").respond_with_handler(answer)
    written = batch_lines([("a", asked()), ("b", asked(temperature=0.5))])
    await server_world.settle(server_world.client().files.create(written, purpose="batch"))
    assert received == [("batch.jsonl", written)]


def test_a_line_is_what_the_service_asks_for() -> None:
    written = batch_lines([("row-1", asked()), ("row-2", asked(extra_body={"brand_new": 1}))])
    assert [orjson.loads(line) for line in written.splitlines()] == [
        {"custom_id": "row-1", "method": "POST", "url": "/v1/chat/completions", "body": asked()},
        {
            "custom_id": "row-2",
            "method": "POST",
            "url": "/v1/chat/completions",
            "body": {**asked(), "brand_new": 1},
        },
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
    (("a", {"tools": [{"type": "function"}]}), "tools[0].function", "must be a dict"),
    (("a", {"stream": True}), "stream", "batch"),
    (("a", {"service_tier": "flex"}), "service_tier", "batch"),
    (("a", {"timeout": 5}), "timeout", "an option of a call"),
    (("a", {"user": object()}), "user", "a str"),
    (("first", {}), "custom_id", "used before"),
    (("", {}), "custom_id", "not empty"),
    ((5, {}), "custom_id", "must be a str"),
]


@pytest.mark.parametrize(("request_", "param", "hint"), BAD_REQUESTS)
def test_a_bad_request_is_named(request_: tuple[Any, Any], param: str, hint: str) -> None:
    custom_id, parameters = request_
    with pytest.raises(ValidationError, match=re.escape(hint)) as refused:
        batch_lines([("first", asked()), (custom_id, asked(**parameters))])
    assert refused.value.param == f"requests[1].{param}"


def test_what_cannot_be_written_down_is_named_by_its_line() -> None:
    with pytest.raises(ValidationError, match="written down") as refused:
        batch_lines([("a", asked(metadata={"key": object()}))])
    assert refused.value.param == "requests[0]"


def test_a_batch_of_nothing_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        batch_lines([])
    assert refused.value.param == "requests"


class Looks:
    """Steps the flow of `wait` by hand: what it sleeps is noted, and does not pass in fact."""

    def __init__(self, oversleep: float = 0.0) -> None:
        self.now = 0.0
        self.left: list[float | None] = []
        self._oversleep = oversleep
        clock = lambda: self.now  # noqa: E731  it is handed over
        config = Config(api_key=Secret("gsk_x"), base_url="https://api.groq.com")
        pipeline = Pipeline(config, RateLimits(clock), CircuitBreakers(clock=clock), clock=clock)
        self._batches: Batches[Blocking] = Batches(Blocking(Unplugged()), pipeline)

    def until_over(self, looks: int, **options: Any) -> list[float]:
        """Answer so many looks with a batch that goes on; return what was slept in between."""
        flow = type(self._batches).wait.flow(self._batches, BATCH_ID, **options)
        slept: list[float] = []
        answer: Response | None = None
        try:
            while True:
                effect = flow.send(answer)
                answer = None
                if isinstance(effect, Sleep):
                    slept.append(effect.seconds)
                    self.now += effect.seconds + self._oversleep
                    continue
                assert isinstance(effect, Send)
                self.left.append(effect.request.time_left)
                status = "in_progress" if len(self.left) <= looks else "completed"
                answer = Response(200, {}, orjson.dumps({**BEGUN, "status": status}))
        except StopIteration:
            return slept


class Unplugged:
    def send(self, request: Request, *, stream: bool) -> Response:
        raise AssertionError((request, stream))

    def close(self) -> None:
        """Nothing is open."""


def asked(**parameters: Any) -> Any:
    given = {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": "Ebb?"}]}
    return {**given, **parameters}


def lines(*results: Any) -> bytes:
    return b"".join(orjson.dumps(result) + b"\n" for result in results)


def serve_results(httpserver: HTTPServer, output: bytes, errors: bytes) -> None:
    """Serve a batch that is over, and its two files."""
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json(COMPLETED)
    files: Iterable[tuple[str, bytes, str]] = (
        (COMPLETED["output_file_id"], output, "req_output"),
        (COMPLETED["error_file_id"], errors, "req_errors"),
    )
    for file_id, content, request_id in files:
        httpserver.expect_request(f"/openai/v1/files/{file_id}/content").respond_with_data(
            content,
            content_type="application/octet-stream",
            headers={"x-request-id": request_id},
        )
