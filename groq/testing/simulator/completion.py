"""A chat completion before it takes its form as one object or as chunks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.answers import Answer, answer
from groq.testing.simulator.identity import number, uuid4
from groq.testing.simulator.usage import usage

if TYPE_CHECKING:
    from groq.testing.simulator.chat_request import ChatRequest
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.faults import Interruption
    from groq.testing.simulator.speeds import Times
    from groq.testing.simulator.wire import JsonObject


@dataclass(frozen=True, slots=True)
class Completion:
    """The answer and everything that both forms say about it."""

    request: ChatRequest
    answer: Answer
    usage: JsonObject
    times: Times
    id: str
    created: int
    request_id: str
    seed: int
    interruption: Interruption | None = None

    @property
    def system_fingerprint(self) -> str:
        """A backend configuration: one for each model."""
        return f"fp_{number('fingerprint', self.request.model.id):x}"[:13]


def complete(request: ChatRequest, exchange: Exchange) -> Completion:
    """The completion: its words are the script's, or depend on the request alone."""
    choice = number(exchange.seed, request.seed, request.model.id, request.conversation.text())
    if exchange.scripted is None:
        answered = answer(request, choice, exchange.request_id)
    else:
        answered = exchange.scripted.answer(exchange.request_id)
    times = exchange.speeds.times(request.model, request.prompt_tokens, answered.completion_tokens)
    return Completion(
        request=request,
        answer=answered,
        usage=usage(request, answered, times),
        times=times,
        id=f"chatcmpl-{uuid4('completion', exchange.request_id)}",
        created=int(exchange.request.time),
        request_id=exchange.request_id,
        seed=choice % 2**31 if request.seed is None else request.seed,
        interruption=exchange.interruption,
    )
