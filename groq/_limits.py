"""What the rate-limit headers say, and how long to wait.

Groq keeps limits per model. `x-ratelimit-*-requests` counts a day, `*-tokens` a minute and
`*-audio-seconds` an hour. Each is a bucket that refills evenly: `reset` is the time until
it is *full* again, so the next unit is there after reset / (limit - remaining), and waiting
for the whole of `reset` would waste most of the allowance.

This module performs no I/O; the clock is an argument, and the lock is held for a few
statements only.
"""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING, Any

from attrs import frozen

from groq._duration import parse_duration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NO_MODEL = ""
_COUNTS = ("limit", "remaining")
_MOST_DIGITS = 18  # of a number that is meant as one


@frozen
class Bucket:
    """One limit, as the headers last told it.

    Attributes:
        limit: What the bucket holds when it is full.
        remaining: What was left; fractions appear as the bucket ages.
        reset: Seconds until it is full again.
        updated_at: Clock reading at which the headers arrived.
    """

    limit: int | None = None
    remaining: float | None = None
    reset: float | None = None
    updated_at: float = 0.0

    def updated(self, headers: Mapping[str, str], kind: str, now: float) -> Bucket:
        """This bucket after a response; itself when the response says nothing about it."""
        limit, remaining = (_count(headers, f"x-ratelimit-{word}-{kind}") for word in _COUNTS)
        reset = parse_duration(headers.get(f"x-ratelimit-reset-{kind}", ""))
        if limit is None and remaining is None and reset is None:
            return self
        return Bucket(
            self.limit if limit is None else limit,
            self.remaining if remaining is None else remaining,
            self.reset if reset is None else reset,
            now,
        )

    def at(self, now: float) -> Bucket:
        """This bucket aged: refilled by the time that has passed."""
        if self.reset is None or self.remaining is None:
            return self
        reset = max(0.0, self.reset - (now - self.updated_at))
        if self.limit is None or self.reset == 0:
            return Bucket(self.limit, self.remaining, reset, now)
        refilled = (self.limit - self.remaining) * (self.reset - reset) / self.reset
        return Bucket(self.limit, self.remaining + refilled, reset, now)

    def wait(self) -> float:
        """Seconds until one unit is there; 0 when one is, or when nothing is known."""
        if self.remaining is None or self.reset is None or self.remaining >= 1:
            return 0.0
        if self.limit is None or self.limit <= self.remaining:
            return self.reset
        return self.reset * (1 - self.remaining) / (self.limit - self.remaining)


_KINDS = ("requests", "tokens", "audio-seconds")


@frozen(kw_only=True)
class RateLimitStatus:
    """The limits of one model at one moment; None where the service has said nothing yet.

    Attributes:
        model: The model they hold for; None for calls without one.
        requests_limit: Requests allowed in a day.
        requests_remaining: Requests left.
        requests_reset: Seconds until all requests are there again.
        tokens_limit: Tokens allowed in a minute.
        tokens_remaining: Tokens left.
        tokens_reset: Seconds until all tokens are there again.
        audio_seconds_limit: Seconds of audio allowed in an hour.
        audio_seconds_remaining: Seconds of audio left.
        audio_seconds_reset: Seconds until all of them are there again.
    """

    model: str | None = None
    requests_limit: int | None = None
    requests_remaining: int | None = None
    requests_reset: float | None = None
    tokens_limit: int | None = None
    tokens_remaining: int | None = None
    tokens_reset: float | None = None
    audio_seconds_limit: int | None = None
    audio_seconds_remaining: int | None = None
    audio_seconds_reset: float | None = None

    @property
    def is_rate_limited(self) -> bool:
        """Whether something has run out."""
        return 0 in (self.requests_remaining, self.tokens_remaining, self.audio_seconds_remaining)

    def should_wait(self) -> float | None:
        """Seconds that a careful caller without a queue would wait; None for not at all.

        The whole reset when no request is left, half of it when less than a tenth is. The
        client itself waits for the next unit only, which wastes none of the allowance.
        """
        if self.requests_remaining is None or self.requests_reset is None:
            return None
        if self.requests_remaining == 0:
            return self.requests_reset
        if self.requests_remaining < (self.requests_limit or 0) // 10:
            return self.requests_reset / 2
        return None


class RateLimits:
    """The limits of every model, as one client and its copies have seen them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._buckets: dict[str, tuple[Bucket, ...]] = {}
        self._latest = _NO_MODEL

    def observe(self, model: str | None, headers: Mapping[str, str]) -> None:
        """Learn from the headers of a response, whatever its status."""
        now = self._clock()
        key = model or _NO_MODEL
        with self._lock:
            known = self._buckets.get(key) or tuple(Bucket() for _ in _KINDS)
            learned = tuple(
                bucket.updated(headers, kind, now)
                for bucket, kind in zip(known, _KINDS, strict=True)
            )
            if learned != known:
                self._buckets[key], self._latest = learned, key

    def wait(self, model: str | None) -> tuple[float, str | None]:
        """Seconds until a call may go, and what it waits for; (0, None) when it may go now."""
        now = self._clock()
        with self._lock:
            buckets = self._buckets.get(model or _NO_MODEL, ())
        waits = [
            (bucket.at(now).wait(), kind.replace("-", "_"))
            for bucket, kind in zip(buckets, _KINDS, strict=False)
        ]
        longest: tuple[float, str | None] = max(waits, default=(0.0, None))
        return longest if longest[0] > 0 else (0.0, None)

    def status(self, model: str | None = None) -> RateLimitStatus:
        """The limits of a model, aged to now; without one, of the model last heard of."""
        now = self._clock()
        with self._lock:
            key = self._latest if model is None else model
            buckets = self._buckets.get(key, ())
        values: dict[str, Any] = {}
        for bucket, kind in zip(buckets, _KINDS, strict=False):
            aged, name = bucket.at(now), kind.replace("-", "_")
            values[f"{name}_limit"] = aged.limit
            values[f"{name}_remaining"] = None if aged.remaining is None else int(aged.remaining)
            values[f"{name}_reset"] = aged.reset
        return RateLimitStatus(model=key or None, **values)


def _count(headers: Mapping[str, str], name: str) -> int | None:
    text = headers.get(name, "").strip()
    plain = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if plain else None
