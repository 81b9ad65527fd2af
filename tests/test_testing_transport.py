"""Clients without a network: the mock transport, its bodies, and the key that counts."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq import (
    AsyncGroq,
    Groq,
    NetworkError,
    RateLimitError,
    StreamConnectionError,
    TimeoutError,
    ValidationError,
)
from groq.testing import (
    ManualClock,
    MockAuthProvider,
    MockHttpTransport,
    create_chat_response,
    create_error_response,
    create_large_sse_stream,
    create_sse_stream,
    create_streaming_chunks,
    create_transcription_response,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import World

ASK: dict[str, Any] = {
    "model": "llama-3.3-70b-versatile",
    "messages": [{"role": "user", "content": "Hi"}],
}
CHAT = "/openai/v1/chat/completions"


@pytest.fixture
def mock() -> MockHttpTransport:
    return MockHttpTransport()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def client_of(world: World, mock: MockHttpTransport, **settings: Any) -> Any:
    settings = {"base_url": None, "transport": mock, "clock": ManualClock(), **settings}
    return world.client(**settings)


@pytest.mark.anyio
async def test_a_chat_is_answered_and_recorded(world: World, mock: MockHttpTransport) -> None:
    mock.queue_json(200, create_chat_response("Hello!"))
    client = client_of(world, mock, api_key="gsk_mine")

    answer = await world.settle(client.chat.create(**ASK))

    assert (answer.content, answer.usage.total_tokens) == ("Hello!", 30)
    asked = mock.last_request
    assert (asked.method, asked.path, asked.status) == ("POST", CHAT, 200)
    assert asked.headers["authorization"] == "Bearer gsk_mine"
    assert asked.headers["host"] == "api.groq.com"
    assert asked.json() == ASK
    assert mock.get_requests() == [asked]
    mock.assert_asked("chat.create", model=ASK["model"], times=1)


@pytest.mark.anyio
async def test_after_a_429_there_are_exactly_two_requests(
    world: World, mock: MockHttpTransport, clock: ManualClock
) -> None:
    mock.queue_error_response(429, "rate_limit_error", "Slow down", headers={"retry-after": "30"})
    mock.queue_json(200, create_chat_response("Hi!"))

    answer = await world.settle(client_of(world, mock, clock=clock).chat.create(**ASK))

    assert answer.content == "Hi!"
    assert mock.request_count == 2
    assert clock.now() == 30
    assert mock.responses_left == 0


@pytest.mark.anyio
async def test_a_stream_of_chunks_says_what_they_say(world: World, mock: MockHttpTransport) -> None:
    mock.queue_stream(create_streaming_chunks("Hi!"))
    stream = await world.settle(client_of(world, mock).chat.create_stream(**ASK))

    collected = await world.settle(stream.collect())

    assert (collected.content, collected.finish_reason) == ("Hi!", "stop")
    assert collected.usage.completion_tokens == 3
    assert mock.last_request.json()["stream"] is True


@pytest.mark.anyio
async def test_a_body_arrives_in_exactly_the_pieces_that_were_queued(
    world: World, mock: MockHttpTransport
) -> None:
    whole = b"".join(create_sse_stream(create_streaming_chunks("ab")))
    mock.queue_stream([whole[:30], whole[30:31], whole[31:].decode()])
    stream = await world.settle(client_of(world, mock).chat.create_stream(**ASK))
    assert (await world.settle(stream.collect())).content == "ab"


@pytest.mark.anyio
@pytest.mark.parametrize("as_bytes", [False, True])
async def test_a_stream_may_break(world: World, mock: MockHttpTransport, as_bytes: bool) -> None:
    chunks: Any = create_streaming_chunks("abc")[:3]
    mock.queue_stream(create_sse_stream(chunks)[:3] if as_bytes else chunks, breaks=True)
    stream = await world.settle(client_of(world, mock).chat.create_stream(**ASK))
    with pytest.raises(StreamConnectionError) as caught:
        await world.settle(stream.collect())
    assert caught.value.partial_content == "abc"


@pytest.mark.anyio
async def test_uploads_are_recorded_as_they_would_be_sent(
    world: World, mock: MockHttpTransport, tmp_path: Path
) -> None:
    sound = tmp_path / "lock.flac"
    sound.write_bytes(b"fLaC" + bytes(100_000))
    mock.queue_json(200, create_transcription_response("Mind the gate."))
    client = client_of(world, mock)

    heard = await world.settle(client.audio.transcribe(sound, model="whisper-large-v3"))

    assert heard.text == "Mind the gate."
    form = mock.last_request.form()
    assert form.get("model") == "whisper-large-v3"
    assert form.files["file"].content == sound.read_bytes()
    mock.assert_asked("audio.transcribe", model="whisper-large-v3")


@pytest.mark.anyio
async def test_an_error_has_status_type_and_message(world: World, mock: MockHttpTransport) -> None:
    mock.queue_response(create_error_response(429, "rate_limit_error", "Slow down"))
    with pytest.raises(RateLimitError, match="Slow down") as caught:
        await world.settle(client_of(world, mock, max_retries=0).chat.create(**ASK))
    assert (caught.value.status_code, caught.value.code) == (429, "rate_limit_error")


@pytest.mark.anyio
@pytest.mark.parametrize("step", ["connect", "read", "write", "pool"])
async def test_a_request_may_time_out(world: World, mock: MockHttpTransport, step: Any) -> None:
    mock.queue_timeout(step)
    mock.queue_json(200, create_chat_response("Now."))

    with pytest.raises(TimeoutError) as caught:
        await world.settle(client_of(world, mock, max_retries=0).chat.create(**ASK))

    assert caught.value.timeout == 60
    assert mock.last_request.status is None


@pytest.mark.anyio
async def test_a_network_error_is_tried_again(
    world: World, mock: MockHttpTransport, clock: ManualClock
) -> None:
    mock.queue_network_error("No route to host")
    mock.queue_json(200, create_chat_response("Now."))

    answer = await world.settle(client_of(world, mock, clock=clock).chat.create(**ASK))

    assert answer.content == "Now."
    assert answer.attempts[0].error == "network_error"
    assert 0.75 <= clock.now() <= 1.25


@pytest.mark.anyio
async def test_a_request_without_an_answer_says_what_was_asked_and_what_to_do(
    world: World, mock: MockHttpTransport
) -> None:
    mock.queue_json(200, create_chat_response("One."))
    client = client_of(world, mock)
    await world.settle(client.chat.create(**ASK))

    with pytest.raises(NetworkError) as caught:
        await world.settle(client.models.list())

    assert str(caught.value).startswith(
        "No mock response queued. The transport was asked 1. chat.create llama-3.3-70b-versatile "
        "-> 200, 2. models.list -> no answer. Queue an answer for each request with queue_json()"
    )
    assert mock.request_count == 2  # it is not tried again


@pytest.mark.anyio
async def test_one_object_serves_clients_of_both_kinds(world: World) -> None:
    mock = MockHttpTransport()
    mock.queue_json(200, create_chat_response("One."))
    mock.queue_json(200, create_chat_response("Two."))
    with Groq("gsk_x", transport=mock) as blocking:
        assert blocking.chat.create(**ASK).content == "One."
    if world.name != "blocking":
        async with AsyncGroq("gsk_x", transport=mock) as asynchronous:
            assert (await asynchronous.chat.create(**ASK)).content == "Two."


def test_threads_get_each_answer_once(mock: MockHttpTransport) -> None:
    texts = [f"Answer {number}." for number in range(200)]
    for text in texts:
        mock.queue_json(200, create_chat_response(text))
    got: list[str | None] = []
    with Groq("gsk_x", transport=mock, throttle=False) as client:

        def ask() -> None:
            got.extend(client.chat.create(**ASK).content for _ in range(50))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert sorted(filter(None, got)) == sorted(texts)
    assert {request.status for request in mock.requests} == {200}


def test_a_stream_of_chunks_and_bytes_is_refused(mock: MockHttpTransport) -> None:
    with pytest.raises(ValueError, match="either all objects, or none"):
        mock.queue_stream([b"data: ", {"choices": []}])


@pytest.mark.anyio
async def test_a_key_that_counts_is_asked_for_every_attempt(
    world: World, mock: MockHttpTransport
) -> None:
    key = MockAuthProvider("gsk_counted")
    mock.queue_error_response(503, "server_error")
    mock.queue_json(200, create_chat_response("Hi!"))

    await world.settle(client_of(world, mock, api_key=key).chat.create(**ASK))

    assert key.applied == 2
    assert {one.headers["authorization"] for one in mock.requests} == {"Bearer gsk_counted"}


@pytest.mark.parametrize(
    ("kind", "settings", "complaint"),
    [
        (Groq, {"transport": object()}, "httpx.BaseTransport.*got object"),
        (AsyncGroq, {"transport": httpx.HTTPTransport()}, "httpx.AsyncBaseTransport.*got HTTPT"),
        (
            Groq,
            {"transport": httpx.MockTransport(lambda _: httpx.Response(200)), "http_client": 1},
            "transport and http_client cannot both be given",
        ),
    ],
)
def test_what_is_no_transport_is_refused(
    kind: type[Groq | AsyncGroq], settings: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValidationError, match=complaint) as caught:
        kind("gsk_x", **settings)
    assert caught.value.param == "transport"


def test_the_bodies_have_the_values_that_are_documented() -> None:
    chat = create_chat_response("Hello")
    assert (chat["id"], chat["created"], chat["model"]) == (
        "chatcmpl-test123",
        1705312345,
        "llama-3.3-70b-versatile",
    )
    times = {"prompt_time": 0.001, "completion_time": 0.005, "total_time": 0.006}
    counts = {"prompt_tokens": 10, "completion_tokens": 20, "total_tokens": 30}
    assert chat["usage"] == {**counts, **times}
    assert chat["system_fingerprint"] == "fp_test"
    assert chat["x_groq"] == {"id": "req_test", "usage": {"queue_time": 0.0001, **times}}
    assert chat["choices"][0]["message"] == {"role": "assistant", "content": "Hello"}

    *texts, last = create_streaming_chunks("Hey")
    assert [chunk["choices"][0]["delta"] for chunk in texts] == [{"content": c} for c in "Hey"]
    assert (last["choices"][0]["delta"], last["choices"][0]["finish_reason"]) == ({}, "stop")
    assert last["usage"] == {"prompt_tokens": 10, "completion_tokens": 3, "total_tokens": 13}

    assert create_sse_stream(["a", {"b": 1}]) == [
        b"data: a\n\n",
        b'data: {"b":1}\n\n',
        b"data: [DONE]\n\n",
    ]
    error = create_error_response(500, "server_error")
    assert (error.status_code, error.json()["error"]) == (
        500,
        {"message": "Test error", "type": "server_error", "code": "server_error"},
    )


@pytest.mark.parametrize("size", [0, 1, 100_000])
def test_a_large_stream_has_the_size_that_was_asked_for(size: int) -> None:
    *chunks, last, done = create_large_sse_stream(size)
    values = [json.loads(chunk.removeprefix(b"data: ")) for chunk in chunks]
    assert sum(len(value["choices"][0]["delta"]["content"]) for value in values) == size
    assert json.loads(last.removeprefix(b"data: "))["usage"]["completion_tokens"] == size
    assert done == b"data: [DONE]\n\n"
