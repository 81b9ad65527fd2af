"""What a call takes from the rate limits: guessed before it is sent, known afterwards.

Groq counts the tokens that were really used, not those that were allowed. So a call reserves
what calls to its model usually take, until its answer tells what it took.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self, TypeGuard

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.types import CompletionUsage, ResponseUsage

_TOKENS_PER_BYTE = 0.25  # of JSON with English text in it, until answers tell
_COMPLETION_TOKENS = 256.0  # until an answer says how long answers are
_LONG_PROMPT = 4000  # bytes from which on the size is what counts
_MOST_TOKENS = 10**9  # of one call; more is a mistake, and would block a limit for good
_BASE64 = re.compile(rb";base64,[A-Za-z0-9+/=]*")  # images: not text, hence not tokens
_GAIN, _DEVIATION_GAIN = 1 / 8, 1 / 4  # how quickly averages follow; as TCP's timer (RFC 6298)
_PROMPT_MARGIN = 3.0  # deviations to allow for: a prompt that takes more is refused
_ANSWER_MARGIN = 1.0  # an answer that takes more is not; those that follow wait a little longer


@define  # not frozen, which would make it three times as slow to add; nobody changes one
class Cost:
    """What one call, or several, take from the limits of a model."""

    requests: float = 0.0
    input_tokens: float = 0.0
    output_tokens: float = 0.0
    audio_seconds: float = 0.0

    @property
    def tokens(self) -> float:
        """Tokens of prompts and answers."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: Self) -> Cost:
        return Cost(
            self.requests + other.requests,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.audio_seconds + other.audio_seconds,
        )

    def __sub__(self, other: Self) -> Cost:
        return Cost(
            self.requests - other.requests,
            self.input_tokens - other.input_tokens,
            self.output_tokens - other.output_tokens,
            self.audio_seconds - other.audio_seconds,
        )


_COUNTED: dict[str, Callable[[Cost], Any]] = {
    "RP": attrgetter("requests"),
    "TP": attrgetter("tokens"),
    "ITP": attrgetter("input_tokens"),
    "OTP": attrgetter("output_tokens"),
    "AS": attrgetter("audio_seconds"),
}


def counted_by(scope: str) -> Callable[[Cost], float]:
    """Which part of a cost counts against a limit, by Groq's abbreviation of it: `TPM`."""
    return _COUNTED[scope[:-1]]


@frozen
class Demand:
    """What is known of a call's cost before it is sent.

    Attributes:
        prompt_bytes: Size of the prompt, without images.
        max_completion_tokens: As the caller limited them; None when not.
        generates: Whether the answer is written by a language model.
        audio_seconds: Length of the recording, roughly.
    """

    prompt_bytes: int = 0
    max_completion_tokens: int | None = None
    generates: bool = False
    audio_seconds: float = 0.0


def prompt_bytes(content: bytes) -> int:
    """Size of a JSON body, but for images in it."""
    if b";base64," not in content:
        return len(content)
    return len(content) - sum(len(image) for image in _BASE64.findall(content))


def cost_of(usage: CompletionUsage | None) -> Cost | None:
    """What an answer took; prompt tokens from the cache do not count. None when it does not say."""
    if usage is None:
        return None
    details = usage.prompt_tokens_details
    cached = None if details is None else details.cached_tokens
    return _cost(usage.prompt_tokens, cached, usage.completion_tokens)


def cost_of_response(usage: ResponseUsage | None) -> Cost | None:
    """As `cost_of`, by the names that the Responses API has for the same numbers."""
    if usage is None:
        return None
    cached = usage.input_tokens_details.cached_tokens
    return _cost(usage.input_tokens, cached, usage.output_tokens)


def _cost(read: object, cached: object, written: object) -> Cost | None:
    """What these tokens amount to; None if a number is something else, as nobody has checked."""
    cached = cached or 0
    if not (_is_number(read) and _is_number(cached) and _is_number(written)):
        return None
    return Cost(1.0, _sane(read - cached), _sane(written))


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float)


def requested_in(scope: str | None, units: float | None) -> Cost | None:
    """What a refusal says that a call would have taken; None when it does not."""
    if units is None or scope is None:
        return None
    counts = scope[:-1]
    if counts == "AS":
        return Cost(1.0, 0.0, 0.0, units)
    return Cost(1.0, units) if counts in ("TP", "ITP") else None


@define
class _Average:
    """A mean that follows what it is told, and how far that lies from it."""

    mean: float
    deviation: float

    def learn(self, value: float) -> None:
        error = value - self.mean
        self.mean += _GAIN * error
        self.deviation += _DEVIATION_GAIN * (abs(error) - self.deviation)

    def high(self, margin: float) -> float:
        """What few values exceed: the fewer, the more deviations are allowed for."""
        return self.mean + margin * self.deviation


@define
class Experience:
    """What the answers of one model have taught about the costs of calls to it.

    A prompt takes tokens by its size, and some more whatever its size: for the template of the
    conversation, for images, for what tools of the service read. Only long prompts tell how
    many go by size; what is over in the others is taken for the rest.

    Attributes:
        lessons: How many there were.
    """

    lessons: int = 0
    _tokens_per_byte: float = _TOKENS_PER_BYTE
    _overhead: _Average = field(factory=lambda: _Average(0.0, 0.0))
    _completion_tokens: _Average | None = None

    def estimate(self, demand: Demand) -> Cost:
        """What a call will probably take, and rather more than less."""
        return Cost(
            1.0,
            self._prompt(demand.prompt_bytes) if demand.prompt_bytes else 0.0,
            self._usual(demand.max_completion_tokens) if demand.generates else 0.0,
            demand.audio_seconds,
        )

    def _prompt(self, size: int) -> float:
        return max(0.0, self._tokens_per_byte * size + self._overhead.high(_PROMPT_MARGIN))

    def learn(self, demand: Demand, cost: Cost) -> None:
        """Compare what was asked with what it took."""
        self.lessons += 1
        if demand.prompt_bytes:
            self._learn_prompt(demand.prompt_bytes, _sane(cost.input_tokens))
        if not demand.generates:
            return
        if self._completion_tokens is None:
            self._completion_tokens = _Average(cost.output_tokens, cost.output_tokens / 2)
        else:
            self._completion_tokens.learn(cost.output_tokens)

    def _learn_prompt(self, size: int, tokens: float) -> None:
        if size >= _LONG_PROMPT:
            self._tokens_per_byte += _GAIN * (tokens / size - self._tokens_per_byte)
        self._overhead.learn(tokens - self._tokens_per_byte * size)

    def _usual(self, allowed: int | None) -> float:
        usual = self._completion_tokens
        tokens = _COMPLETION_TOKENS if usual is None else usual.high(_ANSWER_MARGIN)
        return tokens if allowed is None else min(tokens, max(0, allowed))


def _sane(tokens: float) -> float:
    return min(max(0.0, tokens), _MOST_TOKENS)
