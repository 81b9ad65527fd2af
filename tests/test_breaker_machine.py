"""The breaker against a model of it: any order of calls, ends and waits, on a clock of our own.

The model is the table of the requirements, written down as plainly as it is there: it keeps no
epochs and no box of news, and decides from the list of what was sent and what came of it.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pytest
from attrs import define, field
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    precondition,
    rule,
)

from groq import CircuitBreakerConfig, CircuitOpenError, CircuitState
from groq._breaker import CircuitBreaker
from groq.errors import NetworkError, ServerError, ValidationError

CONFIG = CircuitBreakerConfig(failure_threshold=2, success_threshold=2, reset_timeout=30.0)
CLOSED, OPEN, HALF_OPEN = CircuitState.CLOSED, CircuitState.OPEN, CircuitState.HALF_OPEN
FAULTS = st.sampled_from([ServerError("", status_code=500), NetworkError("")])


@define(eq=False)
class Call:
    """One request under way, and the state in which it was let through."""

    guard: Any
    sent_in: int
    is_probe: bool


@define
class Expected:
    """What the requirements say."""

    state: CircuitState = CLOSED
    failures: int = 0
    successes: int = 0
    opens_until: float = 0.0
    moves: int = 0
    probing: bool = field(default=False)

    def move(self, state: CircuitState) -> None:
        self.state, self.failures, self.successes, self.probing = state, 0, 0, False
        self.moves += 1

    def at(self, now: float) -> Expected:
        if self.state is OPEN and now >= self.opens_until:
            self.move(HALF_OPEN)
        return self

    def failed(self, now: float) -> None:
        self.failures += 1
        if self.state is HALF_OPEN or self.failures == CONFIG.failure_threshold:
            self.move(OPEN)
            self.opens_until = now + CONFIG.reset_timeout

    def succeeded(self) -> None:
        self.failures = 0
        if self.state is HALF_OPEN:
            self.successes += 1
            if self.successes == CONFIG.success_threshold:
                self.move(CLOSED)


class BreakerMachine(RuleBasedStateMachine):
    calls: Bundle[Call | None] = Bundle("calls")

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.breaker = CircuitBreaker(CONFIG, lambda: self.now)
        self.expected = Expected()

    @rule(target=calls)
    def send(self) -> Call | None:
        expected = self.expected.at(self.now)
        guard = self.breaker.guard()
        if expected.state is OPEN or expected.probing:
            with pytest.raises(CircuitOpenError) as refused, guard:
                raise AssertionError("let through")
            if expected.state is OPEN:
                assert refused.value.retry_after == expected.opens_until - self.now
            return None
        guard.__enter__()
        expected.probing = expected.state is HALF_OPEN
        return Call(guard, expected.moves, expected.probing)

    def end(self, call: Call | None, error: BaseException | None) -> bool:
        """End a call; whether the breaker should listen to how it ended."""
        if call is None:
            return False
        with ExitStack() as stack:
            if error is not None:
                stack.enter_context(pytest.raises(type(error)))
            if not call.guard.__exit__(error and type(error), error, None) and error:
                raise error
        expected = self.expected
        if call.sent_in != expected.moves:
            return False
        expected.probing = expected.probing and not call.is_probe
        return True

    @rule(call=consumes(calls))
    def succeed(self, call: Call | None) -> None:
        if self.end(call, None):
            self.expected.succeeded()

    @rule(call=consumes(calls))
    def be_told_of_a_mistake(self, call: Call | None) -> None:
        if self.end(call, ValidationError("", headers={"x-request-id": "req_1"})):
            self.expected.succeeded()

    @rule(call=consumes(calls))
    def find_a_mistake(self, call: Call | None) -> None:
        """It was not the service that found it, so it says nothing about the service."""
        self.end(call, ValidationError(""))

    @rule(error=FAULTS)
    def fail_at_once(self, error: Exception) -> None:
        """Hardly any order of single steps has failures in a row."""
        self.fail(self.send(), error)

    @precondition(lambda self: self.expected.at(self.now).state is HALF_OPEN)
    @rule()
    def probe(self) -> None:
        self.succeed(self.send())

    @rule(call=consumes(calls), error=FAULTS)
    def fail(self, call: Call | None, error: Exception) -> None:
        if self.end(call, error):
            self.expected.failed(self.now)

    @rule(call=consumes(calls))
    def be_cancelled(self, call: Call | None) -> None:
        self.end(call, KeyboardInterrupt())

    @rule(seconds=st.sampled_from([1.0, 29.0, 30.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @precondition(lambda self: self.expected.state is not CLOSED)
    @rule()
    def reset(self) -> None:
        self.breaker.reset()
        self.expected.at(self.now).move(CLOSED)

    @invariant()
    def stands_where_it_should(self) -> None:
        expected = self.expected.at(self.now)
        assert self.breaker.state is expected.state
        left = expected.opens_until - self.now if expected.state is OPEN else 0.0
        assert self.breaker.blocked_for() == left


TestBreaker = BreakerMachine.TestCase
TestBreaker.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
