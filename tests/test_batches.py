from __future__ import annotations

import math
import re
import time
from typing import TYPE_CHECKING, Any

import anyio
import orjson
import pytest
from werkzeug import Response as WerkzeugResponse

from groq import DeadlineExceededError, NotFoundError, TimeoutError, ValidationError
from groq._breakers import CircuitBreakers
from groq._config import Config
from groq._flow import Blocking, Send, Sleep
from groq._pipeline import Pipeline
from groq._secret import Secret
from groq._throttle import RateLimits
from groq._transport import Request, Response
from groq.resources.batches import Batches
from groq.types import Batch, BatchList
from tests.batch_serving import BATCH_ID, BEGUN, CANCELLING, COMPLETED, PATH

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request as WerkzeugRequest

    from tests.conftest import World

pytestmark = pytest.mark.anyio

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


async def test_a_look_that_meets_the_deadline_is_an_error_of_the_waiting(
    server_world: World, httpserver: HTTPServer
) -> None:
    def answer(_: WerkzeugRequest) -> WerkzeugResponse:
        time.sleep(1.0)
        return WerkzeugResponse(orjson.dumps(COMPLETED))

    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_handler(answer)
    with pytest.raises(DeadlineExceededError) as late:
        await server_world.settle(server_world.client().batches.wait(BATCH_ID, deadline=0.4))
    assert (late.value.timeout, late.value.operation) == (0.4, "batches.wait")


async def test_a_look_that_times_out_is_an_error_of_the_waiting(
    server_world: World, httpserver: HTTPServer
) -> None:
    def answer(_: WerkzeugRequest) -> WerkzeugResponse:
        time.sleep(0.5)
        return WerkzeugResponse(orjson.dumps(COMPLETED))

    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_handler(answer)
    options = {"timeout": 0.2, "max_retries": 0, "deadline": 60}
    with pytest.raises(TimeoutError) as late:
        await server_world.settle(server_world.client().batches.wait(BATCH_ID, **options))
    assert type(late.value) is TimeoutError
    assert (late.value.timeout, late.value.operation) == (0.2, "batches.wait")


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
