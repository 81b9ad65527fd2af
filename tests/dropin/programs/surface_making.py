# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""Results that consumers make: in their tests, or of what they kept."""

from __future__ import annotations

import json
from functools import partial

from expecting import COMPLETION, MODEL, error_of

from groq.types import CompletionUsage
from groq.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionMessage,
    ChatCompletionMessageToolCall,
)
from groq.types.chat.chat_completion import Choice
from groq.types.chat.chat_completion_chunk import Choice as ChunkChoice
from groq.types.chat.chat_completion_chunk import (
    ChoiceDelta,
    ChoiceDeltaToolCall,
    ChoiceDeltaToolCallFunction,
)
from groq.types.chat.chat_completion_message_tool_call import Function


def results_are_made_from_dicts() -> None:
    assert ChatCompletion.model_construct(**COMPLETION).id == "chatcmpl-1"
    made = ChatCompletion.model_validate(COMPLETION)
    assert made.choices[0].message.content == "04:12"
    assert made.model_dump(exclude_unset=True) == COMPLETION
    assert ChatCompletion.model_validate_json(json.dumps(COMPLETION)).usage.total_tokens == 8


def results_are_made_by_keyword() -> None:
    completion = ChatCompletion(
        id="chatcmpl-1",
        object="chat.completion",
        created=1,
        model=MODEL,
        choices=[
            Choice(
                index=0,
                finish_reason="tool_calls",
                logprobs=None,
                message=ChatCompletionMessage(
                    role="assistant",
                    tool_calls=[
                        ChatCompletionMessageToolCall(
                            id="call_1",
                            type="function",
                            function=Function(name="tide_table", arguments="{}"),
                        )
                    ],
                ),
            )
        ],
        usage=CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3),
    )
    assert completion.choices[0].message.content is None
    assert completion.choices[0].message.tool_calls[0].function.name == "tide_table"
    assert completion.usage.queue_time is None


def nested_dicts_become_objects() -> None:
    completion = ChatCompletion(**COMPLETION)
    assert isinstance(completion.choices[0].message, ChatCompletionMessage)
    assert isinstance(completion.usage, CompletionUsage)
    assert completion.segments == [{"no": 1}]


def chunks_are_made_by_keyword() -> None:
    chunk = ChatCompletionChunk(
        id="chatcmpl-1",
        object="chat.completion.chunk",
        created=1,
        model=MODEL,
        choices=[
            ChunkChoice(
                index=0,
                finish_reason=None,
                delta=ChoiceDelta(
                    role="assistant",
                    content="Hi",
                    tool_calls=[
                        ChoiceDeltaToolCall(
                            index=0,
                            id="call_1",
                            type="function",
                            function=ChoiceDeltaToolCallFunction(name="f", arguments=""),
                        )
                    ],
                ),
            )
        ],
    )
    assert chunk.choices[0].delta.tool_calls[0].function.name == "f"
    assert chunk.x_groq is None
    assert chunk.usage is None


def a_wrong_constructor_is_an_error() -> None:
    for call in (partial(CompletionUsage, prompt_tokens=1), ChatCompletion):
        assert isinstance(error_of(Exception, call), TypeError | ValueError)
