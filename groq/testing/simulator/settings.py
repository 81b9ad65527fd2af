"""How a simulator behaves, in whatever process it runs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq.testing.simulator.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The arguments of `Simulator` but for its clock; a pace of infinity is no pace."""

    limits: Limits
    limits_by_model: Mapping[str, Limits]
    tokens_per_second: float
    latency: float
    speed: float | None
    seed: int

    def __post_init__(self) -> None:
        if not self.tokens_per_second > 0:
            raise ValueError(f"tokens_per_second must be above 0, not {self.tokens_per_second}")
        if not 0 <= self.latency < math.inf:
            raise ValueError(f"latency must be at least 0 and finite, not {self.latency}")
        if self.speed is not None and not 0 < self.speed < math.inf:
            raise ValueError(f"speed must be above 0 and finite, not {self.speed}")
