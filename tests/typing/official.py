"""Code as users of the official SDK write it, with types; checked against both SDKs, never run.

Each line is right for both. So there is no ignore here, and nothing that only ours has.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, assert_type

import httpx

from groq import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    AsyncGroq,
    AsyncStream,
    AuthenticationError,
    BadRequestError,
    DefaultHttpxClient,
    Groq,
    GroqError,
    Omit,
    RateLimitError,
    Stream,
    Timeout,
    omit,
)
from groq.types import (
    CompletionUsage,
    CreateEmbeddingResponse,
    Model,
    ModelDeleted,
    ModelListResponse,
)
from groq.types.audio import Transcription, Translation
from groq.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionMessage,
    ChatCompletionMessageParam,
    ChatCompletionMessageToolCall,
    ChatCompletionSystemMessageParam,
    ChatCompletionToolMessageParam,
    ChatCompletionToolParam,
    ChatCompletionUserMessageParam,
)
from groq.types.chat.chat_completion import Choice
from groq.types.chat.chat_completion_chunk import ChoiceDelta, ChoiceDeltaToolCall
from groq.types.chat.chat_completion_message_tool_call import Function

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from groq.types.chat.completion_create_params import ResponseFormat

TOOL: ChatCompletionToolParam = {
    "type": "function",
    "function": {
        "name": "tide_table",
        "description": "Times of high water in a harbour.",
        "parameters": {"type": "object", "properties": {"harbour": {"type": "string"}}},
    },
}
FORMAT: ResponseFormat = {"type": "json_object"}


def clients() -> tuple[Groq, AsyncGroq]:
    client = Groq(
        api_key="gsk_any",
        base_url="https://example.org",
        timeout=Timeout(20, connect=2),
        max_retries=4,
        default_headers={"x-a": "1"},
        default_query={"q": "1"},
        http_client=DefaultHttpxClient(proxy="http://localhost:3128"),
    )
    assert_type(client.api_key, str)
    assert_type(client.max_retries, int)
    assert_type(client.base_url, httpx.URL)
    assert_type(client.is_closed(), bool)
    assert_type(client.with_options(max_retries=1, timeout=5.0), Groq)
    assert_type(client.copy(api_key="gsk_other"), Groq)
    return client, AsyncGroq(http_client=httpx.AsyncClient(), timeout=httpx.Timeout(5))


def calls(client: Groq) -> None:
    completion = client.chat.completions.create(
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Why do canals have locks?"},
        ],
        model="llama-3.1-8b-instant",
        temperature=0.5,
        max_completion_tokens=1024,
        top_p=1,
        stop=None,
        stream=False,
        seed=omit,
        response_format={"type": "json_object"},
        extra_headers={"x-a": "1"},
        extra_query={"q": "1"},
        extra_body={"brand_new": True},
        timeout=10,
    )
    assert_type(completion, ChatCompletion)
    assert_type(completion.choices, list[Choice])
    assert_type(completion.choices[0].message, ChatCompletionMessage)
    assert_type(completion.choices[0].message.content, str | None)
    assert_type(completion.id, str)
    assert_type(completion.usage, CompletionUsage | None)
    if completion.usage:
        assert_type(completion.usage.total_tokens, int)
        assert_type(completion.usage.queue_time, float | None)
    assert_type(completion.to_json(), str)
    assert_type(completion.model_dump_json(indent=2), str)
    shown = completion.model_dump(exclude_none=True)["choices"]
    assert shown


def parts(message: ChatCompletionMessage) -> Iterator[str]:
    for call in message.tool_calls or []:
        assert_type(call, ChatCompletionMessageToolCall)
        assert_type(call.function, Function)
        yield call.function.name + call.function.arguments


def conversation(client: Groq, history: list[ChatCompletionMessageParam]) -> str:
    system: ChatCompletionSystemMessageParam = {"role": "system", "content": "Be brief."}
    user = ChatCompletionUserMessageParam(
        role="user",
        content=[
            {"type": "text", "text": "What is this?"},
            {"type": "image_url", "image_url": {"url": "https://example.org/lock.png"}},
        ],
    )
    tool: ChatCompletionToolMessageParam = {
        "role": "tool",
        "tool_call_id": "call_1",
        "content": "04:12",
    }
    history.append({"role": "assistant", "content": "A lock."})
    history.extend([system, user, tool])
    completion = client.chat.completions.create(
        model="m", messages=history, tools=[TOOL], tool_choice="auto", response_format=FORMAT
    )
    return completion.choices[0].message.content or ""


def streams(client: Groq) -> None:
    stream: Stream[ChatCompletionChunk] = client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "Hi"}], stream=True
    )
    for chunk in stream:
        assert_type(chunk, ChatCompletionChunk)
        assert_type(chunk.choices[0].delta, ChoiceDelta)
        assert_type(chunk.choices[0].delta.content, str | None)
        deltas(chunk.choices[0].delta.tool_calls or [])
        if chunk.x_groq and chunk.x_groq.usage:
            assert_type(chunk.x_groq.usage, CompletionUsage)
    with client.chat.completions.create(model="m", messages=[], stream=True) as other:
        text(other)
        assert_type(other.response, httpx.Response)
    stream.close()


def deltas(calls: Iterable[ChoiceDeltaToolCall]) -> None:
    for call in calls:
        assert_type(call.index, int)
        if call.function:
            assert_type(call.function.arguments, str | None)


def text(stream: Stream[ChatCompletionChunk]) -> str:
    return "".join(chunk.choices[0].delta.content or "" for chunk in stream)


def either(client: Groq, *, stream: bool) -> ChatCompletion | None:
    result: ChatCompletion | Stream[ChatCompletionChunk] = client.chat.completions.create(
        model="m", messages=[], stream=stream
    )
    if isinstance(result, Stream):
        text(result)
        return None
    assert_type(result, ChatCompletion)
    return result


async def asynchronous(client: AsyncGroq) -> None:
    completion = await client.chat.completions.create(model="m", messages=[])
    assert_type(completion, ChatCompletion)
    stream: AsyncStream[ChatCompletionChunk] = await client.chat.completions.create(
        model="m", messages=[], stream=True
    )
    async for chunk in stream:
        assert_type(chunk, ChatCompletionChunk)
        assert_type(chunk.choices[0].finish_reason == "stop", bool)
    async with stream:
        pass
    await stream.close()
    assert_type(await client.models.list(), ModelListResponse)
    assert_type(
        await client.audio.transcriptions.create(file=Path("a.mp3"), model="m"), Transcription
    )
    await client.close()


def made() -> ChatCompletion:
    usage = CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3)
    message = ChatCompletionMessage(role="assistant", content="Hi")
    choice = Choice(index=0, finish_reason="stop", logprobs=None, message=message)
    completion = ChatCompletion(
        id="chatcmpl-1",
        object="chat.completion",
        created=1,
        model="m",
        choices=[choice],
        usage=usage,
    )
    completion.usage = None
    copied = completion.model_copy(update={"model": "n"})
    assert_type(copied, ChatCompletion)
    assert_type(ChatCompletion.model_validate({"id": "c"}), ChatCompletion)
    return completion


def others(client: Groq) -> None:
    assert_type(client.models.list().data, list[Model])
    assert_type(client.models.retrieve("m"), Model)
    assert_type(client.models.delete("m"), ModelDeleted)
    heard = client.audio.transcriptions.create(
        file=("a.mp3", b""), model="m", response_format="verbose_json", language="en"
    )
    assert_type(heard.text, str)
    with Path("a.mp3").open("rb") as file:
        said = client.audio.translations.create(file=file, model="m")
        assert_type(said, Translation)
    speech = client.audio.speech.create(
        model="m", voice="hannah", input="Hi", response_format="wav"
    )
    assert_type(speech.read(), bytes)
    speech.write_to_file("speech.wav")
    embeddings = client.embeddings.create(model="m", input=["a"])
    assert_type(embeddings, CreateEmbeddingResponse)
    assert_type(embeddings.data[0].index, int)
    upload = client.files.create(file=("a.jsonl", b"{}"), purpose="batch")
    batch = client.batches.create(
        input_file_id=upload.id or "", endpoint="/v1/chat/completions", completion_window="24h"
    )
    assert_type(client.batches.retrieve(batch.id).status == "completed", bool)
    assert_type(client.files.content("file_1").read(), bytes)


def responses(client: Groq) -> None:
    raw = client.chat.completions.with_raw_response.create(model="m", messages=[])
    assert_type(raw.headers, httpx.Headers)
    assert_type(raw.status_code, int)
    assert_type(raw.parse(), ChatCompletion)
    streaming = client.chat.completions.with_streaming_response
    with streaming.create(model="m", messages=[]) as response:
        for line in response.iter_lines():
            assert_type(line, str)


def errors(client: Groq) -> str | None:
    try:
        client.models.list()
    except RateLimitError as error:
        assert_type(error.response, httpx.Response)
        return str(error.response.headers.get("retry-after"))
    except (AuthenticationError, BadRequestError) as error:
        assert_type(error.message, str)
    except APIStatusError as error:
        if error.status_code >= 500:
            return error.response.text
    except APITimeoutError as error:
        assert_type(error.request, httpx.Request)
    except APIConnectionError as error:
        return str(error.__cause__)
    except APIError as error:
        return str(error.body)
    except GroqError:
        return None
    return ""


def raised(request: httpx.Request, response: httpx.Response) -> list[APIError]:
    return [
        APIConnectionError(message="no route", request=request),
        APITimeoutError(request),
        RateLimitError("over", response=response, body={"error": {}}),
        APIStatusError("odd", response=response, body=None),
    ]


def optional(client: Groq, temperature: float | Omit = omit) -> ChatCompletion:
    return client.chat.completions.create(model="m", messages=[], temperature=temperature)
