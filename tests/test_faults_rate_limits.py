"""Storms of refusals: each is waited out, never for less than told."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from groq import GroqError, RateLimitError, RequestTooLargeError
from groq.testing import SimulatorProcess
from tests.test_faults_kit import (
    ROOMY,
    ask,
    at_once,
    errors_of,
    fresh_service,
    shared_service,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.conftest import World

pytestmark = pytest.mark.anyio
service = shared_service
simulator = fresh_service

MODELS = "/openai/v1/models"
EXPLAINED = (
    "Rate limit reached for model `llama-3.1-8b-instant` in organization `org_x` service tier "
    "`on_demand` on requests per minute (RPM): Limit 2400, Used 2400, Requested 1. "
    "Please try again in 25ms."
)


def now() -> datetime:
    """The time as an HTTP date tells it: without fractions."""
    return datetime.now(UTC).replace(microsecond=0)


def as_date(time: datetime) -> str:
    return format_datetime(time, usegmt=True)


HEADERS: dict[str, Any] = {
    "seconds": (1.0, lambda: {"retry-after": "1"}),
    "decimal": (0.3, lambda: {"retry-after": "0.3"}),
    "milliseconds": (0.3, lambda: {"retry-after-ms": "300", "retry-after": "99"}),
    "date": (
        1.0,
        lambda: {"date": as_date(now()), "retry-after": as_date(now() + timedelta(seconds=1))},
    ),
}


@pytest.mark.parametrize("world_name", ["asyncio"], indirect=True)  # all sleep alike, see below
@pytest.mark.parametrize(("told", "headers"), HEADERS.values(), ids=HEADERS)
async def test_every_form_of_retry_after_is_kept(
    server_world: World, httpserver: HTTPServer, told: float, headers: Any
) -> None:
    times: list[float] = []

    def answer(_: Request) -> Response:
        times.append(time.monotonic())
        if len(times) == 1:
            return Response("{}", status=429, headers=headers())
        return Response('{"object": "list", "data": []}', content_type="application/json")

    httpserver.expect_request(MODELS).respond_with_handler(answer)
    client = server_world.client(throttle=False)  # or the queue would wait as well
    models = await server_world.settle(client.models.list())
    assert [attempt.status_code for attempt in models.attempts] == [429, 200]
    first, second = times
    assert told <= second - first
    assert models.attempts[1].delay < told + 0.1


@pytest.mark.parametrize(
    "refusal",
    [
        pytest.param({"retry_after": 0.025}, id="told in the header"),
        pytest.param({"message": "Please try again in 25ms."}, id="told in the message"),
        pytest.param({"message": EXPLAINED}, id="explained"),
    ],
)
async def test_a_storm_of_refusals_is_waited_out_by_every_call(
    world: World, simulator: SimulatorProcess, refusal: dict[str, Any]
) -> None:
    client = world.client(max_retries=15)
    await ask(world, client)
    simulator.fail(429, times=15, **refusal)
    bodies = [
        partial(ask, world, client, extra_headers={"x-call": str(number)}) for number in range(10)
    ]
    outcomes = await at_once(world, *bodies)
    assert [outcome for outcome in outcomes if isinstance(outcome, GroqError)] == []

    requests = simulator.requests[1:]
    assert sorted(request.status or 0 for request in requests) == [*[200] * 10, *[429] * 15]
    for number in range(10):
        times = [each.time for each in requests if each.headers["x-call"] == str(number)]
        assert all(later - earlier >= 0.025 for earlier, later in pairwise(times))


async def test_refusals_without_a_reason_halve_the_calls_at_once_until_they_get_through_again(
    world: World,
) -> None:
    latency = 0.4  # long beside what a busy machine takes to send them
    with SimulatorProcess(limits=ROOMY, latency=latency) as slow:
        client = world.client(base_url=slow.base_url)
        body = partial(ask, world, client)
        await ask(world, client)
        slow.fail(429, times=24, retry_after=0.1)
        await at_once(world, *[body] * 24)
        times = [request.time for request in slow.requests][1:]
        refused, repeated = times[:24], times[24:]
        assert len(repeated) == 24
        assert most_at_once(refused, latency) == 24
        assert most_at_once(repeated[:12], latency) == 12
        assert most_at_once(repeated, latency) <= 13  # one more after a round of successes

        await at_once(world, *[body] * 60)
        later = [request.time for request in slow.requests][1 + 48 :]
        assert len(later) == 60
        assert 13 < most_at_once(later, latency) < 24


def most_at_once(times: Iterable[float], seconds: float) -> int:
    """The most requests that were being answered at any time, if that takes so many seconds."""
    times = list(times)
    return max(sum(time - seconds < other <= time for other in times) for time in times)


async def test_a_wait_longer_than_the_caller_has_is_told_at_once(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(max_wait=1)
    simulator.fail(429, retry_after=30.5)
    started = time.monotonic()
    with pytest.raises(RateLimitError) as raised:
        await ask(world, client)
    assert raised.value.retry_after == 30.5
    with pytest.raises(RateLimitError, match="not sent") as refused:
        await ask(world, client)
    assert 20 < (refused.value.retry_after or 0) < 30.5
    assert time.monotonic() - started < 10
    assert refused.value.attempts == ()
    assert len(simulator.requests) == 1


async def test_a_413_is_no_rate_limit_whatever_its_code_and_header_say(
    world: World, simulator: SimulatorProcess
) -> None:
    simulator.fail(
        413,
        code="rate_limit_exceeded",
        type="tokens",
        retry_after=0.1,
        message="Request too large for model `m` in organization `o` service tier `on_demand` on "
        "tokens per minute (TPM): Limit 6000, Requested 15021, please reduce your message size "
        "and try again.",
    )
    with pytest.raises(RequestTooLargeError) as raised:
        await ask(world, world.client())
    error = raised.value
    assert (error.limit, error.requested, error.scope) == (6000, 15021, "TPM")
    assert errors_of(error.attempts) == ["rate_limit_exceeded"]
    assert not error.is_retryable
    assert len(simulator.requests) == 1
