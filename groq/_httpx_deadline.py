"""Deadlines over httpx, whose own timeouts bound each step and not a request as a whole.

An async request is cancelled when its time is up. A blocking read cannot be, so each step gets
what is left of the time: httpx tells of every step before it looks its timeout up, and hands out
the connection once the headers have come. Headers that drip in are bounded one read at a time.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import anyio

from groq.errors import DeadlineExceededError, TimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    import httpx

_STEPS = ("connect", "read", "write", "pool")
_SHORTEST_WAIT = 0.001  # seconds; 0 would mean not to wait at all, which is another error
_EARLY = 0.01  # seconds by which a socket may give up before its time


@contextmanager
def deadline(seconds: float | None) -> Generator[None, None, None]:
    """Tell a timeout that is due to the deadline from one that is due to its own step.

    Raises:
        DeadlineExceededError: Something timed out when the time was up.
    """
    if seconds is None:
        yield
        return
    ends_at = time.monotonic() + seconds
    try:
        yield
    except TimeoutError as error:
        if time.monotonic() < ends_at - _EARLY:
            raise
        raise _late(seconds) from error


@contextmanager
def async_deadline(seconds: float | None) -> Generator[None, None, None]:
    """Cancel what takes longer.

    Raises:
        DeadlineExceededError: It was cancelled.
    """
    if seconds is None:
        yield
        return
    with anyio.move_on_after(seconds) as scope:
        yield
    if scope.cancelled_caught:
        raise _late(seconds)


def _late(seconds: float) -> DeadlineExceededError:
    return DeadlineExceededError("The deadline was over before the answer came", timeout=seconds)


def bound_steps(prepared: httpx.Request, seconds: float | None) -> None:
    """Give every step of sending a request what is left of so many seconds, or its own less."""
    if seconds is None:
        return
    timeout: dict[str, float | None] = prepared.extensions["timeout"]
    ends_at = time.monotonic() + seconds

    def bound(_step: object = None, _info: object = None) -> None:
        left = max(ends_at - time.monotonic(), _SHORTEST_WAIT)
        for step in _STEPS:
            own = timeout.get(step)
            timeout[step] = left if own is None else min(own, left)

    bound()
    prepared.extensions["trace"] = bound


@contextmanager
def hurried(response: httpx.Response, seconds: float | None) -> Generator[None, None, None]:
    """Let this thread's reads of a body wait for so many seconds, all in all.

    httpx has no way to change a timeout once the body has begun; so the read of the connection,
    which it hands out for uses like this, is stood in for. Another thread may get the connection
    before the stand-in is gone, so it changes nothing for others.
    """
    stream: Any = response.extensions.get("network_stream")
    if stream is None or seconds is None:  # without a network, nothing waits
        yield
        return
    stream.read = _read_in_time(stream.read, time.monotonic() + seconds)
    try:
        yield
    finally:
        cast("dict[str, object]", vars(stream)).pop("read", None)


def _read_in_time(read: Callable[..., bytes], ends_at: float) -> Callable[..., bytes]:
    me = threading.get_ident()

    def read_in_time(size: int, timeout: float | None = None) -> bytes:
        if threading.get_ident() == me:
            left = max(ends_at - time.monotonic(), _SHORTEST_WAIT)
            timeout = left if timeout is None else min(left, timeout)
        return read(size, timeout=timeout)

    return read_in_time
