"""Rate limits per key and model: what is admitted, what is refused, what the headers say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.buckets import Bucket
from groq.testing.simulator.durations import go_duration
from groq.testing.simulator.errors import ApiError
from groq.testing.simulator.identity import organization

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.replies import Headers

DAY, HOUR, MINUTE = 86_400.0, 3_600.0, 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of every key and model; None leaves a model the one it has on the free tier."""

    requests_per_day: int | None = None
    tokens_per_minute: int | None = None
    audio_seconds_per_hour: int | None = None

    def __post_init__(self) -> None:
        for name in ("requests_per_day", "tokens_per_minute", "audio_seconds_per_hour"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise ValueError(f"{name} must be at least 1, not {value}")


@dataclass(frozen=True, slots=True)
class _Meter:
    unit: str  # as in x-ratelimit-limit-<unit>
    text: str  # as in messages
    kind: str  # error.type
    bucket: Bucket

    def headers(self, now: float) -> Headers:
        bucket = self.bucket
        return (
            (f"x-ratelimit-limit-{self.unit}", str(bucket.limit)),
            (f"x-ratelimit-remaining-{self.unit}", str(bucket.remaining(now))),
            (f"x-ratelimit-reset-{self.unit}", go_duration(bucket.reset(now))),
        )


class Quota:
    """The two meters of one key and model: requests, and tokens or seconds of audio."""

    def __init__(self, model: Model, api_key: str, limits: Limits) -> None:
        self._subject = (
            f"model `{model.id}` in organization `{organization(api_key)}` service tier `on_demand`"
        )
        requests = limits.requests_per_day or model.requests_per_day
        self._requests = _Meter(
            "requests", "requests per day (RPD)", "requests", Bucket(requests, DAY)
        )
        self._volume = _audio_meter(model, limits) if model.hears else _token_meter(model, limits)

    def admit(self, now: float, volume: float) -> None:
        """Take one request and `volume` from the meters, or raise the 413 or 429 and take none."""
        if volume > self._volume.bucket.limit:
            raise self._never(now, volume)
        for meter, units in ((self._requests, 1.0), (self._volume, volume)):
            if (wait := meter.bucket.wait(now, units)) > 0:
                raise self._later(now, meter, units, wait)
        self._requests.bucket.spend(now, 1)
        self._volume.bucket.spend(now, volume)

    def charge(self, now: float, volume: float) -> None:
        """Take `volume` that is only known afterwards, such as generated tokens."""
        self._volume.bucket.spend(now, volume)

    def headers(self, now: float) -> Headers:
        """The six `x-ratelimit-*` headers."""
        return self._requests.headers(now) + self._volume.headers(now)

    def _never(self, now: float, volume: float) -> ApiError:
        meter = self._volume
        message = (
            f"Request too large for {self._subject} on {meter.text}: "
            f"Limit {meter.bucket.limit}, Requested {math.ceil(volume)}, "
            "please reduce your message size and try again."
        )
        return self._refusal(413, now, meter, message, meter.bucket.reset(now))

    def _later(self, now: float, meter: _Meter, units: float, wait: float) -> ApiError:
        used = math.ceil(meter.bucket.used(now))
        message = (
            f"Rate limit reached for {self._subject} on {meter.text}: "
            f"Limit {meter.bucket.limit}, Used {used}, Requested {math.ceil(units)}. "
            f"Please try again in {go_duration(wait)}."
        )
        return self._refusal(429, now, meter, message, wait)

    def _refusal(
        self, status: int, now: float, meter: _Meter, message: str, wait: float
    ) -> ApiError:
        retry_after = ("retry-after", str(max(1, math.ceil(wait))))
        return ApiError(
            status,
            message,
            kind=meter.kind,
            code="rate_limit_exceeded",
            headers=(retry_after, *self.headers(now)),
        )


def _token_meter(model: Model, limits: Limits) -> _Meter:
    limit = limits.tokens_per_minute or model.tokens_per_minute
    return _Meter("tokens", "tokens per minute (TPM)", "tokens", Bucket(limit, MINUTE))


def _audio_meter(model: Model, limits: Limits) -> _Meter:
    limit = limits.audio_seconds_per_hour or model.audio_seconds_per_hour
    bucket = Bucket(limit, HOUR)
    return _Meter("audio-seconds", "seconds of audio per hour (ASPH)", "seconds", bucket)


class Ledger:
    """The quotas of all keys and models."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._quotas: dict[tuple[str, str], Quota] = {}

    def quota(self, api_key: str, model: Model) -> Quota:
        """The quota of a key for a model, full at first."""
        key = (api_key, model.id)
        if key not in self._quotas:
            self._quotas[key] = Quota(model, api_key, self._limits)
        return self._quotas[key]
