"""The queue of the calls to one model, whatever its callers do."""

from __future__ import annotations

import math

from attrs import define
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from groq import RateLimitError
from groq._cost import Cost, Demand
from groq._lane import Lane
from groq._turn import Turn, TurnState


@define
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def refusal(scope: str, wait: float = 2.0) -> RateLimitError:
    return RateLimitError("", scope=scope, limit=30, used=30, requested=1, refill_after=wait)


@define(eq=False)
class Caller:
    """What a caller knows of its turn.

    Attributes:
        asleep_until: Clock reading at which its sleep ends by itself.
    """

    turn: Turn
    asleep_until: float = -math.inf


class LaneMachine(RuleBasedStateMachine):
    """Callers that join, ask, are answered, are refused, or leave, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.lane = Lane("m", self.clock)
        self.callers: list[Caller] = []
        self.turns: list[Turn] = []

    def those(self, state: TurnState) -> list[Caller]:
        return [caller for caller in self.callers if caller.turn.state is state]

    @initialize(narrow=st.booleans())
    def begin(self, *, narrow: bool) -> None:
        told = {"limit": "600", "remaining": "600", "reset": "0s"}
        self.lane.tell({f"x-ratelimit-{k}-tokens": v for k, v in told.items()})
        if narrow:
            self.lane._window.probe()

    @rule(
        size=st.integers(0, 200),
        max_wait=st.sampled_from([math.inf, 60.0, 5.0, 0.0]),
        data=st.data(),
        again=st.booleans(),
        crowd=st.integers(1, 4),
    )
    def join(
        self, size: int, max_wait: float, data: st.DataObject, crowd: int, *, again: bool
    ) -> None:
        for _ in range(crowd):
            self.join_one(size, max_wait, data, again=again)

    def join_one(self, size: int, max_wait: float, data: st.DataObject, *, again: bool) -> None:
        before = data.draw(st.sampled_from(self.turns)) if again and self.turns else None
        try:
            turn = self.lane.join(Demand(size, generates=True), max_wait, before)
        except RateLimitError as error:
            assert (error.retry_after or 0) > max_wait  # noqa: PT017  most joins succeed
        else:
            self.callers.append(Caller(turn))
            self.turns.append(turn)
            self.ask(self.callers[-1])

    @rule(size=st.integers(0, 200))
    def pass_by(self, size: int) -> None:
        self.callers.append(Caller(self.lane.pass_by(Demand(size))))

    @rule(seconds=st.sampled_from([0.0, 0.001, 1.0, 7.0, 61.0, 4000.0]))
    def let_time_pass(self, seconds: float) -> None:
        self.clock.now += seconds
        self.wake_sleepers()

    @precondition(lambda self: self.those(TurnState.UNDER_WAY))
    @rule(
        data=st.data(),
        remaining=st.integers(0, 1000),
        reset=st.sampled_from(["0s", "6s", "30s", "1m0s", "90s"]),
        kept=st.booleans(),
    )
    def answer(self, data: st.DataObject, remaining: int, reset: str, *, kept: bool) -> None:
        caller = data.draw(st.sampled_from(self.those(TurnState.UNDER_WAY)))
        told = {"limit": "600", "remaining": str(remaining), "reset": reset}
        caller.turn.observe({f"x-ratelimit-{k}-tokens": v for k, v in told.items()})
        if kept:
            caller.turn.keep()
        self.wake_sleepers()

    @precondition(lambda self: self.those(TurnState.UNDER_WAY))
    @rule(
        data=st.data(),
        error=st.sampled_from([refusal("RPM"), refusal("OTPM", 45.0), refusal("XPM")]),
    )
    def refuse(self, data: st.DataObject, error: RateLimitError) -> None:
        caller = data.draw(st.sampled_from(self.those(TurnState.UNDER_WAY)))
        caller.turn.refuse(error)
        self.end(caller, None)

    @precondition(lambda self: self.callers)
    @rule(
        data=st.data(),
        cost=st.none() | st.builds(Cost, st.just(1.0), st.integers(0, 900), st.integers(0, 900)),
    )
    def leave(self, data: st.DataObject, cost: Cost | None) -> None:
        self.end(data.draw(st.sampled_from(self.callers)), cost)

    @precondition(lambda self: len(self.callers) > 12)
    @rule()
    def all_leave(self) -> None:
        for caller in self.callers:
            caller.turn.end()
        assert self.lane.is_idle
        assert self.lane._held == self.lane._queue.cost == Cost()
        self.callers.clear()

    def end(self, caller: Caller, cost: Cost | None) -> None:
        caller.turn.end(cost)
        self.wake_sleepers()

    def ask(self, caller: Caller) -> None:
        caller.turn.signal.detach()
        try:
            seconds = caller.turn.wait()
        except RateLimitError as error:
            assert (error.retry_after or 0) > 0  # noqa: PT017  most go in the end
            caller.turn.end()
        else:
            assert 0 <= seconds <= 3600
            assert (seconds == 0) == (caller.turn.state is TurnState.UNDER_WAY)
            caller.asleep_until = self.clock.now + seconds

    def wake_sleepers(self) -> None:
        """Have those ask again that a signal or the clock wakes, until all are asleep."""
        while awake := [
            caller for caller in self.those(TurnState.WAITING) if self.is_awake(caller)
        ]:
            self.ask(awake[0])

    def is_awake(self, caller: Caller) -> bool:
        return caller.turn.signal._is_set or caller.asleep_until <= self.clock.now

    @invariant()
    def nobody_sleeps_who_might_go(self) -> None:
        head = self.lane._queue.head
        for caller in self.those(TurnState.WAITING):
            if caller.turn is head and not self.is_awake(caller):
                assert self.lane._until_turn(head, self.clock.now) > 0

    @invariant()
    def the_books_balance(self) -> None:
        held, queued = Cost(), Cost()
        for caller in self.callers:
            if caller.turn.state is TurnState.UNDER_WAY:
                held += caller.turn.cost
            elif caller.turn.state is TurnState.WAITING:
                queued += caller.turn.cost
        assert close(self.lane._held, held)
        assert close(self.lane._queue.cost, queued)
        assert len(self.lane._queue) == len(self.those(TurnState.WAITING))
        ranks = [turn.rank for turn in self.lane._queue._turns]
        assert ranks == sorted(ranks)


def close(one: Cost, other: Cost) -> bool:
    difference = one - other
    return abs(difference.requests) + abs(difference.tokens) < 1e-6


TestLaneMachine = LaneMachine.TestCase
TestLaneMachine.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
