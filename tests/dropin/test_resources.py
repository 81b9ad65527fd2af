"""Every resource under its name in Groq's own SDK: results, raw responses, and streamed ones."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from groq import APIResponse, AsyncAPIResponse, FileContent, ResponseParseError
from groq._dropin.listening import HeardText
from groq._response import AsyncBinaryAPIResponse, BinaryAPIResponse
from groq.types import (
    Batch,
    EmbeddingResponse,
    FileObject,
    Model,
    ModelList,
    Transcription,
    TranscriptionVerbose,
    Translation,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

RAW = (APIResponse, AsyncAPIResponse)
BINARY = (BinaryAPIResponse, AsyncBinaryAPIResponse)
MODEL = "openai/gpt-oss-20b"
SPOKEN: dict[str, Any] = {
    "model": "canopylabs/orpheus-v1-english",
    "voice": "hannah",
    "input": "Mind the gap.",
    "response_format": "wav",
}
LINE = orjson.dumps(
    {
        "custom_id": "a",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}]},
    }
)


def recording() -> bytes:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(bytes(32000))
    return sound.getvalue()


HEARD: dict[str, Any] = {"file": ("gap.wav", recording()), "model": "whisper-large-v3"}
EMBEDDED: dict[str, Any] = {"model": "nomic-embed-text-v1_5", "input": ["a canal", "a lock"]}

# Each call by what it is made on, and the class of its result.
CALLS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any], type[Any]]] = {
    "models.list": (lambda c: c.models, lambda r: r.list(), ModelList),
    "models.retrieve": (lambda c: c.models, lambda r: r.retrieve(MODEL), Model),
    "embeddings.create": (
        lambda c: c.embeddings,
        lambda r: r.create(**EMBEDDED),
        EmbeddingResponse,
    ),
    "transcriptions.create": (
        lambda c: c.audio.transcriptions,
        lambda r: r.create(**HEARD),
        Transcription,
    ),
    "transcriptions.create verbose": (
        lambda c: c.audio.transcriptions,
        lambda r: r.create(**HEARD, response_format="verbose_json"),
        TranscriptionVerbose,
    ),
    "translations.create": (
        lambda c: c.audio.translations,
        lambda r: r.create(**HEARD),
        Translation,
    ),
    "files.create": (
        lambda c: c.files,
        lambda r: r.create(file=("a.jsonl", LINE), purpose="batch"),
        FileObject,
    ),
}
every_call = pytest.mark.parametrize(("resource", "call", "kind"), CALLS.values(), ids=CALLS.keys())


@every_call
async def test_a_call_has_its_result(
    world: World, resource: Callable[[Any], Any], call: Callable[[Any], Any], kind: type[Any]
) -> None:
    result = await world.settle(call(resource(world.client())))
    assert type(result) is kind
    assert result.request_id


@every_call
async def test_a_raw_call_has_a_response_of_its_result(
    world: World, resource: Callable[[Any], Any], call: Callable[[Any], Any], kind: type[Any]
) -> None:
    client = world.client()
    for viewed in (
        resource(client).with_raw_response,
        resource(client.with_raw_response),
    ):
        raw = await world.settle(call(viewed))
        assert isinstance(raw, RAW)
        assert raw.request_id == raw.headers["x-request-id"]
        assert type(await world.settle(raw.parse())) is kind
        assert await world.settle(raw.json())


@every_call
async def test_a_streamed_call_is_entered(
    world: World, resource: Callable[[Any], Any], call: Callable[[Any], Any], kind: type[Any]
) -> None:
    client = world.client(max_connections=1, timeout=5)
    manager = call(resource(client).with_streaming_response)
    if world.name == "blocking":
        with manager as response:
            assert type(response.parse()) is kind
    else:
        async with manager as response:
            assert type(await response.parse()) is kind
    assert response.is_closed
    again = call(resource(client.with_streaming_response))
    if world.name == "blocking":
        with again as response:
            assert not response.is_closed
    else:
        async with again as response:
            assert not response.is_closed
    assert type(await world.settle(call(resource(client)))) is kind


async def test_a_recording_as_text_is_a_string_with_a_request_id(world: World) -> None:
    audio = world.client().audio
    for task in (audio.transcriptions, audio.translations):
        heard = await world.settle(task.create(**HEARD, response_format="text"))
        assert isinstance(heard, HeardText)
        assert heard.text == str(heard) == heard
        assert heard.request_id == heard.headers["x-request-id"] == heard.attempts[0].request_id
    assert type(await world.settle(audio.transcribe(**HEARD, response_format="text"))) is (
        Transcription
    )


async def test_a_batch_is_created_and_looked_at(world: World) -> None:
    client = world.client()
    file = await world.settle(client.files.create(file=("a.jsonl", LINE), purpose="batch"))
    asked = client.batches.create(
        input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
    )
    batch = await world.settle(asked)
    assert type(batch) is Batch
    assert (await world.settle(client.batches.retrieve(batch.id))).id == batch.id
    assert batch.id in [each.id for each in (await world.settle(client.batches.list())).data]
    raw = await world.settle(client.batches.with_raw_response.retrieve(batch.id))
    assert (await world.settle(raw.parse())).id == batch.id


async def test_a_file_has_the_methods_of_both_sdks(world: World, tmp_path: Path) -> None:
    files = world.client().files
    file = await world.settle(files.create(file=("a.jsonl", LINE), purpose="batch"))
    assert (await world.settle(files.info(file.id))).id == file.id
    assert file.id in [each.id for each in (await world.settle(files.list())).data]
    content = await world.settle(files.content(file.id))
    assert isinstance(content, BINARY)
    assert isinstance(content, FileContent)
    assert content.content == await world.settle(content.read()) == LINE
    assert content.text == await world.settle(content.text()) == LINE.decode()
    assert (await world.settle(content.json()))["custom_id"] == "a"
    assert b"".join([piece async for piece in world.iterate(content.iter_bytes(9))]) == LINE
    assert "".join([text async for text in world.iterate(content.iter_text())]) == LINE.decode()
    assert [line async for line in world.iterate(content.iter_lines())] == [LINE.decode()]
    await world.settle(content.write_to_file(tmp_path / "a"))
    await world.settle(content.stream_to_file(tmp_path / "b", chunk_size=3))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == LINE
    await world.settle(content.close())
    raw = await world.settle(files.with_raw_response.content(file.id))
    assert await world.settle(raw.read()) == LINE
    await world.settle(raw.write_to_file(tmp_path / "c"))
    assert (tmp_path / "c").read_bytes() == LINE
    deleted = await world.settle(files.delete(file.id))
    assert deleted.deleted


async def test_speech_is_read_and_written(world: World, tmp_path: Path) -> None:
    speech = world.client().audio.speech
    spoken = await world.settle(speech.create(**SPOKEN))
    assert isinstance(spoken, BINARY)
    sound = await world.settle(spoken.read())
    assert sound == spoken.content
    assert sound.startswith(b"RIFF")
    await world.settle(spoken.write_to_file(tmp_path / "a.wav"))
    assert (tmp_path / "a.wav").read_bytes() == sound
    manager = speech.with_streaming_response.create(**SPOKEN)
    if world.name == "blocking":
        with manager as response:
            response.stream_to_file(tmp_path / "b.wav", chunk_size=1000)
    else:
        async with manager as response:
            await response.stream_to_file(tmp_path / "b.wav", chunk_size=1000)
    assert (tmp_path / "b.wav").read_bytes().startswith(b"RIFF")
    raw = await world.settle(speech.with_raw_response.create(**SPOKEN))
    assert (await world.settle(raw.parse())).content_type == "audio/wav"


async def test_what_is_no_sound_is_not_taken_for_one(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/openai/v1/audio/speech").respond_with_json({"odd": True})
    speech = server_world.client().audio.speech
    with pytest.raises(ResponseParseError, match="no sound"):
        await server_world.settle(speech.create(**SPOKEN))
    raw = await server_world.settle(speech.with_raw_response.create(**SPOKEN))
    assert await server_world.settle(raw.json()) == {"odd": True}


async def test_a_model_is_deleted(server_world: World, httpserver: HTTPServer) -> None:
    answer = {"id": "ft:m", "object": "model", "deleted": True}
    httpserver.expect_request("/openai/v1/models/ft:m", method="DELETE").respond_with_json(answer)
    models = server_world.client().models
    assert (await server_world.settle(models.delete("ft:m"))).deleted
    raw = await server_world.settle(models.with_raw_response.delete("ft:m"))
    assert (await server_world.settle(raw.parse())).deleted


async def test_the_methods_of_both_sdks_are_on_one_resource(world: World) -> None:
    client = world.client()
    assert (await world.settle(client.models.get(MODEL))).id == MODEL
    assert (await world.settle(client.audio.speak(**SPOKEN))).content.startswith(b"RIFF")
    messages = [{"role": "user", "content": "Hi"}]
    assert (await world.settle(client.chat.create(model=MODEL, messages=messages))).content
    with_raw = client.chat.with_raw_response
    raw = await world.settle(with_raw.create(model=MODEL, messages=messages))
    assert (await world.settle(raw.parse())).content
