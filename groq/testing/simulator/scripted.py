"""An answer whose words a test has chosen, in the place of the simulator's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.answers import Answer
from groq.testing.simulator.identity import uuid4
from groq.testing.simulator.tokens import estimate_tokens, split_tokens
from groq.testing.simulator.transcripts import Transcript

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject


@dataclass(frozen=True, slots=True)
class Scripted:
    """The text in the pieces in which a stream sends it, and calls as (name, arguments).

    Arguments are text, JSON if the test wants that.
    """

    content: tuple[str, ...] = ()
    tool_calls: tuple[tuple[str, str], ...] = ()
    reasoning: str = ""
    finish_reason: str = "stop"

    def answer(self, call_id: str) -> Answer:
        """The answer of a chat, whatever was asked; `call_id` makes the ids of its calls."""
        thoughts = tuple(split_tokens(self.reasoning))
        called = sum(estimate_tokens(len(name) + len(text)) for name, text in self.tool_calls)
        return Answer(
            reasoning=thoughts,
            content=self.content,
            tool_calls=tuple(self._calls(call_id)),
            finish_reason=self.finish_reason,
            reasoning_tokens=len(thoughts),
            completion_tokens=len(thoughts) + len(self.content) + called,
        )

    def transcript(self, duration: float) -> Transcript:
        """What was heard in a recording of so many seconds: one sentence."""
        text = "".join(self.content)
        return Transcript((text,) if text.strip() else (), duration, lead="")

    def _calls(self, call_id: str) -> list[JsonObject]:
        return [
            {
                "id": f"fc_{uuid4(call_id, number)}",
                "type": "function",
                "function": {"name": name, "arguments": arguments},
            }
            for number, (name, arguments) in enumerate(self.tool_calls)
        ]
