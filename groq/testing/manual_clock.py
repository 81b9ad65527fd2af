"""A clock that stands still until it is moved."""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Final

import anyio

from groq._signal import Signal, async_sleep, sleep

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

_EPOCH: Final = 1705312345.0  # of `time`; that of the bodies in `bodies`
_GRACE = 0.1  # real seconds for what a sleeper waits for besides time: the answers of others
_PATIENCE = 10.0  # real seconds after which nobody will move the clock any more
_POLL = 0.002


class _Alarm(Signal):
    """Ends a sleep: when its time has come, or when the signal of the sleeper is set."""

    __slots__ = ("has_rung",)

    def __init__(self) -> None:
        super().__init__()
        self.has_rung = False

    def set(self) -> None:
        self.has_rung = True
        super().set()


class ManualClock:
    """The time of a client under test: `Groq(clock=ManualClock())`.

    Limits, circuit breakers, retries and deadlines go by it, so that a test of an hour takes no
    time. The network's time is real, and so are the timeouts for it.

    Where the client would sleep, the clock moves on by as much, and at once. A sleep that an
    answer to another call may end waits a moment for that, a tenth of a second. With
    `sleepers_wait=True` all sleepers wait until the test has moved the clock:

        clock = ManualClock(sleepers_wait=True)
        ...  # a call in another thread or task, which a 429 has told to wait for 30 s
        clock.wait_for_sleepers()
        clock.advance(30)

    Whoever waits for ten real seconds gets a RuntimeError. One clock does for any number of
    clients, threads and tasks.

    Attributes:
        sleeps: Seconds of every sleep that was begun, in order.
    """

    def __init__(self, *, sleepers_wait: bool = False) -> None:
        self.sleeps: list[float] = []
        self._sleepers_wait = sleepers_wait
        self._lock = Lock()
        self._now = 0.0
        self._sleepers: list[tuple[float, _Alarm]] = []

    def now(self) -> float:
        """Seconds since the clock was made."""
        return self._now

    def time(self) -> float:
        """Unix seconds, for the clock of a simulator: from 15 January 2024, 9:52:25 UTC, on."""
        return _EPOCH + self._now

    def advance(self, seconds: float) -> None:
        """Move on, and wake those whose time has come; raises ValueError for a move back."""
        if not seconds >= 0:
            raise ValueError(f"seconds must be at least 0, not {seconds}")
        self._move(lambda now: now + seconds)

    @property
    def sleepers(self) -> int:
        """How many sleep at present."""
        return len(self._sleepers)

    def wait_for_sleepers(self, count: int = 1) -> None:
        """Wait until so many sleep, in real time; raises RuntimeError after ten seconds."""
        ends_at = time.monotonic() + _PATIENCE
        while self.sleepers < count:
            self._check(count, ends_at)
            time.sleep(_POLL)

    async def async_wait_for_sleepers(self, count: int = 1) -> None:
        """The same, for async tests."""
        ends_at = time.monotonic() + _PATIENCE
        while self.sleepers < count:
            self._check(count, ends_at)
            await anyio.sleep(_POLL)

    def sleep(self, seconds: float, signal: Signal | None = None, /) -> None:
        """Sleep, as the client does; another call of the test's may end it by the signal."""
        with self._asleep(seconds, signal) as alarm:
            sleep(self._real_seconds(signal), alarm)

    async def async_sleep(self, seconds: float, signal: Signal | None = None, /) -> None:
        """The same, for async callers."""
        with self._asleep(seconds, signal) as alarm:
            await async_sleep(self._real_seconds(signal), alarm)

    @contextmanager
    def _asleep(self, seconds: float, signal: Signal | None) -> Generator[_Alarm, None, None]:
        alarm = _Alarm()
        with self._lock:
            self.sleeps.append(seconds)
            sleeper = (self._now + seconds, alarm)
            self._sleepers.append(sleeper)
        if signal is not None:
            signal.attach(alarm.set)
        try:
            yield alarm
        finally:
            if signal is not None:
                signal.detach()
            with self._lock:
                self._sleepers.remove(sleeper)
        if not alarm.has_rung:
            self._oversleep(sleeper[0])

    def _oversleep(self, ends_at: float) -> None:
        if self._sleepers_wait:
            raise RuntimeError(
                f"Nobody has moved the clock from {self._now:g} to {ends_at:g} within "
                f"{_PATIENCE:g} real seconds: call advance(), or leave out sleepers_wait=True"
            )
        self._move(lambda now: max(now, ends_at))

    def _real_seconds(self, signal: Signal | None) -> float:
        if self._sleepers_wait:
            return _PATIENCE
        return 0.0 if signal is None else _GRACE

    def _move(self, moved: Callable[[float], float]) -> None:
        with self._lock:
            self._now = moved(self._now)
            due = [alarm for ends_at, alarm in self._sleepers if ends_at <= self._now]
        for alarm in due:
            alarm.set()

    def _check(self, count: int, ends_at: float) -> None:
        if time.monotonic() > ends_at:
            raise RuntimeError(
                f"{self.sleepers} of {count} callers slept within {_PATIENCE:g} real seconds"
            )
