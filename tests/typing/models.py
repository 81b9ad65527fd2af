"""What type checkers see of results; like `api.py` never run, only checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_type

from groq import BaseModel
from groq.types import BatchCreateResponse, FunctionDefinition
from groq.types.audio import Transcription
from groq.types.audio.transcription_create_params import TranscriptionCreateParams
from groq.types.chat import (
    ChatCompletion,
    ChatCompletionMessage,
    ChatCompletionMessageParam,
    ChatCompletionToolParam,
)
from groq.types.chat.chat_completion import Choice, ChoiceLogprobs
from groq.types.shared_params import FunctionDefinition as FunctionDefinitionParam
from groq.types.shared_params import FunctionParameters

if TYPE_CHECKING:
    from groq.types.chat.completion_create_params import ResponseFormat

PARAMETERS: FunctionParameters = {"type": "object"}
TOOL: ChatCompletionToolParam = {
    "type": "function",
    "function": FunctionDefinitionParam(name="tide_table", parameters=PARAMETERS),
}
SAME_TOOL: ChatCompletionToolParam = {
    "type": "function",
    "function": FunctionDefinition(name="tide_table", parameters=PARAMETERS),
}
FORMAT: ResponseFormat = {"type": "json_object"}
ARGUMENTS = TranscriptionCreateParams(model="m", timestamp_granularities=["word"])


def results(completion: ChatCompletion, batch: BatchCreateResponse) -> None:
    assert_type(completion.choices[0], Choice)
    assert_type(completion.choices[0].logprobs, ChoiceLogprobs | None)
    assert_type(completion.choices[0].message, ChatCompletionMessage)
    assert_type(batch.output_file_id, str | None)
    completion.usage = None
    _ = completion.choises  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]


def methods(completion: ChatCompletion) -> None:
    assert_type(completion.model_dump(mode="json", exclude_none=True), dict[str, Any])
    assert_type(completion.model_dump_json(indent=2, exclude_unset=True), str)
    assert_type(completion.to_json(), str)
    assert_type(completion.model_copy(update={"id": "x"}), ChatCompletion)
    assert_type(ChatCompletion.model_validate({}), ChatCompletion)
    assert_type(ChatCompletion.model_construct(id="x"), ChatCompletion)
    assert_type(completion.model_extra, dict[str, Any])
    completion.model_dump(exclude_nil=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def constructors() -> None:
    message = ChatCompletionMessage(role="assistant", content="Hi")
    history: list[ChatCompletionMessageParam] = [{"role": "user", "content": "Hi"}, message]
    Choice(index=0, message=message, finish_reason="stop")
    Choice(index=len(history), finish_reason="stop")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Transcription(txt="Hi")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


class Limits(BaseModel):
    """A model of somebody's own."""

    plan: str
    seats: int = 1


def models_of_your_own() -> None:
    assert_type(Limits(plan="free").seats, int)
    Limits(seats=2)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
