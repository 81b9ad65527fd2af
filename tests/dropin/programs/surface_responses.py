# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""The two ways to see the HTTP response behind a result: read before, or while it arrives."""

from __future__ import annotations

import json

from expecting import MESSAGES, MODEL, SPEECH, silence

import groq
from groq.types.chat import ChatCompletion, ChatCompletionChunk


def a_raw_response_has_headers_and_is_parsed_on_demand() -> None:
    response = groq.Groq().chat.completions.with_raw_response.create(model=MODEL, messages=MESSAGES)
    assert response.status_code == 200
    assert response.headers["x-ratelimit-limit-requests"].isdigit()
    assert response.http_request.url.path == "/openai/v1/chat/completions"
    assert response.http_response.status_code == 200
    assert response.method == "POST"
    assert response.retries_taken == 0
    assert response.elapsed.total_seconds() > 0
    assert json.loads(response.read())["object"] == "chat.completion"
    assert json.loads(response.text())["object"] == "chat.completion"
    assert response.json()["object"] == "chat.completion"
    completion = response.parse()
    assert isinstance(completion, ChatCompletion)
    assert completion is response.parse()
    assert isinstance(response, groq.APIResponse)


def a_raw_response_of_a_stream_is_parsed_as_a_stream() -> None:
    response = groq.Groq().chat.completions.with_raw_response.create(
        model=MODEL, messages=MESSAGES, stream=True
    )
    assert response.headers["content-type"].startswith("text/event-stream")
    assert all(isinstance(chunk, ChatCompletionChunk) for chunk in response.parse())


async def a_raw_response_is_async_too() -> None:
    async with groq.AsyncGroq() as client:
        response = await client.chat.completions.with_raw_response.create(
            model=MODEL, messages=MESSAGES
        )
        assert response.headers["content-type"] == "application/json"
        completion = await response.parse()
        assert isinstance(completion, ChatCompletion)
        models = await client.models.with_raw_response.list()
        assert (await models.parse()).data


def every_resource_has_raw_responses() -> None:
    client = groq.Groq()
    assert client.models.with_raw_response.list().parse().data
    assert client.models.with_raw_response.retrieve(MODEL).parse().id == MODEL
    assert client.files.with_raw_response.list().status_code == 200
    assert client.batches.with_raw_response.list().status_code == 200
    assert client.audio.speech.with_raw_response.create(**SPEECH).status_code == 200
    heard = client.audio.transcriptions.with_raw_response.create(
        file=("silence.wav", silence()), model="whisper-large-v3"
    )
    assert heard.status_code == 200
    assert client.with_raw_response.models.list().parse().data
    assert (
        client.chat.with_raw_response.completions.create(model=MODEL, messages=MESSAGES)
        .parse()
        .choices
    )


def a_response_is_read_while_it_arrives() -> None:
    completions = groq.Groq().chat.completions.with_streaming_response
    with completions.create(model=MODEL, messages=MESSAGES) as response:
        assert response.headers["content-type"] == "application/json"
        assert json.loads(b"".join(response.iter_bytes()))["object"] == "chat.completion"
    with completions.create(model=MODEL, messages=MESSAGES) as response:
        assert isinstance(response.parse(), ChatCompletion)
    with completions.create(model=MODEL, messages=MESSAGES, stream=True) as response:
        lines = [line for line in response.iter_lines() if line]
        assert lines[-1] == "data: [DONE]"
    with completions.create(model=MODEL, messages=MESSAGES) as response:
        assert "".join(response.iter_text())


async def a_response_is_read_while_it_arrives_async() -> None:
    async with groq.AsyncGroq() as client:
        completions = client.chat.completions.with_streaming_response
        async with completions.create(model=MODEL, messages=MESSAGES) as response:
            pieces = [piece async for piece in response.iter_bytes()]
        assert json.loads(b"".join(pieces))["object"] == "chat.completion"
        async with completions.create(model=MODEL, messages=MESSAGES) as response:
            assert isinstance(await response.parse(), ChatCompletion)
