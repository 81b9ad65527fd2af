"""The pipeline, stepped by hand: no socket, no clock, no mock library."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from attrs import evolve

from groq import (
    CircuitBreakerConfig,
    CircuitOpenError,
    CircuitState,
    DeadlineExceededError,
    NetworkError,
    RateLimitError,
    ResponseParseError,
    ServerError,
    TimeoutError,
    ValidationError,
)
from groq._breakers import CircuitBreakers
from groq._config import Config
from groq._flow import Send, Sleep
from groq._operation import Operation, Use
from groq._pipeline import Pipeline
from groq._retry import RetryBudget
from groq._secret import Secret
from groq._throttle import RateLimits
from groq._transport import Request, Response

if TYPE_CHECKING:
    from groq._flow import Effect, Flow

REQUEST = Request("POST", "/x")
SEND = Send(REQUEST)
FULL = {
    "x-ratelimit-limit-requests": "86400",
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": "24h",
}


class Clock:
    """Stands still, but for what flows sleep."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


CLOCK = Clock()


@pytest.fixture
def pipeline() -> Pipeline:
    CLOCK.now = 0.0
    return Pipeline(
        Config(api_key=Secret("gsk_x"), base_url="https://api.groq.com"),
        RateLimits(CLOCK),
        CircuitBreakers(clock=CLOCK),
        spread=lambda: 1.0,
        clock=CLOCK,
    )


def content_of(response: Response) -> Flow[bytes]:
    yield from ()
    return response.content


@pytest.fixture
def operation() -> Operation[bytes]:
    return Operation(
        name="chat.create",
        request=REQUEST,
        receive=content_of,
        use=Use("m"),
        max_wait=60,
        max_retries=3,
    )


def play(flow: Flow[Any], *outcomes: object) -> tuple[list[Effect], Any]:
    """Drive a flow with these outcomes of its sends; return its effects and its result."""
    effects: list[Effect] = []
    left = list(outcomes)
    try:
        effect = next(flow)
        while True:
            effects.append(effect)
            outcome = left.pop(0) if isinstance(effect, Send) else None
            CLOCK.now += effect.seconds if isinstance(effect, Sleep) else 0
            if isinstance(outcome, BaseException):
                effect = flow.throw(outcome)
            else:
                effect = flow.send(outcome)
    except StopIteration as done:
        return effects, done.value
    except Exception as error:  # noqa: BLE001  the test looks at it
        return effects, error


def answer(status: int = 200, content: bytes = b"ok", **headers: str) -> Response:
    return Response(status, {k.replace("_", "-"): v for k, v in headers.items()}, content)


def test_a_success_takes_one_send(pipeline: Pipeline, operation: Operation[bytes]) -> None:
    assert play(pipeline.run(operation), answer()) == ([SEND], b"ok")


def test_a_429_is_waited_out_and_tried_again(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    effects, result = play(pipeline.run(operation), answer(429, retry_after="2"), answer())
    assert effects == [SEND, Sleep(2.0), SEND]
    assert result == b"ok"


def test_three_retries_are_four_sends(pipeline: Pipeline, operation: Operation[bytes]) -> None:
    effects, error = play(pipeline.run(operation), *[answer(500)] * 4)
    assert effects == [SEND, Sleep(1), SEND, Sleep(2), SEND, Sleep(4), SEND]
    assert isinstance(error, ServerError)


def test_a_timeout_is_tried_again_at_once_and_a_broken_connection_after_a_while(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    failures = TimeoutError("slow"), NetworkError("lost")
    effects, result = play(pipeline.run(operation), *failures, answer())
    assert effects == [SEND, Sleep(0.0), SEND, Sleep(1), SEND]
    assert result == b"ok"


def test_an_infinite_deadline_is_none(pipeline: Pipeline, operation: Operation[bytes]) -> None:
    forever = evolve(operation, deadline=math.inf)
    assert play(pipeline.run(forever), answer()) == ([SEND], b"ok")  # with no time that is left


def test_a_mistake_of_the_caller_is_not_tried_again(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    effects, error = play(pipeline.run(operation), answer(400))
    assert effects == [SEND]
    assert isinstance(error, ValidationError)


def test_a_bug_keeps_its_name_and_is_not_tried_again(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    effects, error = play(pipeline.run(operation), TypeError("in a hook of the caller"))
    assert effects == [SEND]
    assert isinstance(error, TypeError)


def test_a_used_up_limit_is_waited_for_before_sending(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    pipeline.limits.update_from_headers("m", FULL)
    assert play(pipeline.run(operation), answer()) == ([Sleep(1.0), SEND], b"ok")


def test_a_call_that_was_not_sent_is_not_tried_again(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    pipeline.limits.update_from_headers("m", FULL)
    flow = pipeline.run(evolve(operation, max_wait=1.5))
    assert next(flow) == Sleep(1.0)
    CLOCK.now += 1.0
    pipeline.limits.update_from_headers("m", FULL)  # somebody else was quicker
    with pytest.raises(RateLimitError) as raised:
        flow.send(None)
    assert raised.value.attempts == ()


def test_the_limit_of_another_model_is_not(pipeline: Pipeline, operation: Operation[bytes]) -> None:
    pipeline.limits.update_from_headers("other", FULL)
    assert play(pipeline.run(operation), answer()) == ([SEND], b"ok")


def test_throttling_can_be_turned_off(pipeline: Pipeline, operation: Operation[bytes]) -> None:
    pipeline = evolve(pipeline, config=evolve(pipeline.config, throttle=False))
    pipeline.limits.update_from_headers("m", FULL)
    assert play(pipeline.run(operation), answer()) == ([SEND], b"ok")


def test_a_wait_longer_than_max_wait_is_refused_at_once(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    pipeline.limits.update_from_headers("m", FULL)
    effects, error = play(pipeline.run(evolve(operation, max_wait=0.5)))
    assert effects == []
    assert isinstance(error, RateLimitError)
    assert (error.retry_after, error.limit_type) == (1.0, "requests")


def test_limits_are_learned_from_failures_too(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    play(pipeline.run(operation), Response(400, FULL))
    assert pipeline.limits.status("m").requests_remaining == 0


def test_an_open_breaker_fails_at_once_and_is_not_tried_again(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    config = CircuitBreakerConfig(failure_threshold=1)
    pipeline = evolve(pipeline, breakers=CircuitBreakers(config, CLOCK))
    play(pipeline.run(operation), answer(500))
    effects, error = play(pipeline.run(operation))
    assert effects == []
    assert isinstance(error, CircuitOpenError)


def test_the_failure_that_opens_the_breaker_is_the_one_that_is_raised(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    """Waiting for a try that is sure to be refused would hide what is wrong, and take longer."""
    config = CircuitBreakerConfig(failure_threshold=2)
    pipeline = evolve(pipeline, breakers=CircuitBreakers(config, CLOCK))
    effects, error = play(pipeline.run(operation), answer(500), answer(503))
    assert effects == [SEND, Sleep(1), SEND]
    assert (type(error), error.status_code) == (ServerError, 503)


def test_a_refusal_between_two_tries_names_the_failure_before(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    flow = pipeline.run(operation)
    next(flow)
    flow.send(answer(503))
    for _ in range(5):  # somebody else's calls fail while this one waits
        play(pipeline.run(evolve(operation, max_retries=0)), answer(500))
    with pytest.raises(CircuitOpenError) as raised:
        flow.send(None)
    assert isinstance(raised.value.__cause__, ServerError)
    assert raised.value.__cause__.status_code == 503


def test_an_unreadable_success_is_an_error_that_is_not_tried_again(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    def refuse(_: Response) -> Flow[bytes]:
        yield from ()
        raise ResponseParseError("odd", status_code=200)

    effects, error = play(pipeline.run(evolve(operation, receive=refuse)), answer())
    assert effects == [SEND]
    assert isinstance(error, ResponseParseError)


def test_a_cancelled_probe_gives_its_place_back(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    config = CircuitBreakerConfig(failure_threshold=1, reset_timeout=0)
    pipeline = evolve(pipeline, breakers=CircuitBreakers(config, CLOCK))
    play(pipeline.run(evolve(operation, max_retries=0)), answer(500))
    probe = pipeline.run(operation)
    next(probe)
    probe.close()
    assert play(pipeline.run(operation), answer()) == ([SEND], b"ok")


def test_what_happens_is_told_without_secrets_or_content(
    pipeline: Pipeline, operation: Operation[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    pipeline.limits.update_from_headers("m", FULL)
    play(pipeline.run(operation), answer(500), answer(x_request_id="req_1"))
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    throttled, retried, done = said
    about = "operation=chat.create model=m"
    assert throttled == ("INFO", f"event=groq.throttled {about} attempt=1 limit=RPD wait_ms=1000")
    assert retried == (
        "WARNING",
        f"event=groq.retry_scheduled {about} attempt=1 delay_ms=1000 error=server_error",
    )
    assert done[0] == "INFO"
    assert done[1].startswith(
        f"event=groq.request {about} attempt=2 request_id=req_1 status=success duration"
    )


def test_a_failure_is_told_as_an_error(
    pipeline: Pipeline, operation: Operation[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    play(pipeline.run(operation), answer(401, x_request_id="req_1"))
    audited, record = caplog.records
    assert (audited.name, record.levelname) == ("groq.audit", "ERROR")
    assert "attempt=1 request_id=req_1 status=authentication_error" in record.getMessage()


def test_a_wait_behind_others_is_told_once_though_no_limit_makes_it_necessary(
    pipeline: Pipeline, operation: Operation[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    pipeline.limits.update_from_headers("m", FULL)
    first, second = pipeline.run(operation), pipeline.run(operation)
    next(first)
    CLOCK.now += 5.0  # enough has come back for both, but the first has not woken up yet
    caplog.set_level(logging.INFO, logger="groq")
    assert isinstance(next(second), Sleep)
    assert isinstance(next(second), Sleep)
    assert messages(caplog) == ["event=groq.throttled operation=chat.create model=m attempt=1"]
    first.close()
    second.close()


@pytest.mark.parametrize("cancelled", [KeyboardInterrupt, asyncio.CancelledError])
def test_a_cancelled_call_is_told_wherever_it_was(
    pipeline: Pipeline,
    operation: Operation[bytes],
    caplog: pytest.LogCaptureFixture,
    cancelled: type[BaseException],
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    sending, waiting = pipeline.run(operation), pipeline.run(operation)
    next(sending)
    next(waiting)
    waiting.throw(NetworkError("lost"))
    caplog.clear()
    for flow in (sending, waiting):
        with pytest.raises(cancelled):
            flow.throw(cancelled())
    about = "event=groq.request operation=chat.create model=m attempt=1 status=cancelled"
    assert messages(caplog) == [f"{about} duration_ms=0.0"] * 2
    assert {record.levelname for record in caplog.records} == {"INFO"}


def test_neither_a_bug_of_the_caller_nor_a_flow_that_was_dropped_is_told(
    pipeline: Pipeline, operation: Operation[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    """The one is told by its traceback; of the other a finaliser would have to tell."""
    caplog.set_level(logging.INFO, logger="groq")
    failing, dropped = pipeline.run(operation), pipeline.run(operation)
    next(failing)
    next(dropped)
    with pytest.raises(TypeError):
        failing.throw(TypeError("a bug"))
    dropped.close()
    assert not caplog.records


@pytest.mark.parametrize("shows", [True, False])
def test_a_broken_log_filter_fails_no_call(
    pipeline: Pipeline,
    operation: Operation[bytes],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    shows: bool,
) -> None:
    def broken(_: logging.LogRecord) -> bool:
        raise LookupError("a bug of the filter")

    caplog.set_level(logging.INFO, logger="groq")
    monkeypatch.setattr(logging.getLogger("groq"), "filters", [broken])
    monkeypatch.setattr(logging, "raiseExceptions", shows)
    assert play(pipeline.run(operation), answer()) == ([SEND], b"ok")
    assert ("a bug of the filter" in capsys.readouterr().err) is shows


def test_the_moves_of_a_breaker_are_told_with_its_model(
    pipeline: Pipeline, operation: Operation[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    play(pipeline.run(evolve(operation, max_retries=4)), *[answer(500)] * 5)
    CLOCK.now += 30
    for _ in range(3):
        play(pipeline.run(operation), answer())
    told = [message for message in messages(caplog) if "circuit" in message]
    moves = "opened", "half_open", "closed"
    assert told == [f"event=groq.circuit_{move} model=m" for move in moves]


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def minute_used_up(wait: str = "2s") -> Response:
    """A refusal by a limit that no header shows."""
    message = (
        "Rate limit reached for model `m` in organization `o` service tier `on_demand` on requests "
        f"per minute (RPM): Limit 30, Used 30, Requested 1. Please try again in {wait}."
    )
    body = {"error": {"message": message, "type": "requests", "code": "rate_limit_exceeded"}}
    return answer(429, orjson.dumps(body), retry_after="2")


def test_every_attempt_is_told_with_the_error(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    failures = answer(503, x_request_id="req_1"), NetworkError("lost"), answer(400)
    _, error = play(pipeline.run(operation), *failures)
    told = [(a.delay, a.status_code, a.error, a.request_id) for a in error.attempts]
    assert told == [
        (0.0, 503, "server_error", "req_1"),
        (1.0, None, "network_error", None),
        (2.0, 400, "validation_error", None),
    ]


def test_every_attempt_is_told_to_whoever_makes_the_result(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    def receive(response: Response) -> Flow[Any]:
        yield from ()
        return response.attempts

    before = time.time()
    _, attempts = play(pipeline.run(evolve(operation, receive=receive)), answer(500), answer())
    assert [attempt.error for attempt in attempts] == ["server_error", None]
    assert all(before <= attempt.started_at <= time.time() for attempt in attempts)


def test_a_refused_call_waits_and_then_goes_before_those_that_came_after(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    first = pipeline.run(operation)
    assert next(first) == SEND
    assert first.send(minute_used_up()) == Sleep(2.0)
    second = pipeline.run(operation)
    assert next(second) == Sleep(2.0)  # the limit is known by now
    CLOCK.now += 2.0
    assert first.send(None) == SEND
    assert isinstance(second.send(None), Sleep)


def test_a_cancelled_wait_gives_its_place_to_the_next(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    pipeline.limits.update_from_headers("m", FULL)
    first, second = pipeline.run(operation), pipeline.run(operation)
    assert next(first) == Sleep(1.0)
    waiting = next(second)
    assert isinstance(waiting, Sleep)
    assert waiting.signal is not None
    woken: list[str] = []
    waiting.signal.attach(lambda: woken.append("second"))
    first.close()
    assert woken == ["second"]
    CLOCK.now += 1.0
    assert second.send(None) == SEND


def test_who_waits_and_who_is_under_way_can_be_seen(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    def busy() -> tuple[int, int]:
        status = pipeline.limits.status("m")
        return status.calls_under_way, status.calls_waiting

    pipeline.limits.update_from_headers("m", FULL)
    first, second = pipeline.run(operation), pipeline.run(operation)
    next(first)
    next(second)
    assert busy() == (0, 2)
    CLOCK.now += 1.0
    first.send(None)
    assert busy() == (1, 1)
    first.close()
    second.close()
    assert busy() == (0, 0)


def test_a_deadline_bounds_waiting_for_a_turn(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    pipeline.limits.update_from_headers("m", FULL)
    effects, error = play(pipeline.run(evolve(operation, deadline=0.5)))
    assert effects == []
    assert isinstance(error, RateLimitError)


def test_a_deadline_bounds_each_send_by_what_is_left(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    effects, result = play(pipeline.run(evolve(operation, deadline=10)), answer(500), answer())
    sends = [effect.request.time_left for effect in effects if isinstance(effect, Send)]
    assert sends == [10, 9]
    assert result == b"ok"


def test_no_retry_is_begun_that_a_deadline_would_cut_short(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    effects, error = play(pipeline.run(evolve(operation, deadline=2.5)), *[answer(500)] * 4)
    assert [type(effect) for effect in effects] == [Send, Sleep, Send]
    assert isinstance(error, ServerError)


def test_a_deadline_that_is_over_before_the_send_sends_nothing(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    pipeline.limits.update_from_headers("m", FULL)
    flow = pipeline.run(evolve(operation, deadline=1.5))
    assert next(flow) == Sleep(1.0)
    CLOCK.now = 2.0  # it overslept
    with pytest.raises(DeadlineExceededError) as raised:
        flow.send(None)
    assert raised.value.operation == "chat.create"


def test_errors_are_told_what_only_the_client_knows(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    known = evolve(pipeline, config=evolve(pipeline.config, api_key=Secret("gsk_0123456789")))
    _, error = play(known.run(operation), answer(401))
    assert error.api_key_hint == "...6789"
    _, error = play(pipeline.run(evolve(operation, max_retries=0)), TimeoutError("slow"))
    assert error.operation == "chat.create"


def test_retries_stop_when_the_budget_is_used_up(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    always = CircuitBreakers(CircuitBreakerConfig.always_closed(), CLOCK)
    pipeline = evolve(pipeline, breakers=always, budget=RetryBudget(share=0, clock=lambda: 0.0))
    sends = 0
    for _ in range(20):
        effects, error = play(pipeline.run(operation), *[answer(500)] * 4)
        sends += sum(isinstance(effect, Send) for effect in effects)
        assert isinstance(error, ServerError)
    assert sends == 20 + 10


def test_a_retry_that_a_rate_limit_asked_for_needs_no_budget(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    budget = RetryBudget(share=0, clock=lambda: 0.0)
    while budget.allows(NetworkError("")):
        pass
    pipeline = evolve(pipeline, budget=budget)
    _, result = play(pipeline.run(operation), minute_used_up(), answer())
    assert result == b"ok"


def test_a_breaker_that_is_open_is_not_waited_for(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    pipeline.limits.update_from_headers("m", FULL)
    for _ in range(5):
        play(pipeline.run(evolve(operation, max_retries=0)), answer(500))
    effects, error = play(pipeline.run(operation))
    assert effects == []
    assert isinstance(error, CircuitOpenError)


def test_one_model_that_is_down_stops_no_other(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    for _ in range(5):
        play(pipeline.run(evolve(operation, max_retries=0)), answer(503))
    assert pipeline.breakers.state() is pipeline.breakers.state("m") is CircuitState.OPEN
    assert play(pipeline.run(evolve(operation, use=Use("other"))), answer()) == ([SEND], b"ok")
    pipeline.breakers.reset()
    assert pipeline.breakers.state() is CircuitState.CLOSED
