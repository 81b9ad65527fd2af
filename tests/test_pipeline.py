"""The pipeline, stepped by hand: no socket, no clock, no mock library."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from groq import (
    CircuitBreakerConfig,
    CircuitOpenError,
    NetworkError,
    RateLimitError,
    ResponseParseError,
    ServerError,
    TimeoutError,
    ValidationError,
)
from groq._breaker import CircuitBreaker
from groq._config import Config, Secret
from groq._flow import Send, Sleep
from groq._limits import RateLimits
from groq._pipeline import Operation, Pipeline
from groq._transport import Request, Response

if TYPE_CHECKING:
    from groq._flow import Effect, Flow

REQUEST = Request("POST", "/x")
SEND = Send(REQUEST)
FULL = {
    "x-ratelimit-limit-requests": "10",
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": "10s",
}


@pytest.fixture
def pipeline() -> Pipeline:
    config = Config(api_key=Secret("gsk_x"), base_url="https://api.groq.com")
    return Pipeline(config, RateLimits(lambda: 0.0), CircuitBreaker(), spread=lambda: 1.0)


def content_of(response: Response) -> Flow[bytes]:
    yield from ()
    return response.content


@pytest.fixture
def operation() -> Operation[bytes]:
    return Operation(
        name="chat.create",
        request=REQUEST,
        receive=content_of,
        model="m",
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
    pipeline.limits.observe("m", FULL)
    assert play(pipeline.run(operation), answer()) == ([Sleep(1.0), SEND], b"ok")


def test_the_limit_of_another_model_is_not(pipeline: Pipeline, operation: Operation[bytes]) -> None:
    pipeline.limits.observe("other", FULL)
    assert play(pipeline.run(operation), answer()) == ([SEND], b"ok")


def test_throttling_can_be_turned_off(pipeline: Pipeline, operation: Operation[bytes]) -> None:
    pipeline = evolve(pipeline, config=evolve(pipeline.config, throttle=False))
    pipeline.limits.observe("m", FULL)
    assert play(pipeline.run(operation), answer()) == ([SEND], b"ok")


def test_a_wait_longer_than_max_wait_is_refused_at_once(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    pipeline.limits.observe("m", FULL)
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
    pipeline = evolve(pipeline, breaker=CircuitBreaker(CircuitBreakerConfig(failure_threshold=1)))
    play(pipeline.run(operation), answer(500))
    effects, error = play(pipeline.run(operation))
    assert effects == []
    assert isinstance(error, CircuitOpenError)


def test_the_failure_that_opens_the_breaker_is_the_one_that_is_raised(
    pipeline: Pipeline, operation: Operation[bytes]
) -> None:
    """Waiting for a try that is sure to be refused would hide what is wrong, and take longer."""
    pipeline = evolve(pipeline, breaker=CircuitBreaker(CircuitBreakerConfig(failure_threshold=2)))
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
    pipeline = evolve(pipeline, breaker=CircuitBreaker(config))
    play(pipeline.run(evolve(operation, max_retries=0)), answer(500))
    probe = pipeline.run(operation)
    next(probe)
    probe.close()
    assert play(pipeline.run(operation), answer()) == ([SEND], b"ok")


def test_what_happens_is_told_without_secrets_or_content(
    pipeline: Pipeline, operation: Operation[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    pipeline.limits.observe("m", FULL)
    play(pipeline.run(operation), answer(500), answer(x_request_id="req_1"))
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    throttled, retried, done = said
    about = "operation=chat.create model=m"
    assert throttled == ("INFO", f"event=groq.throttled {about} limit_type=requests wait_ms=1000")
    assert retried == (
        "WARNING",
        f"event=groq.retry_scheduled {about} attempt=1 delay_ms=1000 error=server_error",
    )
    assert done[0] == "INFO"
    assert done[1].startswith(
        f"event=groq.request {about} status=success request_id=req_1 duration"
    )


def test_a_failure_is_told_as_an_error(
    pipeline: Pipeline, operation: Operation[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    play(pipeline.run(operation), answer(401, x_request_id="req_1"))
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert "status=authentication_error request_id=req_1" in record.getMessage()
