"""Lanes against services that count honestly: nothing is wasted, and hardly a call is refused.

Time is virtual. Callers are generators that yield seconds and a signal, a loop of events
resumes them, and a service is asked whenever a call arrives.
"""

from __future__ import annotations

import math
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest
from attrs import define, field
from hypothesis import given, settings
from hypothesis import strategies as st

from groq import RateLimitError
from groq._cost import Cost, Demand
from groq._lane import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from groq._signal import Signal
    from groq._turn import Turn

    Steps = Generator[tuple[float, Signal | None], None, None]

pytestmark = pytest.mark.usefixtures("uncovered")

FOREVER = 1e9
KINDS = {"RPD": "requests", "TPM": "tokens"}


@define
class World:
    """Runs callers in virtual time."""

    now: float = 1000.0
    _events: list[tuple[float, int, Callable[[], None]]] = field(factory=list)
    _numbers: Iterator[int] = field(factory=count)

    def clock(self) -> float:
        return self.now

    def at(self, time: float, action: Callable[[], None]) -> None:
        heappush(self._events, (time, next(self._numbers), action))

    def start(self, steps: Steps, after: float = 0.0) -> None:
        self.at(self.now + after, lambda: self._resume(steps))

    def run(self, until: float = math.inf) -> None:
        while self._events and self._events[0][0] <= until:
            time, _, action = heappop(self._events)
            self.now = max(self.now, time)
            action()
        self.now = until if until < math.inf else self.now

    def _resume(self, steps: Steps) -> None:
        for seconds, signal in steps:
            self._sleep(seconds, signal, steps)
            return

    def _sleep(self, seconds: float, signal: Signal | None, steps: Steps) -> None:
        sleepers = [steps]

        def wake() -> None:
            if sleepers:
                if signal is not None:
                    signal.detach()
                self._resume(sleepers.pop())

        self.at(self.now + seconds, wake)
        if signal is not None:
            signal.attach(lambda: self.at(self.now, wake))


@define
class Allowance:
    """One limit of a service: an even bucket, or windows that begin with their first call."""

    scope: str
    limit: int
    period: float
    is_even: bool
    used: float = 0.0
    as_of: float = 0.0  # of a window: when it began
    is_told: bool = True

    def settle(self, now: float) -> None:
        if self.is_even:
            back = (now - self.as_of) * self.limit / self.period
            self.used, self.as_of = max(0.0, self.used - back), now
        elif now >= self.as_of + self.period - 1e-6:
            self.used, self.as_of = 0.0, now

    def wait(self, units: float, now: float) -> float:
        self.settle(now)
        missing = self.used + units - self.limit
        if missing <= 1e-6:
            return 0.0
        return missing * self.period / self.limit if self.is_even else self.reset(now)

    def reset(self, now: float) -> float:
        left = (
            self.used * self.period / self.limit if self.is_even else self.as_of + self.period - now
        )
        return math.ceil(left * 1000) / 1000

    def headers(self, now: float) -> dict[str, str]:
        self.settle(now)
        if self.scope not in KINDS or not self.is_told:
            return {}
        values = {
            "limit": str(self.limit),
            "remaining": str(max(0, math.floor(self.limit - self.used))),
            "reset": f"{self.reset(now):.3f}s",
        }
        return {f"x-ratelimit-{name}-{KINDS[self.scope]}": text for name, text in values.items()}


@define
class Service:
    """Admits a call when all its limits do; counts its prompt then, and its answer at the end."""

    allowances: list[Allowance]
    admitted: list[tuple[float, Cost]] = field(factory=list)
    refused: int = 0
    is_mute: bool = False

    def admit(self, cost: Cost, now: float) -> RateLimitError | None:
        entry = {"T": cost.input_tokens, "I": cost.input_tokens, "R": 1.0, "O": 1.0}
        waits = [a.wait(entry[a.scope[0]], now) for a in self.allowances]
        if (wait := max(waits)) > 0:
            self.refused += 1
            if self.is_mute:
                return RateLimitError("")
            by = self.allowances[waits.index(wait)]
            return RateLimitError(
                "",
                scope=by.scope,
                limit=by.limit,
                used=math.ceil(by.used),
                requested=entry[by.scope[0]],
                retry_after=math.ceil(wait),
                refill_after=math.ceil(wait * 1000) / 1000,
            )
        for a in self.allowances:
            a.used += 0.0 if a.scope[0] == "O" else entry[a.scope[0]]
        self.admitted.append((now, cost))
        return None

    def finish(self, cost: Cost, now: float) -> None:
        for a in self.allowances:
            a.settle(now)
            a.used += cost.output_tokens if a.scope[0] in "TO" else 0.0

    def headers(self, now: float) -> dict[str, str]:
        return {name: text for a in self.allowances for name, text in a.headers(now).items()}


@define
class Batch:
    """Many callers at one lane and one service."""

    world: World
    lane: Lane
    service: Service
    random: Random
    latency: float
    streams: bool = False
    went: list[int] = field(factory=list)

    def start(self, callers: int, calls: int, tokens: int) -> None:
        for number in range(callers):
            self.world.start(self.caller(number, calls, tokens))

    def caller(self, number: int, calls: int, tokens: int) -> Steps:
        for _ in range(calls):
            prompt = self.random.uniform(0.2, 1.8) * tokens / 2
            cost = Cost(
                1.0, round(prompt) + 1, round(self.random.uniform(0.2, 1.8) * tokens / 2) + 1
            )
            yield from self.call(number, cost)

    def call(self, number: int, cost: Cost) -> Steps:
        demand = Demand(round(cost.input_tokens * self.random.uniform(3, 5)), generates=True)
        before: Turn | None = None
        while True:
            with self.lane.join(demand, FOREVER, before) as turn:
                before = turn
                while (seconds := turn.wait()) > 0:
                    yield seconds, turn.signal
                self.went.append(number)
                if (error := self.service.admit(cost, self.world.now)) is None:
                    yield from self.answer(turn, cost)
                    return
                yield 0.05, None
                turn.observe(self.service.headers(self.world.now))
                turn.refuse(error)
            yield error.retry_after or 0.0, None

    def answer(self, turn: Turn, cost: Cost) -> Steps:
        if self.streams:
            yield 0.05, None
            turn.observe(self.service.headers(self.world.now))
            turn.keep()
        yield self.random.uniform(0.5, 1.5) * self.latency, None
        self.service.finish(cost, self.world.now)
        if not self.streams:
            turn.observe(self.service.headers(self.world.now))
        turn.end(cost)

    def check_that_nothing_is_left(self) -> None:
        assert self.lane.is_idle
        assert self.lane._held == self.lane._queue.cost == Cost()


def batch(*allowances: Allowance, latency: float = 1.0, seed: int = 0) -> Batch:
    world = World()
    lane = Lane("m", world.clock)
    return Batch(world, lane, Service(list(allowances)), Random(seed), latency)  # noqa: S311  repeats a test, keeps no secret


def share_of_allowed(work: Batch, scope: str, seconds: float) -> float:
    """Of the units that could have been used in so many seconds, those that were."""
    allowance = next(a for a in work.service.allowances if a.scope == scope)
    begin = work.world.now - seconds
    used = sum(_units(scope, cost) for time, cost in work.service.admitted if time >= begin)
    return used / (allowance.limit * seconds / allowance.period)


def _units(scope: str, cost: Cost) -> float:
    return {
        "R": cost.requests,
        "T": cost.tokens,
        "I": cost.input_tokens,
        "O": cost.output_tokens,
    }[scope[0]]


def plenty() -> Allowance:
    return Allowance("RPD", 10**6, 86_400.0, is_even=True)


@settings(max_examples=25, deadline=None)
@given(
    limit=st.integers(2_000, 200_000),
    is_even=st.booleans(),
    latency=st.floats(0.05, 5),
    streams=st.booleans(),
    seed=st.integers(0, 999),
)
def test_a_limit_in_the_headers_is_used_up_and_hardly_ever_exceeded(
    limit: int, *, is_even: bool, latency: float, streams: bool, seed: int
) -> None:
    work = batch(plenty(), Allowance("TPM", limit, 60.0, is_even), latency=latency, seed=seed)
    work.streams = streams
    work.start(callers=40, calls=10**6, tokens=limit // 40)
    work.world.run(work.world.now + 180)
    admitted, work.service.refused = len(work.service.admitted), 0
    work.world.run(work.world.now + 600)

    admitted = len(work.service.admitted) - admitted
    assert work.service.refused <= 0.02 * admitted
    assert share_of_allowed(work, "TPM", 600) >= 0.9


@settings(max_examples=25, deadline=None)
@given(
    scope=st.sampled_from(["RPM", "ITPM", "OTPM", "TPM"]),
    is_even=st.booleans(),
    latency=st.floats(0.05, 5),
    seed=st.integers(0, 999),
)
def test_a_hidden_limit_is_learned_and_probed_now_and_then(
    scope: str, *, is_even: bool, latency: float, seed: int
) -> None:
    hidden = Allowance(scope, {"RPM": 40, "TPM": 16_000}.get(scope, 8_000), 60.0, is_even)
    hidden.is_told = False
    work = batch(plenty(), hidden, latency=latency, seed=seed)
    work.start(callers=40, calls=10**6, tokens=400)
    work.world.run(work.world.now + 180)
    admitted, work.service.refused = len(work.service.admitted), 0
    work.world.run(work.world.now + 1800)

    admitted = len(work.service.admitted) - admitted
    assert work.service.refused <= 0.02 * admitted
    assert share_of_allowed(work, scope, 1800) >= 0.9


@settings(max_examples=25, deadline=None)
@given(
    is_even=st.booleans(),
    latency=st.floats(0.05, 30),
    tokens=st.integers(10, 7_000),
    seed=st.integers(0, 999),
)
def test_calls_go_in_the_order_in_which_they_came_and_leave_nothing_behind(
    *, is_even: bool, latency: float, tokens: int, seed: int
) -> None:
    work = batch(plenty(), Allowance("TPM", 8_000, 60.0, is_even), latency=latency, seed=seed)
    work.start(callers=60, calls=1, tokens=tokens)
    work.world.run()

    assert list(dict.fromkeys(work.went)) == list(range(60))
    assert len(work.service.admitted) == 60
    work.check_that_nothing_is_left()


def test_a_limit_that_was_raised_is_found_out() -> None:
    hidden = Allowance("RPM", 30, 60.0, is_even=True)
    work = batch(plenty(), hidden)
    work.start(callers=100, calls=10**6, tokens=400)
    work.world.run(work.world.now + 900)
    hidden.limit = 300
    work.world.run(work.world.now + 1800)
    assert share_of_allowed(work, "RPM", 600) >= 0.9


def test_a_service_that_does_not_say_why_it_refuses_is_still_made_use_of() -> None:
    work = batch(plenty(), Allowance("RPM", 120, 60.0, is_even=True), latency=5.0)
    work.service.is_mute = True
    work.start(callers=50, calls=10**6, tokens=400)
    work.world.run(work.world.now + 1800)
    assert share_of_allowed(work, "RPM", 1200) >= 0.9
    assert work.service.refused <= 0.05 * len(work.service.admitted)


def test_before_the_first_answer_only_a_few_calls_go_at_a_time() -> None:
    work = batch(plenty(), latency=12.0)
    work.start(callers=500, calls=1, tokens=100)
    work.world.run(work.world.now + 0.9)
    assert len(work.went) == 8
    work.world.run(work.world.now + 0.2)
    assert len(work.went) == 16
    work.world.run()
    assert len(work.went) == 500
