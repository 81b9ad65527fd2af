"""The rate limits that a simulator is given."""

from __future__ import annotations

import math
from dataclasses import KW_ONLY, dataclass
from typing import Literal, get_args

Refill = Literal["even", "window"]

COUNTS = (
    "requests_per_day",
    "tokens_per_minute",
    "audio_seconds_per_hour",
    "requests_per_minute",
    "tokens_per_day",
    "input_tokens_per_minute",
    "output_tokens_per_minute",
    "audio_seconds_per_day",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of every key and model, each at least 1.

    Of the first three, None leaves a model the limit that it has on the free tier; they are the
    ones that the headers tell. Of the others, None is no limit; they show in refusals only.

    Attributes:
        requests_per_day: RPD.
        tokens_per_minute: TPM, of prompts and answers together.
        audio_seconds_per_hour: Seconds of sound; ten at least are counted for each request.
        requests_per_minute: RPM.
        tokens_per_day: TPD.
        input_tokens_per_minute: ITPM, of prompts alone.
        output_tokens_per_minute: OTPM, of answers alone. They are counted as they are generated,
            so the last answer that is admitted may go beyond.
        audio_seconds_per_day: Seconds of sound.
        refill: With `even`, what is used comes back evenly, as at the service; with `window`, all
            of it comes back at once, a minute, an hour or a day after the first request of a key
            to a model, and so on.
        time_scale: How many times shorter a minute, an hour and a day are. Every wait that callers
            are told is in real seconds, to the millisecond.
    """

    requests_per_day: int | None = None
    tokens_per_minute: int | None = None
    audio_seconds_per_hour: int | None = None
    _: KW_ONLY
    requests_per_minute: int | None = None
    tokens_per_day: int | None = None
    input_tokens_per_minute: int | None = None
    output_tokens_per_minute: int | None = None
    audio_seconds_per_day: int | None = None
    refill: Refill = "even"
    time_scale: float = 1.0

    def __post_init__(self) -> None:
        for name in COUNTS:
            value = getattr(self, name)
            if value is not None and value < 1:
                raise ValueError(f"{name} must be at least 1, not {value}")
        if self.refill not in get_args(Refill):
            raise ValueError(f"refill must be 'even' or 'window', not {self.refill!r}")
        if not 0 < self.time_scale < math.inf:
            raise ValueError(f"time_scale must be above 0 and finite, not {self.time_scale}")
