"""What type checkers see; never run, only checked by mypy and pyright.

Each wrong line carries an ignore, and an ignore that is not needed is an error: so every
line here proves that a checker accepts what is right and refuses what is wrong.
"""

from __future__ import annotations

from typing import assert_type

from groq import (
    AsyncChatStream,
    AsyncGroq,
    ChatStream,
    Groq,
    HealthStatus,
    Speech,
    TextDelta,
    ToolCallDone,
)
from groq.types import (
    AssistantMessage,
    ChatCompletion,
    ChatCompletionChunk,
    EmbeddingResponse,
    FunctionTool,
    Model,
    ModelDeleted,
    ModelList,
    RerankResponse,
    Response,
    ToolCall,
    Transcription,
    Translation,
)

TOOL: FunctionTool = {"type": "function", "function": {"name": "tide_table"}}


def blocking(client: Groq) -> None:
    completion = client.chat.create(
        model="m",
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
        ],
        tools=[TOOL],
        temperature=0.5,
        stop=None,
        timeout=5,
        extra_body={"brand_new": 1},
    )
    assert_type(completion, ChatCompletion)
    assert_type(completion.content, str | None)
    assert_type(completion.tool_calls, list[ToolCall] | None)
    assert_type(completion.request_id, str | None)
    echoed: AssistantMessage = completion.choices[0].message
    client.chat.create(model="m", messages=[echoed, {"role": "user", "content": "And?"}])

    with client.chat.create_stream(model="m", messages=[]) as stream:
        assert_type(stream, ChatStream)
        for chunk in stream:
            assert_type(chunk, ChatCompletionChunk)
        assert_type(next(stream.text_stream), str)
        for event in stream.events():
            match event:
                case TextDelta(text=text):
                    assert_type(text, str)
                case ToolCallDone(index=index):
                    assert_type(index, int)
                case _:
                    pass
        assert_type(stream.collect(), ChatCompletion)

    assert_type(client.audio.transcribe("a.mp3", model="m"), Transcription)
    assert_type(client.audio.translate(("a.mp3", b""), model="m", timeout=5), Translation)
    assert_type(client.models.list(), ModelList)
    assert_type(client.models.get("m"), Model)
    assert_type(client.health_check(), HealthStatus)
    assert_type(client.with_options(max_retries=0), Groq)


async def asynchronous(client: AsyncGroq) -> None:
    assert_type(await client.chat.create(model="m", messages=[]), ChatCompletion)
    async with await client.chat.create_stream(model="m", messages=[]) as stream:
        assert_type(stream, AsyncChatStream)
        async for chunk in stream:
            assert_type(chunk, ChatCompletionChunk)
        assert_type(await anext(stream.text_stream), str)
        async for event in stream.events():
            if isinstance(event, TextDelta):
                assert_type(event.text, str)
        assert_type(await stream.collect(), ChatCompletion)
    assert_type(await client.audio.transcribe("a.mp3", model="m"), Transcription)
    assert_type(await client.models.list(), ModelList)
    assert_type(await client.health_check(), HealthStatus)


def wrong(client: Groq) -> None:
    client.chat.create(model="m")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.chat.create(model="m", messages=[], temprature=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.chat.create(model="m", messages=[], temperature="hot")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.chat.create(model="m", messages=[{"role": "user"}])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    client.audio.transcribe("a.mp3")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.with_options(max_retrys=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def further(client: Groq) -> None:
    embeddings = client.embeddings.create(model="m", input=["a"], timeout=5)
    assert_type(embeddings, EmbeddingResponse)
    assert_type(client.reranking.create(model="m", query="q", docs=("a", "b")), RerankResponse)
    assert_type(client.models.delete("m"), ModelDeleted)
    assert_type(client.audio.speak("Hi", model="m", voice="hannah", speed=1.5), Speech)
    response = client.responses.create(
        model="m",
        input=[{"role": "user", "content": "Hi"}],
        tools=[{"type": "function", "name": "tide_table"}],
        reasoning={"effort": "low"},
    )
    assert_type(response, Response)


async def further_async(client: AsyncGroq) -> None:
    assert_type(await client.embeddings.create(model="m", input="a"), EmbeddingResponse)
    assert_type(await client.audio.speak("Hi", model="m", voice="new"), Speech)
    assert_type(await client.responses.create(model="m", input="Hi"), Response)


def further_wrong(client: Groq) -> None:
    client.embeddings.create(model="m")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.reranking.create(model="m", query="q", docs=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.audio.speak("Hi", model="m")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.responses.create(model="m", input="Hi", messages=[])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
