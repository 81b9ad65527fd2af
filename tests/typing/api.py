"""What type checkers see; never run, only checked by mypy and pyright.

Each wrong line carries an ignore, and an ignore that is not needed is an error: so every
line here proves that a checker accepts what is right and refuses what is wrong.
"""

from __future__ import annotations

from typing import assert_type

from groq import (
    NOT_GIVEN,
    APIResponse,
    AsyncAPIResponse,
    AsyncChatStream,
    AsyncGroq,
    AsyncPages,
    BatchResults,
    ChatStream,
    Groq,
    GroqError,
    HealthStatus,
    NotGiven,
    Pages,
    Speech,
    Stream,
    TextDelta,
    ToolCallDone,
    batch_lines,
)
from groq.types import (
    AssistantMessage,
    Batch,
    BatchAudioParams,
    ChatCompletion,
    ChatCompletionChunk,
    ChatParams,
    EmbeddingResponse,
    FileObject,
    FunctionTool,
    Model,
    ModelDeleted,
    ModelList,
    RerankResponse,
    Response,
    ResponseMcpApprovalResponse,
    ToolCall,
    Transcription,
    TranscriptionVerbose,
    TranscriptionWord,
    Translation,
    TranslationVerbose,
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
    client.audio.transcribe("a.mp3")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
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


def unchecked(client: Groq) -> None:
    lax: Groq = Groq(validate=False)
    assert_type(client.with_options(validate=False), Groq)
    response = lax.responses.create(model="m", input="Hi", validate=True)
    approval: ResponseMcpApprovalResponse = {
        "type": "mcp_approval_response",
        "approval_request_id": "a",
        "approve": True,
    }
    client.responses.create(
        model="m", input=[*response.output, approval, {"role": "user", "content": "And?"}]
    )
    client.with_options(validate="no")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def told(sent: int, total: int | None) -> None: ...


def heard(client: Groq, any_format: str) -> None:
    audio = client.audio
    assert_type(audio.transcribe("a.mp3", model="m", response_format="json"), Transcription)
    assert_type(audio.transcribe("a.mp3", model="m", response_format="text").text, str)
    verbose = audio.transcribe(
        "a.mp3",
        model="m",
        response_format="verbose_json",
        timestamp_granularities=["word"],
        on_progress=told,
        timeout=5,
    )
    assert_type(verbose, TranscriptionVerbose)
    assert_type(verbose.duration, float)
    assert_type(verbose.words, list[TranscriptionWord] | None)
    assert_type(
        audio.transcribe(url="https://x.org/a.mp3", model="m", response_format=any_format),
        Transcription | TranscriptionVerbose,
    )
    assert_type(audio.translate("a.mp3", model="m", response_format="text"), Translation)
    assert_type(
        audio.translate("a.mp3", model="m", response_format="verbose_json"), TranslationVerbose
    )
    assert_type(
        audio.translate("a.mp3", model="m", response_format=any_format),
        Translation | TranslationVerbose,
    )
    assert_type(client.files.create("a.jsonl", purpose="batch", on_progress=told), FileObject)


async def heard_async(client: AsyncGroq, any_format: str) -> None:
    audio = client.audio
    assert_type(
        await audio.transcribe("a.mp3", model="m", response_format="verbose_json"),
        TranscriptionVerbose,
    )
    assert_type(
        await audio.transcribe("a.mp3", model="m", response_format=any_format),
        Transcription | TranscriptionVerbose,
    )
    assert_type(
        await audio.translate("a.mp3", model="m", response_format="verbose_json", deadline=60),
        TranslationVerbose,
    )
    assert_type(await audio.translate("a.mp3", model="m", on_progress=told), Translation)


def heard_wrong(client: Groq) -> None:
    client.audio.transcribe("a.mp3", model="m").segments  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    client.audio.translate("a.mp3", model="m", language="fr")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    client.audio.transcribe("a.mp3", model="m", on_progress=5)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]


def batches(client: Groq) -> None:
    asked: ChatParams = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
    heard: BatchAudioParams = {"model": "m", "url": "https://x.org/a.mp3"}
    results = client.batches.run([("a", asked)], progress=True, deadline=60)
    assert_type(results, BatchResults)
    assert_type(results.completions["a"].content, str | None)
    assert_type(results.transcriptions["a"], Transcription | TranscriptionVerbose)
    assert_type(results.translations["a"].text, str)
    assert_type(results.failed["a"], GroqError)
    assert_type(
        client.batches.submit({"a": heard}.items(), endpoint="/v1/audio/translations"), Batch
    )
    client.batches.run((name, {"model": "m", "messages": []}) for name in "ab")
    client.batches.run(
        (name, {"model": "m", "url": "https://x.org/a.mp3", "language": "en"}) for name in "ab"
    )
    assert_type(batch_lines([("a", {"model": "m", "messages": []})]), bytes)
    assert_type(client.batches.wait("b", on_update=lambda batch: batch.id), Batch)
    assert_type(client.batches.retry_failed("b", when=lambda error: error.is_retryable), Batch)
    pages = client.batches.list_all(id=["b"], timeout=5)
    assert_type(pages, Pages[Batch])
    assert_type(next(pages), Batch)
    for batch in pages:
        assert_type(batch, Batch)


async def batches_async(client: AsyncGroq) -> None:
    results = await client.batches.run([("a", {"model": "m", "messages": []})])
    assert_type(results, BatchResults)
    assert_type(await client.batches.submit([("a", {"model": "m", "messages": []})]), Batch)
    assert_type(await client.batches.retry_failed("b"), Batch)
    pages = client.batches.list_all()
    assert_type(pages, AsyncPages[Batch])
    async for batch in pages:
        assert_type(batch, Batch)


def batches_wrong(client: Groq) -> None:
    client.batches.run([("a", {"model": "m"})])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    client.batches.run(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.batches.wait("b", on_update=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.batches.list_all(ids=["b"])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def dropin(client: Groq, stream: bool, warmth: float | NotGiven) -> None:
    completions = client.chat.completions
    assert_type(completions.create(model="m", messages=[], temperature=warmth), ChatCompletion)
    assert_type(completions.create(model="m", messages=[], stream=True), ChatStream)
    chunks: Stream[ChatCompletionChunk] = completions.create(model="m", messages=[], stream=True)
    assert_type(next(chunks), ChatCompletionChunk)
    either = completions.create(model="m", messages=[], stream=stream, stop=NOT_GIVEN)
    assert_type(either, ChatCompletion | ChatStream)
    raw = completions.with_raw_response
    assert_type(raw.create(model="m", messages=[]), APIResponse[ChatCompletion])
    assert_type(raw.create(model="m", messages=[], stream=True).parse(), ChatStream)
    with completions.with_streaming_response.create(model="m", messages=[]) as response:
        assert_type(response, APIResponse[ChatCompletion])
        assert_type(response.read(), bytes)
        assert_type(response.parse(to=Model), Model)
    assert_type(client.models.retrieve("m"), Model)
    assert_type(client.files.info("f"), FileObject)
    assert_type(client.files.content("f").text(), str)
    assert_type(client.files.content("f").text.splitlines(), list[str])
    assert_type(client.audio.transcriptions.create(file=b"", model="m"), Transcription)
    assert_type(client.copy(api_key="gsk_x", max_wait=5), Groq)
    assert_type(client.get("/x", cast_to=Model), Model)


async def dropin_async(client: AsyncGroq) -> None:
    completions = client.chat.completions
    assert_type(await completions.create(model="m", messages=[]), ChatCompletion)
    assert_type(await completions.create(model="m", messages=[], stream=True), AsyncChatStream)
    raw = await completions.with_raw_response.create(model="m", messages=[])
    assert_type(raw, AsyncAPIResponse[ChatCompletion])
    assert_type(await raw.parse(), ChatCompletion)
    async with completions.with_streaming_response.create(model="m", messages=[]) as response:
        assert_type(await response.text(), str)
    assert_type(await (await client.files.content("f")).read(), bytes)
    assert_type(await client.post("/x", cast_to=Model, body={}), Model)


def dropin_wrong(client: Groq) -> None:
    client.chat.completions.create(model="m", messages=[], temperature="hot")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    client.chat.completions.create(messages=[])  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    client.models.with_raw_response.retrieve(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
