# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""`chat.completions.create`, in all its forms."""

from __future__ import annotations

import inspect
import json
from contextlib import suppress
from unittest import mock

from expecting import MESSAGES, MODEL, TOOL, recording

import groq
from groq.resources.chat.completions import AsyncCompletions, Completions
from groq.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionMessage,
    ChatCompletionMessageToolCall,
)
from groq.types.chat.chat_completion import Choice
from groq.types.chat.chat_completion_chunk import ChoiceDelta, ChoiceDeltaToolCall
from groq.types.completion_usage import CompletionUsage

REASONING_MODEL = "openai/gpt-oss-20b"


def a_completion_is_what_consumers_read() -> None:
    completion = groq.Groq().chat.completions.create(
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "When is high water in Brest?"},
        ],
        model=MODEL,
        temperature=0.5,
        max_completion_tokens=100,
        top_p=1,
        stop=None,
        stream=False,
    )
    assert isinstance(completion, ChatCompletion)
    assert isinstance(completion.choices[0], Choice)
    assert isinstance(completion.choices[0].message, ChatCompletionMessage)
    assert isinstance(completion.usage, CompletionUsage)
    assert "Brest" in completion.choices[0].message.content
    assert completion.choices[0].finish_reason == "stop"
    assert completion.choices[0].message.role == "assistant"
    assert completion.choices[0].message.tool_calls is None
    assert completion.choices[0].logprobs is None
    assert completion.object == "chat.completion"
    assert completion.x_groq.id.startswith("req_")
    assert completion.id
    assert completion.created > 0
    assert completion.model == MODEL


def usage_tells_tokens_and_times() -> None:
    usage = groq.Groq().chat.completions.create(model=REASONING_MODEL, messages=MESSAGES).usage
    assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens
    for seconds in (usage.queue_time, usage.prompt_time, usage.completion_time, usage.total_time):
        assert isinstance(seconds, float)
    assert usage.completion_tokens_details.reasoning_tokens > 0
    details = usage.prompt_tokens_details
    assert details is None or details.cached_tokens is not None


def a_tool_call_is_read_and_echoed() -> None:
    client = groq.Groq()
    asked = client.chat.completions.create(
        model=MODEL, messages=MESSAGES, tools=[TOOL], tool_choice="auto"
    )
    message = asked.choices[0].message
    call = message.tool_calls[0]
    assert isinstance(call, ChatCompletionMessageToolCall)
    assert (call.type, call.function.name) == ("function", "tide_table")
    assert isinstance(json.loads(call.function.arguments), dict)
    result = {"role": "tool", "tool_call_id": call.id, "name": "tide_table", "content": "04:12"}
    for echoed in (message, message.model_dump(exclude_none=True), message.to_dict()):
        answer = client.chat.completions.create(
            model=MODEL, messages=[*MESSAGES, echoed, result], tools=[TOOL]
        )
        assert "04:12" in answer.choices[0].message.content


def messages_may_be_any_iterable() -> None:
    completions = groq.Groq().chat.completions
    for messages in (tuple(MESSAGES), (message for message in MESSAGES)):
        completion = completions.create(model=MODEL, messages=messages)
        assert "Brest" in completion.choices[0].message.content


def a_message_is_echoed_by_hand() -> None:
    client = groq.Groq()
    asked = client.chat.completions.create(model=MODEL, messages=MESSAGES, tools=[TOOL])
    message = asked.choices[0].message
    call = message.tool_calls[0]
    result = {"role": "tool", "tool_call_id": call.id, "content": "04:12"}
    by_hand = {"id": call.id, "type": call.type, "function": call.function}
    for echoed in (
        {"role": message.role, "content": message.content, "tool_calls": message.tool_calls},
        {"role": "assistant", "content": message.content or "", "tool_calls": [by_hand]},
        {"role": "assistant", "tool_calls": [call.model_dump()]},
    ):
        answer = client.chat.completions.create(
            model=MODEL, messages=[*MESSAGES, echoed, result], tools=[TOOL]
        )
        assert "04:12" in answer.choices[0].message.content


def a_stream_is_read_chunk_by_chunk() -> None:
    texts = []
    stream = groq.Groq().chat.completions.create(model=MODEL, messages=MESSAGES, stream=True)
    assert isinstance(stream, groq.Stream)
    for chunk in stream:
        assert isinstance(chunk, ChatCompletionChunk)
        assert isinstance(chunk.choices[0].delta, ChoiceDelta)
        assert chunk.object == "chat.completion.chunk"
        texts.append(chunk.choices[0].delta.content or "")
    assert "Brest" in "".join(texts)
    assert chunk.choices[0].finish_reason == "stop"
    assert chunk.x_groq.usage.completion_tokens > 1


def a_stream_of_a_tool_call_is_read() -> None:
    stream = groq.Groq().chat.completions.create(
        model=MODEL, messages=MESSAGES, tools=[TOOL], stream=True
    )
    calls = [call for chunk in stream for call in chunk.choices[0].delta.tool_calls or []]
    assert isinstance(calls[0], ChoiceDeltaToolCall)
    assert calls[0].index == 0
    assert calls[0].function.name == "tide_table"
    assert json.loads("".join(call.function.arguments or "" for call in calls)) == {}


async def an_async_call_and_stream() -> None:
    async with groq.AsyncGroq() as client:
        completion = await client.chat.completions.create(model=MODEL, messages=MESSAGES)
        assert isinstance(completion, ChatCompletion)
        stream = await client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True)
        assert isinstance(stream, groq.AsyncStream)
        text = "".join([chunk.choices[0].delta.content or "" async for chunk in stream])
    assert text == completion.choices[0].message.content


def reasoning_is_in_the_message() -> None:
    message = (
        groq.Groq()
        .chat.completions.create(
            model=REASONING_MODEL, messages=MESSAGES, reasoning_effort="low", include_reasoning=True
        )
        .choices[0]
        .message
    )
    assert message.reasoning
    assert message.executed_tools is None


def parameters_that_the_api_knows_need_no_release() -> None:
    seen, http_client = recording()
    client = groq.Groq(http_client=http_client)
    with suppress(groq.BadRequestError):  # it is sent; this service does not know it
        client.chat.completions.create(
            model=MODEL, messages=MESSAGES, extra_body={"brand_new": {"a": 1}}
        )
    assert json.loads(seen[-1].content)["brand_new"] == {"a": 1}


def every_parameter_of_a_call_can_be_left_open() -> None:
    completion = groq.Groq().chat.completions.create(
        model=MODEL,
        messages=MESSAGES,
        frequency_penalty=None,
        max_tokens=None,
        n=1,
        parallel_tool_calls=None,
        presence_penalty=None,
        response_format=None,
        seed=None,
        stop=None,
        stream=None,
        temperature=None,
        tool_choice=None,
        tools=None,
        top_p=None,
        user=None,
        extra_headers=None,
        extra_query=None,
        extra_body=None,
        timeout=None,
    )
    assert completion.choices


def create_can_be_replaced_by_name() -> None:
    for resource in (Completions, AsyncCompletions):
        assert inspect.isfunction(resource.create)
    plain = Completions.create

    def wrapped(self: Completions, *args: object, **kwargs: object) -> object:
        kwargs["seed"] = 7
        return plain(self, *args, **kwargs)

    seen, http_client = recording()
    with mock.patch.object(Completions, "create", wrapped):
        groq.Groq(http_client=http_client).chat.completions.create(model=MODEL, messages=MESSAGES)
    assert json.loads(seen[-1].content)["seed"] == 7


def the_signature_of_create_lists_the_parameters() -> None:
    expected = {
        "messages, model, stream, tools, tool_choice, temperature, top_p, stop, seed, n, user",
        "max_tokens, max_completion_tokens, response_format, reasoning_effort, reasoning_format",
        "extra_headers, extra_query, extra_body, timeout, frequency_penalty, presence_penalty",
    }
    for resource in (Completions, AsyncCompletions):
        parameters = inspect.signature(resource.create).parameters
        assert {name for names in expected for name in names.split(", ")} <= set(parameters)
        assert parameters["temperature"].kind is inspect.Parameter.KEYWORD_ONLY
        assert next(iter(parameters)) == "self"


def a_bound_create_has_no_self() -> None:
    parameters = inspect.signature(groq.Groq().chat.completions.create).parameters
    assert "self" not in parameters
    assert "model" in parameters


def a_client_is_reached_from_its_resource() -> None:
    client = groq.Groq()
    assert client.chat.completions._client is client
    assert isinstance(client.chat.completions, Completions)
    assert isinstance(groq.AsyncGroq().chat.completions, AsyncCompletions)
