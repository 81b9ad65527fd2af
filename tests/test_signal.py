"""Sleeps that are cut short, from wherever."""

from __future__ import annotations

import sys
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import anyio
import pytest

from groq._signal import Signal, _in_this_loop, async_sleep, sleep

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 60.0  # a test that waits for this has failed
PATIENCE = 10.0
BACKENDS = ["asyncio", "trio"]


def ends_early(action: Callable[[], object]) -> bool:
    """Whether an action in a thread of its own ends long before a long sleep would."""
    thread = threading.Thread(target=action, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return not thread.is_alive()


def set_when_attached(signal: Signal) -> None:
    while signal._wake is None:
        time.sleep(0.001)
    signal.set()


def set_from_another_thread(signal: Signal) -> None:
    threading.Thread(target=set_when_attached, args=(signal,), daemon=True).start()


def test_a_blocking_sleep_is_cut_short_from_another_thread() -> None:
    signal = Signal()
    set_from_another_thread(signal)
    assert ends_early(partial(sleep, LONG, signal))


def test_a_signal_that_was_set_before_the_sleep_is_not_lost() -> None:
    signal = Signal()
    signal.set()
    assert ends_early(partial(sleep, LONG, signal))


def test_a_signal_serves_one_sleep_only_and_then_the_next() -> None:
    signal = Signal()
    for _ in range(3):
        signal.set()
        assert ends_early(partial(sleep, LONG, signal))
        assert signal._wake is None
    sleep(0.001, signal)  # ends by itself, since nobody sets it
    assert not signal._is_set


def test_a_sleep_without_a_signal_takes_its_time() -> None:
    started = time.monotonic()
    sleep(0.01, None)
    anyio.run(async_sleep, 0.01, None)
    assert time.monotonic() - started >= 0.02


def test_setting_a_signal_twice_wakes_once_and_harms_nobody() -> None:
    signal = Signal()
    woken: list[None] = []
    signal.attach(partial(woken.append, None))
    signal.set()
    signal.set()
    signal.detach()
    signal.set()
    assert len(woken) == 2


def test_a_finaliser_may_set_the_signal_anywhere_in_the_sleeping_thread() -> None:
    """What a finaliser may interrupt is stood in for by every call that the sleep makes."""
    signal = Signal()

    def interrupted() -> None:
        sys.setprofile(lambda *_: signal.set())
        try:
            sleep(LONG, signal)
        finally:
            sys.setprofile(None)

    assert ends_early(interrupted)


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_async_sleep_is_cut_short_from_another_thread(backend: str) -> None:
    async def main() -> None:
        signal = Signal()
        set_from_another_thread(signal)
        with anyio.fail_after(PATIENCE):
            await async_sleep(LONG, signal)
        assert signal._wake is None

    anyio.run(main, backend=backend)


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_async_sleep_is_cut_short_from_another_task(backend: str) -> None:
    async def main() -> None:
        signal = Signal()
        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(async_sleep, LONG, signal)
                await anyio.wait_all_tasks_blocked()
                signal.set()

    anyio.run(main, backend=backend)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_signal_that_was_set_before_the_async_sleep_is_not_lost(backend: str) -> None:
    async def main() -> None:
        signal = Signal()
        signal.set()
        with anyio.fail_after(PATIENCE):
            await async_sleep(LONG, signal)
        await async_sleep(0.001, signal)  # ends by itself, since nobody sets it

    anyio.run(main, backend=backend)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_cancelled_sleep_leaves_no_trace(backend: str) -> None:
    async def main() -> None:
        signal = Signal()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(async_sleep, LONG, signal)
            await anyio.wait_all_tasks_blocked()
            tasks.cancel_scope.cancel()
        assert signal._wake is None

    anyio.run(main, backend=backend)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_signal_for_a_loop_that_has_ended_is_nobodys_business(backend: str) -> None:
    signal = Signal()

    async def main() -> None:
        signal.attach(_in_this_loop(lambda: None))

    anyio.run(main, backend=backend)
    signal.set()
