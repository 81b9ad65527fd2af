"""One breaker for each model, and how they look together."""

from __future__ import annotations

import pytest
from attrs import define

from groq import CircuitBreakerConfig, CircuitState
from groq._breakers import CircuitBreakers
from groq.errors import ServerError


@define
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breakers(clock: Clock) -> CircuitBreakers:
    return CircuitBreakers(CircuitBreakerConfig(failure_threshold=1), clock)


def fail(breakers: CircuitBreakers, model: str | None) -> None:
    with pytest.raises(ServerError), breakers.of(model).guard():
        raise ServerError("down", status_code=503)


def test_each_model_has_its_own(breakers: CircuitBreakers) -> None:
    fail(breakers, "a")
    assert breakers.state("a") is CircuitState.OPEN
    assert breakers.state("b") is CircuitState.CLOSED
    assert breakers.of("a") is breakers.of("a")


def test_together_they_are_as_the_worst_of_them(breakers: CircuitBreakers, clock: Clock) -> None:
    assert breakers.state() is CircuitState.CLOSED
    fail(breakers, "a")
    clock.now = 30.0
    breakers.of("b")
    assert breakers.state() is CircuitState.HALF_OPEN
    fail(breakers, None)
    assert breakers.state() is CircuitState.OPEN


def test_one_or_all_can_be_reset(breakers: CircuitBreakers) -> None:
    fail(breakers, "a")
    fail(breakers, "b")
    breakers.reset("a")
    assert (breakers.state("a"), breakers.state("b")) == (CircuitState.CLOSED, CircuitState.OPEN)
    breakers.reset()
    assert breakers.state() is CircuitState.CLOSED


def test_models_without_end_are_not_kept_without_end(breakers: CircuitBreakers) -> None:
    """Names of models may come from the users of a service."""
    fail(breakers, "down")
    for number in range(3000):
        breakers.of(f"model-{number}")
    assert len(breakers._breakers) <= 1000
    assert breakers.state("down") is CircuitState.OPEN


def test_in_a_child_process_a_probe_of_the_parent_blocks_nothing(
    breakers: CircuitBreakers, clock: Clock
) -> None:
    fail(breakers, "a")
    clock.now = 30.0
    with breakers.of("a").guard():
        breakers.renew()
        with breakers.of("a").guard():
            pass
