"""The count of one dimension for one key and model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.buckets import Bucket
from groq.testing.simulator.dimensions import dimensions
from groq.testing.simulator.durations import go_duration
from groq.testing.simulator.windows import Window

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.dimensions import Dimension
    from groq.testing.simulator.limits import Limits
    from groq.testing.simulator.replies import Headers


@dataclass(frozen=True, slots=True)
class Meter:
    """A dimension and what is used of it; volumes are tokens or seconds of audio."""

    dimension: Dimension
    bucket: Bucket | Window

    def needs(self, volume: float) -> float:
        """Units that must be free to admit a request that brings `volume`."""
        if self.dimension.counts in {"requests", "generated"}:
            return 1.0  # no answer is shorter than one token
        return volume

    def admit(self, now: float, volume: float) -> None:
        """Count a request that brings `volume`."""
        if self.dimension.counts != "generated":
            self.bucket.spend(now, self.needs(volume))

    def generate(self, now: float, volume: float) -> None:
        """Count `volume` that is generated for a request."""
        if self.dimension.counts in {"generated", "all"}:
            self.bucket.spend(now, volume)

    def headers(self, now: float) -> Headers:
        """The three `x-ratelimit-*` headers; none for a dimension that has none."""
        unit, bucket = self.dimension.unit, self.bucket
        if unit is None:
            return ()
        return (
            (f"x-ratelimit-limit-{unit}", str(bucket.limit)),
            (f"x-ratelimit-remaining-{unit}", str(bucket.remaining(now))),
            (f"x-ratelimit-reset-{unit}", go_duration(bucket.reset(now))),
        )


def meters(model: Model, limits: Limits, start: float, factor: int = 1) -> tuple[Meter, ...]:
    """A meter for everything that is limited of the model; `start` is when windows begin.

    The limits are so many times as high as those of the model.
    """
    found: list[Meter] = []
    for dimension in dimensions(model):
        limit: int | None = getattr(limits, dimension.name)
        if limit is None:
            limit = getattr(model, dimension.name, None)
        if limit is not None:
            period = dimension.period / limits.time_scale
            even = limits.refill == "even"
            most = limit * factor
            bucket = Bucket(most, period) if even else Window(most, period, start)
            found.append(Meter(dimension, bucket))
    return tuple(found)
