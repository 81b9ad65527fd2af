"""Sleeping that can be cut short from another thread or task: blocking, asyncio and trio."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Signal:
    """Wakes one sleeper, from any thread, task or finaliser; set early, it is not lost."""

    __slots__ = ("_is_set", "_wake")

    def __init__(self) -> None:
        self._is_set = False
        self._wake: Callable[[], object] | None = None

    def set(self) -> None:
        """Wake the sleeper, or the next one at once."""
        self._is_set = True
        if (wake := self._wake) is not None:
            wake()

    def attach(self, wake: Callable[[], object]) -> None:
        """Have `wake` called when the signal is set, at once if it has been."""
        self._wake = wake
        if self._is_set:  # whichever of the two comes second sees what the first has done
            wake()

    def detach(self) -> None:
        """Be ready for another sleep."""
        self._wake = None
        self._is_set = False


def sleep(seconds: float, signal: Signal | None) -> None:
    """Sleep, no longer than until the signal is set."""
    if signal is None:
        time.sleep(seconds)
        return
    # Not an Event: the garbage collector may set the signal in the thread that is about to wait
    # for it, and inside the lock of an Event. This queue is made to be put into from anywhere.
    woken: SimpleQueue[None] = SimpleQueue()
    signal.attach(partial(woken.put, None))
    try:
        with suppress(Empty):
            woken.get(timeout=seconds)
    finally:
        signal.detach()


async def async_sleep(seconds: float, signal: Signal | None) -> None:
    """Sleep on asyncio or trio, no longer than until the signal is set."""
    import anyio  # noqa: PLC0415  only async clients need it

    if signal is None:
        await anyio.sleep(seconds)
        return
    woken = anyio.Event()
    signal.attach(_in_this_loop(woken.set))
    try:
        with anyio.move_on_after(seconds):
            await woken.wait()
    finally:
        signal.detach()


def _in_this_loop(wake: Callable[[], object]) -> Callable[[], None]:
    """Make a function that has `wake` called in the running event loop, from any thread."""
    soon = _call_soon()

    def call() -> None:
        with suppress(RuntimeError):  # the loop has ended, and with it whoever slept there
            soon(wake)

    return call


def _call_soon() -> Callable[[Callable[[], object]], object]:
    import sniffio  # noqa: PLC0415  only async clients need it

    if sniffio.current_async_library() == "trio":
        import trio  # noqa: PLC0415  it is running, so it is there

        return trio.lowlevel.current_trio_token().run_sync_soon
    import asyncio  # noqa: PLC0415  blocking clients do without

    return asyncio.get_running_loop().call_soon_threadsafe
