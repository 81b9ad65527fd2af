"""The lock that finalisers need not wait for."""

from __future__ import annotations

import sys
import threading

import pytest

from groq._inbox import Inbox

PATIENCE = 10.0


def inbox() -> tuple[Inbox[int], list[int]]:
    handled: list[int] = []
    return Inbox(handled.append), handled


def test_news_are_handled_at_once_when_nobody_holds_the_lock() -> None:
    box, handled = inbox()
    box.post(1)
    assert handled == [1]


def test_news_wait_for_whoever_holds_the_lock_and_keep_their_order() -> None:
    box, handled = inbox()
    with box as lock, lock:
        box.post(1)
        box.post(2)
        assert handled == []
    assert handled == [1, 2]


def test_news_that_come_while_news_are_handled_are_handled_too() -> None:
    handled: list[int] = []

    def handle(news: int) -> None:
        handled.append(news)
        if news:
            box.post(news - 1)

    box = Inbox(handle)
    box.post(3)
    assert handled == [3, 2, 1, 0]


def test_news_that_cannot_be_handled_leave_the_lock_free_and_the_others_in_the_box() -> None:
    handled: list[int] = []
    box = Inbox[int](lambda news: handled.append(1 // news))
    with pytest.raises(ZeroDivisionError), box as lock, lock:
        box.post(0)
        box.post(1)
    box.post(1)
    assert handled == [1, 1]


def test_an_error_inside_goes_through_after_the_news_are_handled() -> None:
    box, handled = inbox()
    with pytest.raises(KeyError), box as lock, lock:
        box.post(1)
        raise KeyError
    assert handled == [1]


class LastMinute:
    """A lock before whose release another thread posts something, once."""

    def __init__(self, box: Inbox[int]) -> None:
        self._lock = threading.Lock()
        self._box = box
        self._late = [2]

    def acquire(self, *, blocking: bool = True) -> bool:
        return self._lock.acquire(blocking=blocking)

    def release(self) -> None:
        if self._late:
            self._box.post(self._late.pop())
        self._lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


def test_news_that_come_in_the_last_minute_are_handled_too() -> None:
    box, handled = inbox()
    vars(box)["_lock"] = LastMinute(box)
    box.post(1)
    assert handled == [1, 2]
    vars(box)["_lock"] = LastMinute(box)
    with box as lock, lock:
        pass
    assert handled == [1, 2, 2]


def test_posting_never_waits_for_another_thread() -> None:
    box, handled = inbox()
    posts = threading.Thread(target=box.post, args=(1,), daemon=True)
    with box as lock, lock:
        posts.start()
        posts.join(PATIENCE)
        assert not posts.is_alive()
        assert handled == []
    assert handled == [1]


def test_news_from_anywhere_in_the_same_thread_are_handled_once_each() -> None:
    """A finaliser is stood in for at every call that is made with the lock, or near it."""
    box, handled = inbox()
    posted: list[int] = []

    def post(*_: object) -> None:
        if len(posted) < 1000:
            posted.append(len(posted))
            box.post(posted[-1])

    def work() -> None:
        sys.setprofile(post)
        try:
            for _ in range(10):
                with box as lock, lock:
                    handled.count(-1)
        finally:
            sys.setprofile(None)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(PATIENCE)
    assert not worker.is_alive()
    assert len(posted) > 30
    assert handled == posted


def test_many_threads_lose_no_news_and_are_alone_inside() -> None:
    total = 0

    def handle(news: int) -> None:
        nonlocal total
        total += news

    box = Inbox(handle)

    def work() -> None:
        nonlocal total
        for _ in range(2000):
            box.post(1)
            with box as lock, lock:
                total += 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert total == 8 * 2 * 2000


def test_a_child_process_gets_a_lock_that_nobody_holds_and_no_old_news() -> None:
    box, handled = inbox()
    box.__enter__().acquire()
    box.post(1)
    box.renew()
    box.post(2)
    assert handled == [2]
