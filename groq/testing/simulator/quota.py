"""What one key may ask of one model: what is admitted, what is refused, what the headers say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from groq.testing.simulator.durations import decimal_seconds, go_duration
from groq.testing.simulator.errors import ApiError
from groq.testing.simulator.identity import organization
from groq.testing.simulator.meters import meters
from groq.testing.simulator.tiers import LIMITS_FACTOR

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.limits import Limits
    from groq.testing.simulator.meters import Meter
    from groq.testing.simulator.replies import Headers


class Quota:
    """The meters of one key, model and tier; `start` is the time at which they begin."""

    def __init__(self, model: Model, api_key: str, tier: str, limits: Limits, start: float) -> None:
        self._subject = (
            f"model `{model.id}` in organization `{organization(api_key)}` service tier `{tier}`"
        )
        self._meters = meters(model, limits, start, LIMITS_FACTOR.get(tier, 1))
        self._has_whole_seconds = limits.time_scale == 1

    def admit(self, now: float, volume: float) -> None:
        """Count a request that brings `volume`, or raise the 413 or 429 and count nothing.

        Of several limits that refuse, the one with the longest wait speaks: who waits as long as
        told is not refused by another.
        """
        for meter in self._meters:
            if meter.needs(volume) > meter.bucket.limit:
                raise self._never(now, meter, volume)
        waits = [meter.bucket.wait(now, meter.needs(volume)) for meter in self._meters]
        if (longest := max(waits)) > 0:
            raise self._later(now, self._meters[waits.index(longest)], volume, longest)
        for meter in self._meters:
            meter.admit(now, volume)

    def generate(self, now: float, tokens: int) -> None:
        """Count tokens of an answer, which are only known afterwards."""
        for meter in self._meters:
            meter.generate(now, tokens)

    def headers(self, now: float) -> Headers:
        """The six `x-ratelimit-*` headers."""
        return tuple(header for meter in self._meters for header in meter.headers(now))

    def _never(self, now: float, meter: Meter, volume: float) -> ApiError:
        message = (
            f"Request too large for {self._subject} on {meter.dimension.text}: "
            f"Limit {meter.bucket.limit}, Requested {math.ceil(volume)}, "
            "please reduce your message size and try again."
        )
        return self._refusal(413, now, meter, message, meter.bucket.reset(now))

    def _later(self, now: float, meter: Meter, volume: float, wait: float) -> ApiError:
        used = math.ceil(meter.bucket.used(now))
        requested = math.ceil(meter.needs(volume))
        message = (
            f"Rate limit reached for {self._subject} on {meter.dimension.text}: "
            f"Limit {meter.bucket.limit}, Used {used}, Requested {requested}. "
            f"Please try again in {go_duration(wait)}."
        )
        return self._refusal(429, now, meter, message, wait)

    def _refusal(
        self, status: int, now: float, meter: Meter, message: str, wait: float
    ) -> ApiError:
        return ApiError(
            status,
            message,
            kind=meter.dimension.kind,
            code="rate_limit_exceeded",
            headers=(("retry-after", self._retry_after(wait)), *self.headers(now)),
        )

    def _retry_after(self, wait: float) -> str:
        """Whole seconds, as the service has them, unless its seconds have been made shorter."""
        return str(max(1, math.ceil(wait))) if self._has_whole_seconds else decimal_seconds(wait)
