"""The calls to one model, in the order in which they came, each let go when the limits allow.

A call joins the lane and gets a `Turn`. The turn at the head of the queue is told how long to
wait; when what its call will probably cost is there, the call goes, and holds that much until
its answer tells what it really took. Whoever changes what is there has all go for which it
suffices, and wakes them: if each had to wake up before the next may go, those who come meanwhile
would queue behind them for ever, though the limits are wide. Nobody overtakes.

This module performs no I/O; the clock is an argument, and the lock is held for a few
statements, never while a call waits or is under way.
"""

from __future__ import annotations

import math
from itertools import count
from typing import TYPE_CHECKING

from attrs import evolve

from groq._congestion import CongestionWindow
from groq._cost import Cost, Demand, Experience, requested_in
from groq._error_messages import LIMIT_TYPES
from groq._inbox import Inbox
from groq._limits import ModelLimits
from groq._meter import DAY, MINUTE
from groq._queue import TurnQueue
from groq._turn import Turn, TurnState
from groq.errors import RateLimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._limits import RateLimitStatus

_PAUSE = 1.0  # seconds after a refusal that does not say how long to wait
_LONGEST_PAUSE = DAY  # whatever it says; then one call tries again
_ANSWER_SECONDS = 5.0  # in which most answers are written
_TICK = 1e-6  # seconds: who waited as long as told shall not wait again
_LONGEST_SLEEP = 3600.0  # a turn asks again now and then, whatever was forecast
_REQUEST = Cost(requests=1.0)  # all that a call takes that was answered by an error


class Lane:
    """The calls to one model.

    Attributes:
        ended: Guards everything here, and takes the turns that are over.
    """

    def __init__(
        self, model: str | None, clock: Callable[[], float], minute: float = MINUTE
    ) -> None:
        self.ended: Inbox[tuple[Turn, Cost | None]] = Inbox(self._take_end)
        self._model = model
        self._clock = clock
        self._limits = ModelLimits(minute)
        self._experience = Experience()
        self._window = CongestionWindow()
        self._paused_until = -math.inf
        self._ranks = count()
        self._queue = TurnQueue()
        self._held = Cost()
        self._under_way = 0
        self._kept: list[Turn] = []  # turns that go on beyond their `with` and hold something yet

    def renewed(self) -> Lane:
        """A lane that knows as much, for a child process: those in this one are the parent's."""
        lane = Lane(self._model, self._clock)
        lane._limits, lane._experience = self._limits, self._experience
        return lane

    @property
    def is_idle(self) -> bool:
        """Whether no call waits or is under way."""
        return not (self._under_way or self._queue)

    def status(self) -> RateLimitStatus:
        """What headers have told of the limits, aged to now, and how busy the lane is."""
        with self.ended as lock, lock:
            told = self._limits.status(self._model, self._clock())
            waiting, under_way = len(self._queue), self._under_way
        return evolve(told, calls_waiting=waiting, calls_under_way=under_way)

    def tell(self, headers: Mapping[str, str]) -> None:
        """Learn from headers that came without a turn."""
        with self.ended as lock, lock:
            now = self._clock()
            self._learn(headers, now, now)
            self._wake_next(now)

    def join(self, demand: Demand, max_wait: float, before: Turn | None = None) -> Turn:
        """Take a place behind all others, or, after an earlier turn, the place that it had.

        Where nobody waits and the limits allow, the call goes at once.

        Raises:
            RateLimitError: The wait would be longer than `max_wait` seconds.
        """
        with self.ended as lock, lock:
            now = self._clock()
            turn = self._turn(demand, now + max_wait, before)
            if not self._queue and self._until_enough(turn, now) <= 0:
                self._go(turn, now)
                return turn
            ahead = self._queue.cost if before is None else Cost()
            self._queue.add(turn)
            if self._until_turn(turn, now) <= 0:
                self._leave_queue(turn, now)
            else:
                self._foresee(turn, ahead, max_wait, now)
        return turn

    def _foresee(self, turn: Turn, ahead: Cost, max_wait: float, now: float) -> None:
        """Note how long a turn will wait behind what is ahead in the queue.

        Raises:
            RateLimitError: That is longer than `max_wait` seconds.
        """
        self._let_go(now)
        turn.forecast, turn.missing = self._forecast(turn, self._held + ahead, now)
        if turn.forecast > max(0.0, max_wait):
            self._queue.remove(turn)
            raise self._too_long(turn, turn.forecast, turn.missing)

    def pass_by(self, demand: Demand) -> Turn:
        """Go at once, whatever the limits; what the call takes is counted nevertheless."""
        with self.ended as lock, lock:
            now = self._clock()
            turn = self._turn(demand, now)
            self._go(turn, now)
        return turn

    def ask(self, turn: Turn) -> float:
        """See `Turn.wait`."""
        with self.ended as lock, lock:
            if turn.state is not TurnState.WAITING:
                return 0.0
            now = self._clock()
            seconds = self._until_turn(turn, now)
            if seconds > 0:
                seconds = min(seconds, self._patience(turn, now), _LONGEST_SLEEP)
            if seconds <= 0:
                self._leave_queue(turn, now)
            return seconds

    def observe(self, turn: Turn, headers: Mapping[str, str], *, is_error: bool) -> None:
        """See `Turn.observe`."""
        with self.ended as lock, lock:
            now = self._clock()
            turn.was_answered = True
            self._learn(headers, now, turn.went_at)
            if not is_error:
                self._wake_next(now)

    def keep(self, turn: Turn) -> None:
        """See `Turn.keep`.

        The headers have told of the request and its prompt, and go on telling of the answer
        while it is being written. So that is held for as long only as an answer usually takes,
        or the limit to give it back: until the end of a long stream would count it twice.
        """
        with self.ended as lock, lock:
            now = self._clock()
            answer = Cost(output_tokens=turn.cost.output_tokens)
            turn.is_kept, turn.booked = True, turn.cost - answer
            back = self._limits.seconds_for(answer.output_tokens, now)
            turn.held_until = now + max(back, _ANSWER_SECONDS)
            self._held -= turn.booked
            turn.cost = answer
            self._let_go(now)
            self._kept.append(turn)
            self._limits.spend(turn.booked, now)
            self._wake_next(now)

    def refuse(self, turn: Turn, error: RateLimitError) -> None:
        """See `Turn.refuse`."""
        with self.ended as lock, lock:
            now = self._clock()
            turn.was_refused = True
            if self._limits.teach(error, now):
                self._window.lift()
                turn.requested = requested_in(error.scope, error.requested)
                return
            pause = _PAUSE if error.retry_after is None else error.retry_after
            self._paused_until = max(self._paused_until, now + min(pause, _LONGEST_PAUSE))
            self._window.slow_down(turn.went_at, self._under_way, now)

    def _turn(self, demand: Demand, gives_up_at: float, before: Turn | None = None) -> Turn:
        learned = self._experience
        rank = next(self._ranks) if before is None else before.rank
        if before is None or before.requested is None:
            cost, lessons = learned.estimate(demand), float(learned.lessons)
        else:  # the service has said what it counts; there is nothing to learn any more
            cost, lessons = before.requested, math.inf
        return Turn(self, demand, rank, cost, lessons, self._clock(), gives_up_at)

    def _learn(self, headers: Mapping[str, str], now: float, sent_at: float) -> None:
        self._limits.tell(headers, now, sent_at)
        self._window.answered()

    def _until_turn(self, turn: Turn, now: float) -> float:
        """Seconds until a turn may go; infinite while another must go or end first."""
        return self._until_enough(turn, now) if turn is self._queue.head else math.inf

    def _until_enough(self, turn: Turn, now: float) -> float:
        """Seconds until a turn may go that nobody else goes before."""
        until_more = self._let_go(now) - now
        if turn.lessons < self._experience.lessons:  # those who have just come know them all
            turn.lessons = self._experience.lessons
            self._queue.revise(turn, self._experience.estimate(turn.demand))
        if self._limits.forget(now):  # whether there is more now, not all shall try at once
            self._window.probe()
        room = self._window.wait(self._under_way, now)
        short = min(self._limits.wait(turn.cost, self._held, now), until_more)
        return max(short, self._paused_until - now, room)

    def _let_go(self, now: float) -> float:
        """Have kept turns hold no more than they must; return when the next is due."""
        if not self._kept:
            return math.inf
        still: list[Turn] = []
        for turn in self._kept:
            if turn.state is TurnState.OVER:
                continue
            if turn.held_until > now + _TICK:
                still.append(turn)
            else:
                self._held -= turn.cost
                turn.cost = Cost()
        self._kept = still
        return min((turn.held_until for turn in still), default=math.inf)

    def _patience(self, turn: Turn, now: float) -> float:
        """Seconds that a turn still waits; 0 when it need not, since nothing known forbids it.

        Raises:
            RateLimitError: It has waited long enough, or even the least wait is too long.
        """
        left = max(0.0, turn.gives_up_at - now)
        ahead = Cost() if left else self._held + self._queue.cost - turn.cost
        seconds, missing = self._forecast(turn, ahead, now)
        if not left and not seconds and self._window.is_slowed:
            seconds = _PAUSE
        if seconds > left:
            raise self._too_long(turn, seconds, missing, now - turn.joined_at)
        return left

    def _forecast(self, turn: Turn, ahead: Cost, now: float) -> tuple[float, str | None]:
        """Seconds until a turn goes, as far as known limits tell; and which one it is."""
        seconds, missing = self._limits.wait_in_line(turn.cost, ahead, now)
        pause = self._paused_until - now
        return (pause, None) if pause > seconds else (seconds, missing)

    def _too_long(
        self, turn: Turn, seconds: float, scope: str | None, waited: float = 0.0
    ) -> RateLimitError:
        limit = self._limits.limit(scope)
        which = "A rate limit" if scope is None else f"The limit of {limit} {scope}"
        model = "" if self._model is None else f" for {self._model}"
        return RateLimitError(
            f"{which}{model} is used up for another {seconds:.1f} s, after {waited:.1f} s of "
            f"waiting, of which this call may do {turn.gives_up_at - turn.joined_at:.1f} s "
            "(see max_wait and deadline); not sent",
            retry_after=seconds,
            limit_type=LIMIT_TYPES.get(scope or ""),
            limit=limit,
            scope=scope,
        )

    def _wake_next(self, now: float) -> None:
        """Have those at the head go that may, and the next one ask how long it waits now."""
        while (head := self._queue.head) is not None:
            head.signal.set()
            if head.state is TurnState.WAITING:
                if self._until_turn(head, now) > 0:
                    return
                self._go(head, now)
            self._queue.remove(head)  # last, so that an interrupt before leaves nobody behind

    def _leave_queue(self, turn: Turn, now: float) -> None:
        """Go, and let those behind do so."""
        self._go(turn, now)
        self._queue.remove(turn)
        self._wake_next(now)

    def _go(self, turn: Turn, now: float) -> None:
        self._window.went(self._under_way, now)
        turn.state, turn.went_at = TurnState.UNDER_WAY, now
        self._held += turn.cost
        self._under_way += 1

    def _take_end(self, news: tuple[Turn, Cost | None]) -> None:
        turn, cost = news
        if turn.state is TurnState.WAITING:
            self._queue.remove(turn)
        elif turn.state is TurnState.UNDER_WAY:
            self._under_way -= 1
            # As in the queue: what is held by nobody is nothing, whatever the sum has become.
            self._held = self._held - turn.cost if self._under_way else Cost()
            self._settle(turn, cost)
        turn.state = TurnState.OVER
        self._wake_next(self._clock())

    def _settle(self, turn: Turn, cost: Cost | None) -> None:
        """Count what a call took, and learn from it."""
        if not turn.was_answered or turn.was_refused:
            return
        self._window.succeeded()
        if cost is not None:
            self._experience.learn(turn.demand, cost)
        now = self._clock()
        cost = cost or (_REQUEST if turn.has_failed else turn.cost + turn.booked)
        self._limits.spend(cost - turn.booked, now)
        if turn.is_kept and now < turn.held_until:
            self._limits.spend_tokens(cost.output_tokens, now)  # else headers have told of them
