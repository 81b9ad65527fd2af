"""A lock, with a box for those who must not wait for it."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

T = TypeVar("T")


class Inbox(Generic[T]):
    """Guards some state by a lock; a finaliser, which may run anywhere, posts its news instead.

        with inbox as lock, lock:
            ...

    The garbage collector may run a finaliser in the very thread that holds the lock, where
    waiting for it would last for ever. So news are put into a box, and handled at once if
    nobody holds the lock, otherwise by whoever does, when it is done.

    The lock itself stands in the `with`, because an interrupt cannot come between its being taken
    and the `with` knowing of it, as it could in a method written in Python.
    """

    def __init__(self, handle: Callable[[T], None]) -> None:
        self._handle = handle
        self._news: deque[T] = deque()
        self._lock = Lock()

    def post(self, news: T) -> None:
        """Have something handled under the lock, without waiting for it."""
        self._news.append(news)
        self._empty()

    def renew(self) -> None:
        """Begin anew in a child process, where nobody can give the lock back any more."""
        self._news.clear()
        self._lock = Lock()

    def __enter__(self) -> Lock:
        return self._lock

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._news:
            self._empty()

    def _empty(self) -> None:
        while self._news and self._lock.acquire(blocking=False):
            try:
                while self._news:
                    self._handle(self._news.popleft())
            finally:
                self._lock.release()
