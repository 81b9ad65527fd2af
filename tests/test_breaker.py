from __future__ import annotations

import logging
import threading

import pytest
from attrs import define

from groq import CircuitBreakerConfig, CircuitOpenError, CircuitState
from groq._breaker import CircuitBreaker
from groq.errors import (
    DeadlineExceededError,
    GroqError,
    NetworkError,
    PoolTimeoutError,
    ServerError,
    TimeoutError,
    ValidationError,
)


@define
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(clock=clock)


def state_of(breaker: CircuitBreaker) -> CircuitState:
    return breaker.state


def fail(breaker: CircuitBreaker, error: BaseException | None = None, times: int = 1) -> None:
    for _ in range(times):
        failure = error or ServerError("down", status_code=503)
        with pytest.raises(type(failure)), breaker.guard():
            raise failure


def succeed(breaker: CircuitBreaker, times: int = 1) -> None:
    for _ in range(times):
        with breaker.guard():
            pass


def test_opens_at_the_fifth_failure_in_a_row(breaker: CircuitBreaker) -> None:
    fail(breaker, times=4)
    assert state_of(breaker) is CircuitState.CLOSED
    fail(breaker)
    assert state_of(breaker) is CircuitState.OPEN


def test_a_success_starts_the_count_anew(breaker: CircuitBreaker) -> None:
    fail(breaker, times=4)
    succeed(breaker)
    fail(breaker, times=4)
    assert state_of(breaker) is CircuitState.CLOSED


def test_an_open_breaker_refuses_and_says_when_it_probes(
    breaker: CircuitBreaker, clock: Clock
) -> None:
    fail(breaker, times=5)
    clock.now += 10
    with pytest.raises(CircuitOpenError) as refused, breaker.guard():
        pytest.fail("it was let through")
    assert refused.value.status_code == 503
    assert refused.value.retry_after == 20.0
    assert refused.value.is_retryable  # when the time is up


def test_three_successful_probes_close_it(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=5)
    clock.now += 30
    assert state_of(breaker) is CircuitState.HALF_OPEN
    succeed(breaker, times=2)
    assert state_of(breaker) is CircuitState.HALF_OPEN
    succeed(breaker)
    assert state_of(breaker) is CircuitState.CLOSED


def test_a_failed_probe_opens_it_for_another_thirty_seconds(
    breaker: CircuitBreaker, clock: Clock
) -> None:
    fail(breaker, times=5)
    clock.now += 30
    succeed(breaker, times=2)
    fail(breaker)
    clock.now += 29.9
    assert state_of(breaker) is CircuitState.OPEN
    clock.now += 0.1
    assert state_of(breaker) is CircuitState.HALF_OPEN


def test_every_move_is_told_once(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    breaker = CircuitBreaker(clock=clock, model="m")
    breaker.reset()  # it was closed already
    fail(breaker, times=5)
    clock.now += 30
    fail(breaker)
    clock.now += 30
    succeed(breaker, times=3)
    fail(breaker, times=5)
    breaker.reset()
    opened = ("WARNING", "event=groq.circuit_opened model=m")
    half_open = ("INFO", "event=groq.circuit_half_open model=m")
    closed = ("INFO", "event=groq.circuit_closed model=m")
    told = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert told == [opened, half_open, opened, half_open, closed, opened, closed]


def test_whoever_hears_of_a_move_may_ask_for_the_state(
    breaker: CircuitBreaker,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    heard: list[CircuitState] = []

    class Asking(logging.Handler):
        def emit(self, _: logging.LogRecord) -> None:
            heard.append(breaker.state)

    def move() -> None:
        fail(breaker, times=5)
        clock.now += 30
        succeed(breaker, times=3)

    monkeypatch.setattr(logging.getLogger("groq"), "handlers", [Asking()])
    moving = threading.Thread(target=move, daemon=True)
    moving.start()
    moving.join(10)
    assert heard == [CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.CLOSED]


def test_one_probe_at_a_time(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=5)
    clock.now += 30
    with breaker.guard(), pytest.raises(CircuitOpenError, match="under way"), breaker.guard():
        pytest.fail("a second probe was let through")


def test_it_tells_for_how_long_it_refuses(breaker: CircuitBreaker, clock: Clock) -> None:
    assert breaker.blocked_for() == 0
    fail(breaker, times=5)
    clock.now += 10
    assert breaker.blocked_for() == 20
    clock.now += 20
    assert breaker.blocked_for() == 0


def test_it_can_be_told_never_to_open(clock: Clock) -> None:
    breaker = CircuitBreaker(CircuitBreakerConfig.always_closed(), clock)
    fail(breaker, times=100)
    assert state_of(breaker) is CircuitState.CLOSED


def test_a_cancelled_probe_gives_its_place_back(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=5)
    clock.now += 30
    fail(breaker, KeyboardInterrupt())
    assert state_of(breaker) is CircuitState.HALF_OPEN
    succeed(breaker, times=3)
    assert state_of(breaker) is CircuitState.CLOSED


@pytest.mark.parametrize(
    ("error", "counts"),
    [
        (ServerError("", status_code=500), True),
        (ServerError("", status_code=599), True),
        (NetworkError(""), True),
        (TimeoutError(""), True),
        (PoolTimeoutError(""), False),
        (DeadlineExceededError(""), False),
        (NetworkError("no such protocol", is_retryable=False), False),
        (ServerError("", status_code=418), False),
        (ValidationError(""), False),
        (KeyError("a mistake of the caller"), False),
    ],
)
def test_only_faults_of_the_service_count(
    breaker: CircuitBreaker, error: GroqError, counts: bool
) -> None:
    fail(breaker, error, times=5)
    assert (state_of(breaker) is CircuitState.OPEN) is counts


@pytest.mark.parametrize(
    "error", [PoolTimeoutError(""), DeadlineExceededError(""), ValidationError("")]
)
def test_a_probe_that_failed_by_a_measure_of_our_own_proves_nothing(
    breaker: CircuitBreaker, clock: Clock, error: GroqError
) -> None:
    fail(breaker, times=5)
    clock.now = 30
    fail(breaker, error, times=5)
    assert state_of(breaker) is CircuitState.HALF_OPEN
    succeed(breaker, times=3)
    assert state_of(breaker) is CircuitState.CLOSED


def test_an_answer_to_a_request_sent_before_it_opened_changes_nothing(
    breaker: CircuitBreaker,
) -> None:
    late = breaker.guard()
    late.__enter__()
    fail(breaker, times=5)
    late.__exit__(None, None, None)
    assert state_of(breaker) is CircuitState.OPEN


def test_reset_closes_it(breaker: CircuitBreaker) -> None:
    fail(breaker, times=5)
    breaker.reset()
    succeed(breaker)
    assert state_of(breaker) is CircuitState.CLOSED


def test_thresholds_are_configurable(clock: Clock) -> None:
    config = CircuitBreakerConfig(failure_threshold=1, success_threshold=1, reset_timeout=5)
    breaker = CircuitBreaker(config, clock)
    fail(breaker)
    assert state_of(breaker) is CircuitState.OPEN
    clock.now += 5
    succeed(breaker)
    assert state_of(breaker) is CircuitState.CLOSED


def test_a_threshold_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="failure_threshold"):
        CircuitBreakerConfig(failure_threshold=0)
