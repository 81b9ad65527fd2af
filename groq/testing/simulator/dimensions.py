"""What the service limits, and in which words it says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model

_DAY, _HOUR, _MINUTE = 86_400.0, 3_600.0, 60.0


@dataclass(frozen=True, slots=True)
class Dimension:
    """One kind of limit.

    Attributes:
        name: The attribute of `Limits` and, where the free tier has such a limit, of `Model`.
        text: As in messages.
        kind: `error.type` of a refusal.
        period: Seconds for which the limit holds.
        counts: Requests, what a request brings, what is generated for it, or the last two.
        unit: As in `x-ratelimit-limit-<unit>`; None for one that the headers do not tell.
    """

    name: str
    text: str
    kind: str
    period: float
    counts: Literal["requests", "brought", "generated", "all"]
    unit: str | None = None


_REQUESTS = (
    Dimension("requests_per_minute", "requests per minute (RPM)", "requests", _MINUTE, "requests"),
    Dimension(
        "requests_per_day", "requests per day (RPD)", "requests", _DAY, "requests", "requests"
    ),
)
_TOKENS = (
    Dimension("tokens_per_minute", "tokens per minute (TPM)", "tokens", _MINUTE, "all", "tokens"),
    Dimension("tokens_per_day", "tokens per day (TPD)", "tokens", _DAY, "all"),
    Dimension(
        "input_tokens_per_minute",
        "input tokens per minute (ITPM)",
        "tokens",
        _MINUTE,
        "brought",
    ),
    Dimension(
        "output_tokens_per_minute",
        "output tokens per minute (OTPM)",
        "tokens",
        _MINUTE,
        "generated",
    ),
)
_AUDIO = (
    Dimension(
        "audio_seconds_per_hour",
        "seconds of audio per hour (ASPH)",
        "seconds",
        _HOUR,
        "brought",
        "audio-seconds",
    ),
    Dimension(
        "audio_seconds_per_day", "seconds of audio per day (ASPD)", "seconds", _DAY, "brought"
    ),
)


def dimensions(model: Model) -> tuple[Dimension, ...]:
    """What is limited of a model: requests, and tokens or seconds of audio."""
    return (*_REQUESTS, *(_AUDIO if model.task == "audio" else _TOKENS))
