"""The limits of one model: what headers and refusals have told, and how long a call must wait.

Groq counts per model. `x-ratelimit-*-requests` is about a day, `*-tokens` about a minute and
`*-audio-seconds` about an hour. There are further limits (requests a minute, tokens a day,
input and output tokens a minute) that show only in the message of a 429.

This module performs no I/O and takes no locks; the clock reading is an argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from groq._cost import counted_by
from groq._duration import parse_duration
from groq._error_messages import LIMIT_TYPES
from groq._meter import DAY, HOUR, MINUTE, Meter, Refusal, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._cost import Cost
    from groq.errors import RateLimitError

_PERIODS = {"M": MINUTE, "H": HOUR, "D": DAY}
_IN_HEADERS = {"RPD": "requests", "TPM": "tokens", "ASH": "audio-seconds"}
_HEADERS = {
    scope: tuple(f"x-ratelimit-{part}-{kind}" for part in ("limit", "remaining", "reset"))
    for scope, kind in _IN_HEADERS.items()
}
_MOST_DIGITS = 18  # of a number that is meant as one
_LONGEST = 31 * DAY  # no limit counts for longer; such a wait is a mistake


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
        calls_waiting: Calls of this client that wait for their turn.
        calls_under_way: Calls that have gone and are not over.
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
    calls_waiting: int = 0
    calls_under_way: int = 0

    @property
    def is_rate_limited(self) -> bool:
        """Whether something has run out."""
        return 0 in (self.requests_remaining, self.tokens_remaining, self.audio_seconds_remaining)

    def should_wait(self) -> float | None:
        """Seconds that a careful caller without a queue would wait; None for not at all.

        The whole reset when no request is left, half of it when less than a tenth is. The
        client itself waits for what a call needs only, which wastes none of the allowance.
        """
        if self.requests_remaining is None or self.requests_reset is None:
            return None
        if self.requests_remaining == 0:
            return self.requests_reset
        if self.requests_remaining < (self.requests_limit or 0) // 10:
            return self.requests_reset / 2
        return None


class ModelLimits:
    """What is known of the limits of one model. Limits go by Groq's abbreviations: `TPM`."""

    def __init__(self, minute: float = MINUTE) -> None:
        self._scale = minute / MINUTE
        self._meters: dict[str, tuple[Meter, Callable[[Cost], float]]] = {}

    def tell(self, headers: Mapping[str, str], now: float, sent_at: float) -> None:
        """Learn from the headers of a response, whatever its status, to a call sent then."""
        get = dict(headers.items()).get  # httpx is slow to look up one by one
        for scope, names in _HEADERS.items():
            limit, remaining, reset = get(names[0]), get(names[1]), get(names[2])
            if limit is not None or remaining is not None or reset is not None:
                # A limit of nothing is none that waiting helps with: the service shall say so.
                told = Told(count_in(limit) or None, count_in(remaining), _seconds(reset))
                self._meter(scope).tell(told, now, sent_at)

    def teach(self, error: RateLimitError, now: float) -> bool:
        """Learn from a refusal; False when it does not say which limit was reached."""
        wait = error.retry_after if error.refill_after is None else error.refill_after
        if error.scope not in LIMIT_TYPES or not error.limit or wait is None or wait > _LONGEST:
            return False
        used = float(error.limit) if error.used is None else error.used
        requested = 1.0 if error.requested is None else error.requested
        refusal = Refusal(limit=error.limit, used=used, requested=requested, wait=wait)
        self._meter(error.scope).teach(refusal, now)
        return True

    def spend(self, cost: Cost, now: float) -> None:
        """Count a call against the limits that no header tells of."""
        for meter, count in self._meters.values():
            if meter.taught_at is not None:
                meter.spend(count(cost), now)

    def spend_tokens(self, tokens: float, now: float) -> None:
        """Count tokens that were written after the headers had been sent."""
        if "TPM" in self._meters:
            meter, _ = self._meters["TPM"]
            if meter.taught_at is None:
                meter.spend(tokens, now)

    def seconds_for(self, tokens: float, now: float) -> float:
        """Seconds in which so many tokens come back."""
        return self._meters["TPM"][0].seconds_for(tokens, now) if "TPM" in self._meters else 0.0

    def wait(self, cost: Cost, held: Cost, now: float) -> float:
        """Seconds until all is there that a call needs, beside what is held.

        Infinite when another call must end first.
        """
        longest = 0.0
        for meter, count in self._meters.values():
            if (seconds := meter.wait(count(cost), count(held), now)) > longest:
                longest = seconds
        return longest

    def wait_in_line(self, cost: Cost, ahead: Cost, now: float) -> tuple[float, str | None]:
        """Seconds until a call may go behind others that go first; and what is missing."""
        longest, missing = 0.0, None
        for scope, (meter, count) in self._meters.items():
            if (seconds := meter.wait_in_line(count(cost), count(ahead), now)) > longest:
                longest, missing = seconds, scope
        return longest, missing

    def forget(self, now: float) -> bool:
        """Forget what was learned from refusals too long ago; whether there was any."""
        old = [
            scope
            for scope, (meter, _) in self._meters.items()
            if meter.taught_at is not None and meter.is_forgotten(now)
        ]
        for scope in old:
            del self._meters[scope]
        return bool(old)

    def limit(self, scope: str | None) -> int | None:
        """Units of a limit."""
        return self._meters[scope][0].limit if scope in self._meters else None

    def status(self, model: str | None, now: float) -> RateLimitStatus:
        """What headers have told, aged to now."""
        values: dict[str, Any] = {}
        for scope, kind in _IN_HEADERS.items():
            if scope in self._meters:
                meter, _ = self._meters[scope]
                if meter.taught_at is None:
                    values |= _status_of(kind.replace("-", "_"), meter, now)
        return RateLimitStatus(model=model, **values)

    def _meter(self, scope: str) -> Meter:
        if scope not in self._meters:
            period = _PERIODS[scope[-1]] * self._scale
            self._meters[scope] = Meter(period), counted_by(scope)
        return self._meters[scope][0]


def _status_of(name: str, meter: Meter, now: float) -> dict[str, Any]:
    remaining, reset = meter.at(now)
    whole = None if remaining is None else max(0, int(remaining))
    return {f"{name}_limit": meter.limit, f"{name}_remaining": whole, f"{name}_reset": reset}


def count_in(text: str | None) -> int | None:
    """The number that a header tells; None if that is none."""
    text = (text or "").strip()
    plain = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if plain else None


def _seconds(text: str | None) -> float | None:
    seconds = parse_duration(text or "")
    return None if seconds is None or seconds > _LONGEST else seconds
