# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""What users of LangChain do with `ChatGroq`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from expecting import error_of
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.tools import tool
from langchain_groq import ChatGroq
from pydantic import BaseModel

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

import groq

MODEL = "openai/gpt-oss-20b"
QUESTION = "When is high water in Brest?"


@tool
def tide_table(harbour: str) -> str:
    """Times of high water in a harbour."""
    return f"{harbour}: 04:12 and 16:37"


class _Tide(BaseModel):
    """A tide."""

    harbour: str
    height: int
    phase: Literal["high", "low"]


def _chain(**settings: Any) -> Runnable:
    prompt = ChatPromptTemplate.from_messages([("system", "Be brief."), ("user", "{question}")])
    return prompt | ChatGroq(model=MODEL, **settings) | StrOutputParser()


def a_chain_answers() -> None:
    assert QUESTION in _chain().invoke({"question": QUESTION})


def a_chain_answers_in_pieces() -> None:
    pieces = list(_chain().stream({"question": QUESTION}))
    assert len(pieces) > 3
    assert "".join(pieces) == _chain().invoke({"question": QUESTION})


def a_model_that_always_streams_answers_as_a_whole() -> None:
    assert QUESTION in _chain(streaming=True).invoke({"question": QUESTION})


async def an_async_chain_answers_at_once_and_in_pieces() -> None:
    answer = await _chain().ainvoke({"question": QUESTION})
    pieces = [piece async for piece in _chain().astream({"question": QUESTION})]
    assert len(pieces) > 3
    assert "".join(pieces) == answer


def many_questions_are_answered_in_order() -> None:
    questions = [f"How deep is lock {number}?" for number in range(5)]
    answers = _chain().batch([{"question": question} for question in questions])
    assert all(question in answer for question, answer in zip(questions, answers, strict=True))


def an_answer_tells_its_tokens_and_why_it_ended() -> None:
    message = ChatGroq(model=MODEL, reasoning_format="parsed").invoke(QUESTION)
    usage = message.usage_metadata
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"] > 2
    assert message.response_metadata["finish_reason"] == "stop"
    assert message.response_metadata["model_name"] == MODEL
    assert message.response_metadata["token_usage"]["queue_time"] >= 0
    assert message.additional_kwargs["reasoning_content"]


def the_last_piece_of_a_stream_tells_the_tokens() -> None:
    whole = None
    for piece in ChatGroq(model=MODEL).stream(QUESTION):
        whole = piece if whole is None else whole + piece
    assert QUESTION in whole.content
    assert whole.usage_metadata["output_tokens"] > 1
    assert whole.response_metadata["finish_reason"] == "stop"


def a_tool_is_called_and_its_result_answered() -> None:
    model = ChatGroq(model=MODEL).bind_tools([tide_table])
    messages = [HumanMessage(QUESTION)]
    asked = model.invoke(messages)
    assert [call["name"] for call in asked.tool_calls] == ["tide_table"]
    results = [tide_table.invoke(call) for call in asked.tool_calls]
    assert all(isinstance(result, ToolMessage) for result in results)
    answer = model.invoke([*messages, asked, *results])
    assert "16:37" in answer.content


def a_tool_is_called_in_pieces() -> None:
    whole = None
    for piece in ChatGroq(model=MODEL).bind_tools([tide_table]).stream(QUESTION):
        whole = piece if whole is None else whole + piece
    assert [call["name"] for call in whole.tool_calls] == ["tide_table"]
    assert isinstance(whole.tool_calls[0]["args"]["harbour"], str)


def an_answer_becomes_an_object() -> None:
    for method in ("function_calling", "json_schema"):
        tide = ChatGroq(model=MODEL).with_structured_output(_Tide, method=method).invoke(QUESTION)
        assert isinstance(tide, _Tide)
        assert tide.phase in {"high", "low"}


def an_error_is_of_the_class_that_users_catch() -> None:
    model = ChatGroq(model="no-such-model")
    error = error_of(groq.NotFoundError, lambda: model.invoke(QUESTION))
    assert error.status_code == 404
    assert error.body["error"]["code"] == "model_not_found"
    assert error.response.headers["content-type"].startswith("application/json")
