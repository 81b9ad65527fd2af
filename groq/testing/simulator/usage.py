"""Token counts and timings of a chat completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.testing.simulator.answers import Answer
    from groq.testing.simulator.chat_request import ChatRequest

_QUEUE_TIME = 0.03
_PROMPT_TOKENS_PER_SECOND = 30_000
_COMPLETION_TOKENS_PER_SECOND = 500


def usage(request: ChatRequest, answer: Answer) -> dict[str, Any]:
    """The usage object; its times in seconds are what a model of usual speed would take."""
    prompt_time = round(request.prompt_tokens / _PROMPT_TOKENS_PER_SECOND, 9)
    completion_time = round(answer.completion_tokens / _COMPLETION_TOKENS_PER_SECOND, 9)
    counted: dict[str, Any] = {
        "queue_time": _QUEUE_TIME,
        "prompt_tokens": request.prompt_tokens,
        "prompt_time": prompt_time,
        "completion_tokens": answer.completion_tokens,
        "completion_time": completion_time,
        "total_tokens": request.prompt_tokens + answer.completion_tokens,
        "total_time": round(prompt_time + completion_time, 9),
    }
    if request.model.reasons:
        counted["completion_tokens_details"] = {"reasoning_tokens": answer.reasoning_tokens}
    return counted
