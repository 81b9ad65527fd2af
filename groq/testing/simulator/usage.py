"""Token counts and timings of a chat completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.testing.simulator.answers import Answer
    from groq.testing.simulator.chat_request import ChatRequest
    from groq.testing.simulator.speeds import Times


def usage(request: ChatRequest, answer: Answer, times: Times) -> dict[str, Any]:
    """The usage object; its total time is that of prompt and completion, as the service's is."""
    prompt_time, completion_time = round(times.prompt, 9), round(times.completion, 9)
    counted: dict[str, Any] = {
        "queue_time": round(times.queue, 9),
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
