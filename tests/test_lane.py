"""The queue of the calls to one model, by example."""

from __future__ import annotations

import gc
import math
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from attrs import define

from groq import RateLimitError
from groq._cost import Cost, Demand
from groq._lane import Lane
from groq._signal import async_sleep, sleep
from groq._turn import Turn, TurnState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

approx: Any = pytest.approx  # beside what may be None
PATIENCE = 30.0
SMALL = Demand(4)
NO_TOKENS = {"limit-tokens": 60, "remaining-tokens": 0, "reset-tokens": "60s"}
EXHAUSTED = {"limit-requests": 24, "remaining-requests": 0, "reset-requests": "24h"}
PLENTY = {"limit-tokens": 60, "remaining-tokens": 60, "reset-tokens": "0s"}


def headers(values: Mapping[str, object]) -> dict[str, str]:
    return {f"x-ratelimit-{name}": str(value) for name, value in values.items()}


def hidden(scope: str = "RPM", wait: float = 2.0) -> RateLimitError:
    return RateLimitError("", scope=scope, limit=30, used=30, requested=1, refill_after=wait)


@define
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lane(clock: Clock) -> Lane:
    return Lane("m", clock)


def answered(lane: Lane, told: Mapping[str, object], *turns: Turn) -> None:
    """Have turns go and end with an answer, so that limits are known."""
    for turn in turns or [lane.pass_by(SMALL)]:
        turn.wait()
        turn.observe(headers(told))
        turn.end(Cost(1, 1, 0))


def test_a_call_goes_at_once_when_nothing_is_known(lane: Lane) -> None:
    with lane.join(SMALL, 60) as turn:
        assert turn.wait() == 0
        assert lane._under_way == 1
        assert turn.wait() == 0
    assert turn.state is TurnState.OVER
    assert lane.is_idle


def test_a_call_that_must_not_wait_goes_when_it_joins_and_holds_what_it_takes(lane: Lane) -> None:
    answered(lane, {"limit-tokens": 60, "remaining-tokens": 1, "reset-tokens": "59s"})
    first, second = lane.join(SMALL, PATIENCE), lane.join(SMALL, PATIENCE)
    assert first.state is TurnState.UNDER_WAY
    assert (second.state, second.missing) == (TurnState.WAITING, "TPM")
    assert second.wait() > 0
    first.end(Cost())
    second.end()
    assert lane.is_idle


def test_a_call_that_is_refused_a_place_leaves_none_behind(lane: Lane) -> None:
    answered(lane, EXHAUSTED)
    with pytest.raises(RateLimitError):
        lane.join(SMALL, 1.0)
    assert lane.is_idle
    assert lane._queue.cost == Cost()


def test_a_call_waits_for_what_it_needs(lane: Lane, clock: Clock) -> None:
    answered(lane, NO_TOKENS)
    turn = lane.join(Demand(40), 60)
    assert (turn.forecast, turn.missing) == (approx(10), "TPM")
    assert turn.wait() == approx(10)
    clock.now += 10
    assert turn.wait() == 0


def test_calls_go_one_after_the_other_as_the_limit_refills(lane: Lane, clock: Clock) -> None:
    answered(lane, NO_TOKENS)
    turns = [lane.join(Demand(40), 7000) for _ in range(5)]
    assert [turn.forecast for turn in turns] == [approx(10 * n) for n in range(1, 6)]
    for number, turn in enumerate(turns):
        assert [other.wait() for other in turns[number + 1 :]] == [3600] * (4 - number)
        assert turn.wait() == approx(10)
        clock.now += 10
        assert turn.wait() == 0


def test_the_next_one_alone_is_woken(lane: Lane) -> None:
    answered(lane, NO_TOKENS)
    first, second, third = (lane.join(SMALL, 60) for _ in range(3))
    first.end()
    assert [turn.signal._is_set for turn in (second, third)] == [True, False]


def test_an_answer_of_another_call_wakes_the_next_one(lane: Lane) -> None:
    under_way = lane.pass_by(SMALL)
    answered(lane, NO_TOKENS)
    turn = lane.join(SMALL, 60)
    turn.signal.detach()
    under_way.observe(headers(PLENTY))
    assert turn.signal._is_set
    assert turn.wait() == 0


def test_headers_without_a_turn_wake_the_next_one_as_well(lane: Lane) -> None:
    answered(lane, NO_TOKENS)
    turn = lane.join(SMALL, 60)
    lane.tell(headers(PLENTY))
    assert turn.signal._is_set
    assert turn.wait() == 0


def test_nobody_has_to_wake_up_before_the_next_one_may_go(lane: Lane) -> None:
    """Or those who join meanwhile would queue up behind, however wide the limits are."""
    first = [lane.join(SMALL, 60) for _ in range(8)]
    waiting = [lane.join(SMALL, 60) for _ in range(20)]
    assert len(lane._queue) == 20
    first[0].observe(headers(PLENTY))
    assert all(turn.state is TurnState.UNDER_WAY for turn in waiting)
    assert all(turn.signal._is_set for turn in waiting)
    assert lane.join(SMALL, 60).state is TurnState.UNDER_WAY


def test_the_headers_of_a_refusal_let_nobody_go_before_its_body_is_read(lane: Lane) -> None:
    answered(lane, NO_TOKENS)
    turn, refused = lane.join(SMALL, 60), lane.pass_by(SMALL)
    refused.observe(headers(PLENTY), is_error=True)
    assert lane._queue.head is turn
    refused.refuse(hidden())
    refused.end()
    assert turn.signal._is_set
    assert turn.wait() == approx(2)


def test_what_is_under_way_is_held_until_its_answer_tells_what_it_took(lane: Lane) -> None:
    answered(lane, PLENTY)
    under_way = lane.join(Demand(160), 60)
    assert under_way.wait() == 0
    turn = lane.join(Demand(160), 60)
    assert turn.forecast == approx(20)
    assert turn.wait() == 60  # somebody must give back first: it waits to be woken
    under_way.observe(headers(PLENTY | {"remaining-tokens": 50, "reset-tokens": "10s"}))
    under_way.end(Cost(1, 40, 0))
    assert turn.wait() == 0


def test_a_cancelled_call_gives_its_place_back(lane: Lane) -> None:
    answered(lane, NO_TOKENS)
    with pytest.raises(KeyboardInterrupt), lane.join(Demand(40), 60) as first:
        second = lane.join(SMALL, 60)
        assert second.wait() == 60
        raise KeyboardInterrupt
    assert first.state is TurnState.OVER
    assert second.signal._is_set
    assert second.wait() == approx(1)


@pytest.mark.parametrize("max_wait", [0, 5, 9.9])
def test_a_longer_wait_is_refused_at_once(lane: Lane, max_wait: float) -> None:
    answered(lane, NO_TOKENS)
    with pytest.raises(RateLimitError) as refused:
        lane.join(Demand(40), max_wait)
    error = refused.value
    assert error.retry_after == approx(10)
    assert (error.limit, error.scope, error.limit_type) == (60, "TPM", "tokens")
    assert "limit of 60 TPM for m is used up for another 10.0 s" in error.message
    assert lane.is_idle
    assert lane._queue.cost == Cost()


def test_the_queue_counts_in_what_a_wait_would_be(lane: Lane) -> None:
    answered(lane, NO_TOKENS)
    lane.join(Demand(160), 60)
    with pytest.raises(RateLimitError) as refused:
        lane.join(Demand(160), 60)
    assert refused.value.retry_after == approx(80)


@pytest.mark.parametrize("max_wait", [0, -5, math.inf])
def test_who_need_not_wait_goes_however_impatient(lane: Lane, max_wait: float) -> None:
    assert lane.join(SMALL, max_wait).wait() == 0


def test_without_a_model_the_message_names_none(lane: Lane, clock: Clock) -> None:
    lane = Lane(None, clock)
    answered(lane, EXHAUSTED)
    with pytest.raises(RateLimitError, match="The limit of 24 RPD is used up for another 3600"):
        lane.join(SMALL, 60)


def test_who_waits_for_a_limit_that_turns_out_hopeless_is_told_at_once(lane: Lane) -> None:
    turns = [lane.join(SMALL, 60) for _ in range(12)]
    for turn in turns[:8]:
        assert turn.wait() == 0
    assert turns[8].wait() == 1
    answered(lane, EXHAUSTED, turns[0])
    for turn in turns[8:]:
        assert turn.signal._is_set
        with pytest.raises(RateLimitError) as refused, turn:
            turn.wait()
        assert refused.value.scope == "RPD"
    assert not lane._queue


def test_who_has_waited_long_enough_is_told_how_long_it_would_take(
    lane: Lane, clock: Clock
) -> None:
    answered(lane, PLENTY)
    under_way = lane.join(Demand(200), 60)
    assert under_way.wait() == 0
    first, second = lane.join(Demand(160), 50), lane.join(Demand(40), 55)
    assert first.wait() == 50
    assert second.wait() == 55
    clock.now += 55
    with pytest.raises(RateLimitError) as refused:
        second.wait()
    assert refused.value.retry_after == approx(40)
    assert refused.value.scope == "TPM"


def test_who_may_be_lucky_yet_waits_on(lane: Lane, clock: Clock) -> None:
    answered(lane, PLENTY)
    under_way = lane.join(Demand(200), 60)
    assert under_way.wait() == 0
    turn = lane.join(Demand(160), 35)
    assert turn.forecast == approx(30)
    clock.now += 10
    assert turn.wait() == 25  # though it would take 30, should the other take all that it holds
    under_way.end(Cost(1, 1, 0))
    assert turn.wait() == 0


@pytest.mark.parametrize(
    ("scope", "cost"),
    [
        ("TPM", Cost(1, 300)),
        ("ITPM", Cost(1, 300)),
        ("OTPM", Cost(1, 100)),
        ("RPM", Cost(1, 100)),
        ("ASH", Cost(1, audio_seconds=300)),
    ],
)
def test_a_refused_call_is_taken_for_what_the_service_counted(
    lane: Lane, scope: str, cost: Cost
) -> None:
    turn = lane.pass_by(Demand(400))
    turn.refuse(
        RateLimitError("", scope=scope, limit=6000, used=6000, requested=300, refill_after=3.0)
    )
    turn.end()
    again = lane.join(Demand(400), 60, turn)
    assert again.cost == cost
    answered(lane, {})
    again.wait()
    assert again.cost == cost  # estimates may have changed, but this is none
    assert lane.join(Demand(400), 60).cost == Cost(1, 100)  # it says nothing about other calls


def test_patience_ends_without_an_error_where_no_limit_is_known(lane: Lane, clock: Clock) -> None:
    for _ in range(8):
        assert lane.join(SMALL, 60).wait() == 0
    assert lane.join(SMALL, 0).wait() == 0
    patient = lane.join(SMALL, 0.5)
    assert patient.wait() == 0.5
    clock.now += 0.5
    assert patient.wait() == 0


def test_but_not_where_the_service_refuses_and_does_not_say_why(lane: Lane, clock: Clock) -> None:
    turns = [lane.pass_by(SMALL) for _ in range(4)]
    turns[0].observe({})
    turns[0].refuse(RateLimitError(""))
    turns[0].end()
    waiting = lane.join(SMALL, 2)
    assert waiting.wait() == approx(1) or waiting.wait() == 2
    clock.now += 2
    with pytest.raises(RateLimitError) as refused:
        waiting.wait()
    assert refused.value.retry_after == 1
    assert refused.value.limit_type is None
    assert "A rate limit for m is used up" in refused.value.message


@pytest.mark.parametrize(("told", "pause"), [(None, 1), (7.5, 7.5), (1e12, 86_400)])
def test_after_an_unexplained_refusal_all_pause(
    lane: Lane, clock: Clock, told: float | None, pause: float
) -> None:
    turn = lane.pass_by(SMALL)
    turn.observe({})
    turn.refuse(RateLimitError("", retry_after=told))
    turn.end()
    waiting = lane.join(SMALL, math.inf)
    assert (waiting.forecast, waiting.missing) == (pause, None)
    assert waiting.wait() == min(pause, 3600)
    clock.now += pause
    assert waiting.wait() == 0
    assert lane.join(SMALL, 10).wait() == 10  # one at a time


def test_a_success_of_unknown_cost_counts_as_one(lane: Lane, clock: Clock) -> None:
    """Transcriptions tell no usage, yet must be counted, and open what a refusal has narrowed."""
    turn = lane.pass_by(SMALL)
    turn.observe({})
    turn.refuse(RateLimitError(""))
    turn.end()
    clock.now += 1
    for _ in range(3):
        with lane.join(Demand(audio_seconds=10), 60) as turn:
            assert turn.wait() == 0
            turn.observe({})
    assert [lane.join(SMALL, 60).wait() for _ in range(4)] == [0, 0, 0, 60]


@pytest.mark.parametrize(
    ("scope", "fails", "left"), [("ASD", False, 20), ("ASD", True, 30), ("RPM", True, 29)]
)
def test_a_failed_call_took_a_request_and_a_successful_one_what_was_expected(
    lane: Lane, clock: Clock, scope: str, left: float, *, fails: bool
) -> None:
    first = lane.pass_by(SMALL)
    first.refuse(hidden(scope))
    first.end()
    clock.now += 100_000
    turn = lane.pass_by(Demand(audio_seconds=10))
    turn.observe({})
    turn.__exit__(None, ValueError() if fails else None, None)
    assert lane._limits._meters[scope][0].at(clock.now)[0] == left


def test_a_call_without_an_answer_took_nothing(lane: Lane, clock: Clock) -> None:
    lane.pass_by(SMALL).refuse(hidden())
    clock.now += 60
    with pytest.raises(OSError, match="broken"), lane.join(SMALL, 60) as turn:
        assert turn.wait() == 0
        raise OSError("broken")
    assert lane._limits._meters["RPM"][0].at(clock.now)[0] == 30


def test_a_hidden_limit_paces_the_calls_once_it_is_known(lane: Lane, clock: Clock) -> None:
    refused = lane.pass_by(SMALL)
    refused.observe({})
    refused.refuse(hidden())
    refused.end()
    for _ in range(3):
        with lane.join(SMALL, 60) as turn:
            assert turn.missing == "RPM"
            assert turn.wait() == approx(2)
            clock.now += 2
            assert turn.wait() == 0
            turn.observe({})


def test_a_forgotten_limit_is_probed_by_one_call_and_not_by_all(lane: Lane, clock: Clock) -> None:
    refused = lane.pass_by(SMALL)
    refused.observe({})
    refused.refuse(hidden())
    refused.end()
    clock.now += 3000
    turns = [lane.join(SMALL, 60) for _ in range(3)]
    assert [turn.wait() for turn in turns] == [0, 60, 60]
    turns[0].refuse(hidden())
    turns[0].end()
    assert turns[1].wait() == approx(2)
    clock.now += 4
    assert [turn.wait() for turn in turns[1:]] == [0, 0]


def test_a_refused_call_keeps_its_place(lane: Lane, clock: Clock) -> None:
    first = lane.join(SMALL, 60)
    assert first.wait() == 0
    first.observe(headers(NO_TOKENS))
    others = [lane.join(SMALL, 60) for _ in range(2)]
    first.end()
    again = lane.join(SMALL, 60, first)
    assert others[0].wait() == 60
    assert again.wait() == approx(1)
    clock.now += 1
    assert again.wait() == 0
    assert others[0].signal._is_set


def test_equal_ranks_do_no_harm(lane: Lane) -> None:
    answered(lane, NO_TOKENS)
    first = lane.join(SMALL, 60)
    turns = [lane.join(SMALL, 60, first) for _ in range(3)]
    turns[1].end()
    assert lane._queue._turns[1:] == [turns[0], turns[2]]


def test_to_let_go_twice_is_no_mistake(lane: Lane) -> None:
    """An interrupt may come between letting go and taking note of it."""
    turn = lane.join(SMALL, 60)
    for _ in range(2):
        lane._queue.remove(turn)
    assert not lane._queue
    assert lane._queue.cost == Cost()


def test_those_who_left_leave_nothing_in_the_queue(lane: Lane) -> None:
    answered(lane, NO_TOKENS)
    lane.join(SMALL, 60)
    for _ in range(1000):
        lane.join(Demand(1), 60).end()
    assert len(lane._queue) == 1


def test_an_estimate_improves_while_its_call_waits(lane: Lane) -> None:
    for _ in range(8):
        assert lane.join(SMALL, 60).wait() == 0
    waiting = lane.join(Demand(4, generates=True), 60)
    assert waiting.cost.output_tokens == 256
    lane._experience.learn(waiting.demand, Cost(1, 1, 0))
    answered(lane, NO_TOKENS)
    assert waiting.wait() == approx(9)  # after the eight that are under way
    assert lane._queue.cost == waiting.cost == Cost(1, 1, 0)


def test_sums_of_fractions_do_not_drift(lane: Lane) -> None:
    answered(lane, NO_TOKENS)
    for _ in range(100):
        turns = [lane.join(Demand(size), math.inf) for size in (1, 3, 7)]
        for turn in turns:
            turn.end()
        turns = [lane.pass_by(Demand(size, audio_seconds=0.1)) for size in (1, 3, 7)]
        for turn in turns:
            turn.end()
    assert lane._held == lane._queue.cost == Cost()


def test_ending_twice_counts_once(lane: Lane, clock: Clock) -> None:
    lane.pass_by(SMALL).refuse(hidden())
    clock.now += 60
    turns = [lane.pass_by(SMALL) for _ in range(2)]
    turns[0].observe({})
    with lane.ended as lock, lock:  # both are in the box before the first is handled
        turns[0].end(Cost(1, 5, 5))
        turns[0].end(Cost(1, 7, 7))
    turns[0].end()
    assert lane._under_way == 2
    assert lane._limits._meters["RPM"][0].at(clock.now)[0] == 29


@pytest.mark.parametrize(("seconds", "remaining"), [(0, 35), (20, 60)])
def test_a_stream_holds_its_answer_no_longer_than_that_takes_to_come_back(
    lane: Lane, clock: Clock, seconds: int, remaining: int
) -> None:
    answered(lane, PLENTY)
    with lane.join(Demand(40, 20, generates=True), 60) as turn:
        assert turn.wait() == 0
        turn.observe(headers(PLENTY | {"remaining-tokens": 50, "reset-tokens": "10s"}))
        turn.keep()
    assert lane._held == Cost(output_tokens=20)
    assert lane.status().tokens_remaining == 50
    clock.now += seconds
    turn.end(Cost(1, 10, 15))
    assert lane._held == Cost()
    assert lane.status().tokens_remaining == remaining


def test_streams_that_stay_open_keep_nobody_waiting(lane: Lane, clock: Clock) -> None:
    answered(lane, PLENTY)
    for _ in range(30):
        clock.now += 30
        turn = lane.join(Demand(40, 20, generates=True), 60)
        assert turn.wait() == 0
        turn.observe(headers(PLENTY))
        turn.keep()


def test_streams_of_a_client_that_does_not_queue_leave_nothing_behind(
    lane: Lane, clock: Clock
) -> None:
    for _ in range(100):
        clock.now += 1
        turn = lane.pass_by(Demand(40, 20, generates=True))
        turn.observe({})
        turn.keep()
        turn.end()
    assert len(lane._kept) <= 1
    assert lane._held == Cost()


def test_whoever_joins_is_told_nothing_of_what_is_held_no_more(lane: Lane, clock: Clock) -> None:
    answered(lane, PLENTY)
    for _ in range(3):
        turn = lane.pass_by(Demand(4, 20, generates=True))
        turn.observe(headers(PLENTY))
        turn.keep()
    assert lane.join(Demand(100), 60).forecast > 0
    clock.now += 30
    assert lane.join(Demand(4), 0).forecast == 0


def test_what_a_stream_took_counts_against_hidden_limits(lane: Lane) -> None:
    teach = lane.pass_by(SMALL)
    teach.observe({})
    teach.refuse(RateLimitError("", scope="OTPM", limit=60, used=60, requested=1, refill_after=0.0))
    teach.end()
    turn = lane.pass_by(Demand(400, generates=True))
    turn.observe({})
    turn.keep()
    assert lane._limits.wait(Cost(1, 1, 1), Cost(), 0.0) == 0
    turn.end(Cost(1, 1, 60))
    assert lane._limits.wait(Cost(1, 1, 1), Cost(), lane._clock()) == approx(60)


def test_a_stream_that_was_left_took_what_was_expected(lane: Lane) -> None:
    answered(lane, PLENTY)
    lane._experience.learn(SMALL, Cost(1, 1, 10))
    turn = lane.pass_by(Demand(4, 5, generates=True))
    turn.observe(headers(PLENTY))
    turn.keep()
    turn.end()
    assert lane.status().tokens_remaining == 60 - 5


def test_a_stream_that_failed_to_open_ends_with_its_call(lane: Lane) -> None:
    with pytest.raises(OSError, match="broken"), lane.join(SMALL, 60) as turn:
        turn.wait()
        turn.keep()
        raise OSError("broken")
    assert lane.is_idle


class Collecting(dict[str, str]):
    """Headers that have the garbage collector run while they are read, with the lock held."""

    def items(self) -> Any:
        gc.collect()
        return super().items()


class Abandoned:
    """Garbage that only the collector can find, and that ends a turn when it does."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._itself = self

    def __del__(self) -> None:
        self._turn.end()


def ends(action: Callable[[], object]) -> bool:
    thread = threading.Thread(target=action, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return not thread.is_alive()


def test_the_garbage_collector_may_end_a_turn_while_the_lock_is_held(lane: Lane) -> None:
    turn, lost = lane.pass_by(SMALL), lane.pass_by(SMALL)
    Abandoned(lost)
    assert ends(partial(turn.observe, Collecting(headers(PLENTY))))
    assert lost.state is TurnState.OVER
    assert lane._under_way == 1


def test_a_finaliser_may_end_a_turn_at_any_moment(lane: Lane) -> None:
    """A finaliser is stood in for at every call that is made on behalf of another turn."""
    lost = [lane.pass_by(SMALL) for _ in range(1000)]

    def finalise(*_: object) -> None:
        if lost:
            lost.pop().end()

    def work() -> None:
        sys.setprofile(finalise)
        try:
            with lane.join(SMALL, 60) as turn:
                turn.wait()
                turn.observe(headers(PLENTY))
                turn.end(Cost(1, 1, 1))
                lane.status()
        finally:
            sys.setprofile(None)

    assert ends(work)
    assert 0 < len(lost) < 900
    assert lane._under_way == len(lost)


def one_at_a_time(lane: Lane) -> None:
    """Narrow a lane, so that only a signal, and never time, lets the next call go."""
    lane._window.answered()
    lane._window.probe()


def test_no_wake_up_is_lost_among_threads() -> None:
    lane, total, most = Lane("m", lambda: 0.0), 0, 0
    one_at_a_time(lane)

    def work() -> None:
        nonlocal total, most
        for _ in range(100):
            with lane.join(SMALL, math.inf) as turn:
                while (seconds := turn.wait()) > 0:
                    sleep(seconds, turn.signal)
                most = max(most, lane._under_way)
                total += 1

    workers = [threading.Thread(target=work, daemon=True) for _ in range(16)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(PATIENCE)
    assert not any(worker.is_alive() for worker in workers)
    assert (total, most) == (1600, 1)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_no_wake_up_is_lost_among_tasks_some_of_which_are_cancelled(backend: str) -> None:
    lane, done = Lane("m", lambda: 0.0), 0
    one_at_a_time(lane)

    async def work() -> None:
        nonlocal done
        for _ in range(20):
            with lane.join(SMALL, math.inf) as turn:
                while (seconds := turn.wait()) > 0:
                    await async_sleep(seconds, turn.signal)
                await anyio.lowlevel.checkpoint()
                done += 1

    async def be_cancelled() -> None:
        for number in range(50):
            with anyio.move_on_after(0.0001 * (number % 5)):
                await work()

    async def main() -> None:
        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                for _ in range(10):
                    tasks.start_soon(work)
                    tasks.start_soon(be_cancelled)

    anyio.run(main, backend=backend)
    assert done >= 200
    assert lane.is_idle
