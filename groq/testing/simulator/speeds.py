"""How long models take, by the speeds that are told of Groq's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model

# Tokens per second of an answer, as others quote Groq; safeguard has that of its base.
_TOKENS_PER_SECOND = {
    "openai/gpt-oss-120b": 500.0,
    "openai/gpt-oss-20b": 1_000.0,
    "openai/gpt-oss-safeguard-20b": 1_000.0,
    "llama-3.3-70b-versatile": 280.0,
    "llama-3.1-8b-instant": 560.0,
}
# Seconds of sound in a second: of large-v3 by Groq's guide, of turbo as others quote it.
_SOUND_PER_SECOND = {"whisper-large-v3": 189.0, "whisper-large-v3-turbo": 216.0}

# Of these no figures were found: they are the simulator's own.
_OTHER_TOKENS_PER_SECOND = 500.0
_PROMPT_TOKENS_PER_SECOND = 30_000.0
_QUEUE_SECONDS = 0.03


@dataclass(frozen=True, slots=True)
class Times:
    """What `usage` tells of a chat, in seconds."""

    queue: float
    prompt: float
    completion: float

    @property
    def before_first_token(self) -> float:
        """Seconds in which there is nothing to send."""
        return self.queue + self.prompt

    @property
    def all(self) -> float:
        """Seconds from the request to the last token."""
        return self.before_first_token + self.completion


class Pacer:
    """How long the pieces of a stream take, which are as many tokens as it is told."""

    def __init__(self, tokens_per_second: float) -> None:
        self._rate = tokens_per_second
        self._tokens = 0

    def generate(self, tokens: int) -> None:
        """Count tokens of the piece that comes next."""
        self._tokens += tokens

    def take(self) -> float:
        """Seconds for the tokens counted since the last call."""
        tokens, self._tokens = self._tokens, 0
        return tokens / self._rate


@dataclass(frozen=True, slots=True)
class Speeds:
    """Speeds so many times as high as those above; None for answers that take no time.

    What `usage` tells is the same without a factor as with the factor 1.
    """

    factor: float | None

    def times(self, model: Model, prompt_tokens: int, completion_tokens: int) -> Times:
        """What a chat takes."""
        factor = self.factor or 1.0
        return Times(
            _QUEUE_SECONDS / factor,
            prompt_tokens / _PROMPT_TOKENS_PER_SECOND / factor,
            completion_tokens / _tokens_per_second(model) / factor,
        )

    def pacer(self, model: Model) -> Pacer | None:
        """The pace of a stream; None is that of the simulator."""
        return None if self.factor is None else Pacer(_tokens_per_second(model) * self.factor)

    def delay(self, seconds: float) -> float:
        """How long an answer is kept back that takes so many seconds."""
        return 0.0 if self.factor is None else seconds

    def hearing(self, model: Model, sound: float) -> float:
        """How long the transcript of so many seconds of sound is kept back."""
        rate = _SOUND_PER_SECOND.get(model.id)
        if self.factor is None or rate is None:
            return 0.0
        return (_QUEUE_SECONDS + sound / rate) / self.factor


def _tokens_per_second(model: Model) -> float:
    """Of a model, or of the one that it was tuned from: its id is in that of the other."""
    for name, rate in _TOKENS_PER_SECOND.items():
        if model.id == name or model.id.startswith(f"ft:{name}:"):
            return rate
    return _OTHER_TOKENS_PER_SECOND
