"""What spans and metrics say of prompts and answers: nothing, unless they are asked to."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from werkzeug import Response

from groq import Groq, GroqError
from groq.telemetry import OpenTelemetryMetrics, OpenTelemetrySpans
from groq.telemetry._content import input_attributes, output_attributes
from groq.telemetry._genai import request_attributes, result_attributes
from tests.conftest import API_KEY
from tests.tracing import Tracing

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from groq.testing import Simulator
    from tests.conftest import World

pytestmark = pytest.mark.anyio

CHAT = "/openai/v1/chat/completions"
MODEL = "openai/gpt-oss-20b"
PROMPT = "Zuiderzee-polder"
ANSWER = "Afsluitdijk-sluis"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": PROMPT}]}
COMPLETION: dict[str, Any] = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": MODEL,
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": ANSWER, "reasoning": ANSWER},
            "finish_reason": "stop",
        }
    ],
}


def chunk(text: str, finish_reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish_reason}
    whole = {**COMPLETION, "object": "chat.completion.chunk", "choices": [choice]}
    return b"data: " + json.dumps(whole).encode() + b"\n\n"


def refuse(request: Request, status: int) -> Response:
    """Answer with an error that repeats all that was sent, as gateways do."""
    sent = request.get_data(as_text=True) + request.headers["authorization"]
    error = {"message": sent, "type": sent, "code": sent, "failed_generation": ANSWER}
    return Response(json.dumps({"error": error}), status, content_type="application/json")


def serve(httpserver: HTTPServer) -> None:
    """Serve a success, errors of each kind, and streams that end and break."""
    httpserver.expect_ordered_request(CHAT).respond_with_json(COMPLETION)
    for status in (400, 401, 403, 404, 413, 422, 429, 498, 500):
        httpserver.expect_ordered_request(CHAT).respond_with_handler(partial(refuse, status=status))
    whole = chunk(ANSWER) + chunk("", "stop") + b"data: [DONE]\n\n"
    broken = chunk(ANSWER) + b'data: {"error": {"message": "%s"}}\n\n' % PROMPT.encode()
    for body in (whole, chunk(ANSWER), broken, f"data: {ANSWER}\n\n".encode()):
        httpserver.expect_ordered_request(CHAT).respond_with_data(
            body, content_type="text/event-stream"
        )
    httpserver.expect_request("/openai/v1/audio/transcriptions").respond_with_json({"text": ANSWER})
    httpserver.expect_request("/openai/v1/embeddings").respond_with_json({"odd": ANSWER})


async def all_sorts(world: World, client: Any) -> int:
    """Ask in every way; return how many calls have failed."""
    failed = 0
    calls: list[Any] = [lambda: client.chat.create(**ASK)] * 10
    calls += [lambda: client.chat.create_stream(**ASK)] * 4
    calls.append(
        lambda: client.audio.transcribe(
            f"{PROMPT}.wav:".encode(), model="whisper-large-v3-turbo", prompt=PROMPT
        )
    )
    calls.append(lambda: client.embeddings.create(model="e", input=PROMPT))
    calls.append(lambda: client.chat.create(model=MODEL, messages=[{"role": PROMPT}]))
    for call in calls:
        try:
            result = await world.settle(call())
            if hasattr(result, "collect"):
                await world.settle(result.collect())
        except GroqError:
            failed += 1
    return failed


async def test_neither_key_nor_prompt_nor_answer_is_anywhere(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver)
    tracing, reader = Tracing(), InMemoryMetricReader()
    middleware = [
        OpenTelemetrySpans(tracing.provider),
        OpenTelemetryMetrics(MeterProvider([reader])),
    ]
    client = server_world.client(middleware=middleware, max_retries=0, throttle=False)
    failed = await all_sorts(server_world, client)
    metrics: Any = reader.get_metrics_data()
    assert failed == 15
    assert len([name for name in tracing.names if name.startswith("groq_")]) == 16
    for told in (tracing.text, metrics.to_json()):
        assert MODEL in told  # it is all there
        for secret in (API_KEY, "gsk_", PROMPT, ANSWER, "polder", "sluis"):
            assert secret not in told


@pytest.mark.parametrize(("variable", "captures"), [("", False), ("SPAN_ONLY", True)])
async def test_content_is_captured_if_the_environment_asks_for_it(
    world: World, monkeypatch: pytest.MonkeyPatch, variable: str, *, captures: bool
) -> None:
    monkeypatch.setenv("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", variable)
    tracing = Tracing()
    client = world.client(middleware=[OpenTelemetrySpans(tracing.provider)])
    await world.settle(client.chat.create(**ASK))
    assert (PROMPT in tracing.text) is captures


@pytest.mark.parametrize("operation", ["create", "create_stream"])
async def test_content_is_captured_if_asked_for(world: World, operation: str) -> None:
    tracing = Tracing()
    client = world.client(middleware=[OpenTelemetrySpans(tracing.provider, capture_content=True)])
    answer = await world.settle(getattr(client.chat, operation)(**ASK))
    if operation == "create_stream":
        answer = await world.settle(answer.collect())
    attributes: Any = tracing.ended[-1].attributes
    question = {"role": "user", "parts": [{"type": "text", "content": PROMPT}]}
    assert json.loads(attributes["gen_ai.input.messages"]) == [question]
    (told,) = json.loads(attributes["gen_ai.output.messages"])
    message = answer.choices[0].message
    assert told == {
        "role": "assistant",
        "parts": [
            {"type": "reasoning", "content": message.reasoning},
            {"type": "text", "content": message.content},
        ],
        "finish_reason": "stop",
    }
    assert API_KEY not in tracing.text


def test_what_a_conversation_consists_of_is_told_as_the_conventions_write_it() -> None:
    call = {"id": "call_1", "function": {"name": "tide", "arguments": "{}"}}
    inline = "data:image/png;base64,AAAA"
    told = input_attributes(
        {
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": "Look"},
                        {"type": "image_url", "image_url": {"url": "https://a/b.png"}},
                        {"type": "image_url", "image_url": {"url": inline}},
                        {"type": "document", "document": 1},
                    ],
                },
                {"role": "assistant", "content": None, "tool_calls": [call]},
                {"role": "tool", "tool_call_id": "call_1", "content": "high"},
            ]
        }
    )
    assert json.loads(told["gen_ai.input.messages"]) == [
        {
            "role": "user",
            "parts": [
                {"type": "text", "content": "Look"},
                {"type": "uri", "modality": "image", "uri": "https://a/b.png"},
                {"type": "image", "mime_type": "image/png", "characters": len(inline)},
                {"type": "document", "document": 1},
            ],
        },
        {
            "role": "assistant",
            "parts": [{"type": "tool_call", "id": "call_1", "name": "tide", "arguments": "{}"}],
        },
        {
            "role": "tool",
            "parts": [{"type": "tool_call_response", "id": "call_1", "response": "high"}],
        },
    ]


def test_what_a_response_is_asked_and_consists_of_is_told_in_the_same_way() -> None:
    told = input_attributes(
        {
            "instructions": "Be brief",
            "input": [
                {"role": "user", "content": "Ebb?"},
                {"type": "function_call", "call_id": "c", "name": "tide", "arguments": "{}"},
                {"type": "function_call_output", "call_id": "c", "output": "low"},
                {"type": "item_reference", "id": "x"},
            ],
        }
    )
    assert json.loads(told["gen_ai.system_instructions"]) == [
        {"type": "text", "content": "Be brief"}
    ]
    parts = [message["parts"] for message in json.loads(told["gen_ai.input.messages"])]
    assert parts == [
        [{"type": "text", "content": "Ebb?"}],
        [{"type": "tool_call", "id": "c", "name": "tide", "arguments": "{}"}],
        [{"type": "tool_call_response", "id": "c", "response": "low"}],
        [{"type": "item_reference", "id": "x"}],
    ]


def test_the_attributes_of_a_response(simulator: Simulator) -> None:
    tracing = Tracing()
    spans = OpenTelemetrySpans(tracing.provider, capture_content=True)
    with Groq(API_KEY, base_url=simulator.base_url, middleware=[spans]) as client:
        response: Any = client.responses.create(
            model=MODEL,
            input="Ebb?",
            max_output_tokens=2000,
            reasoning={"effort": "low"},
            text={"format": {"type": "json_object"}},
        )
    attributes: Any = tracing.ended[-1].attributes
    assert {
        "gen_ai.operation.name": "chat",
        "gen_ai.request.max_tokens": 2000,
        "gen_ai.request.reasoning.level": "low",
        "gen_ai.output.type": "json",
        "gen_ai.response.id": response.id,
        "gen_ai.response.finish_reasons": ("completed",),
        "gen_ai.usage.cache_read.input_tokens": 0,
        "groq.tokens.prompt": response.usage.input_tokens,
    }.items() <= dict(attributes).items()
    (told,) = json.loads(attributes["gen_ai.output.messages"])
    text = response.output[-1]["content"][0]["text"]
    assert told["parts"][-1] == {"type": "text", "content": text}


def test_the_attributes_of_sounds_and_vectors(simulator: Simulator) -> None:
    tracing = Tracing()
    middleware = [OpenTelemetrySpans(tracing.provider)]
    with Groq(API_KEY, base_url=simulator.base_url, middleware=middleware) as client:
        client.embeddings.create(
            model="nomic-embed-text-v1_5", input="Ebb?", encoding_format="base64"
        )
        client.audio.speak(
            model="canopylabs/orpheus-v1-english",
            input="Ebb",
            voice="autumn",
            response_format="wav",
        )
    embedded, spoken = (dict(span.attributes or {}) for span in tracing.ended[1::2])
    assert embedded["gen_ai.operation.name"] == "embeddings"
    assert embedded["gen_ai.request.encoding_formats"] == ("base64",)
    assert embedded["gen_ai.usage.input_tokens"] == embedded["groq.tokens.prompt"]
    assert (spoken["gen_ai.operation.name"], spoken["gen_ai.output.type"]) == ("speech", "speech")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.sampled_from(
    [
        "messages",
        "input",
        "instructions",
        "n",
        "stop",
        "temperature",
        "seed",
        "response_format",
        "text",
        "format",
        "type",
        "reasoning",
        "effort",
        "role",
        "content",
        "tool_calls",
        "function",
        "url",
        "image_url",
        "choices",
        "usage",
        "output",
        "status",
        "finish_reason",
        "message",
    ]
)
ODD = st.recursive(
    JSON,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=20,
)
WRITABLE = (str, bool, int, float, list)


@given(params=st.dictionaries(NAMES, ODD, max_size=8))
def test_whatever_is_asked_can_be_told(params: dict[str, Any]) -> None:
    class Asked:
        operation = "chat.create"
        is_stream = False

    for value in request_attributes(Asked(), params).values():  # type: ignore[arg-type]  # all that it reads
        assert isinstance(value, WRITABLE)
        assert not isinstance(value, int) or abs(value) < 2**63
    for text in input_attributes(params).values():
        json.loads(text)


@given(fields=st.dictionaries(NAMES, ODD, max_size=8))
def test_whatever_is_answered_can_be_told(fields: dict[str, Any]) -> None:
    class Answered:
        def __init__(self) -> None:
            vars(self).update(fields)

        def to_dict(self) -> Any:
            return fields

    for value in result_attributes(Answered()).values():
        assert isinstance(value, WRITABLE)
    for text in output_attributes(Answered()).values():
        json.loads(text)


def test_the_number_of_choices_is_told_if_it_is_not_one(
    httpserver: HTTPServer,
) -> None:
    httpserver.expect_request(CHAT).respond_with_json(COMPLETION)
    tracing = Tracing()
    url, middleware = httpserver.url_for("").rstrip("/"), [OpenTelemetrySpans(tracing.provider)]
    with Groq(API_KEY, base_url=url, middleware=middleware, validate=False) as client:
        for choices in (1, 2):
            client.chat.create(**ASK, n=choices)
    told = [(span.attributes or {}).get("gen_ai.request.choice.count") for span in tracing.ended]
    assert told[1::2] == [None, 2]


def test_numbers_that_no_exporter_can_write_are_left_out() -> None:
    class Usage:
        prompt_tokens = 2**63
        completion_tokens = True
        total_time = 1.5

    class Answered:
        usage = Usage

    assert result_attributes(Answered()) == {"groq.total_time": 1.5}


def test_what_is_no_object_has_no_content() -> None:
    assert output_attributes(b"a sound") == {}
