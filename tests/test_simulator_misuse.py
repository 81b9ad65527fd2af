"""Nothing that a caller sends to the younger endpoints makes the simulator fail, either."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from groq.testing import Limits, Simulator
from groq.testing.simulator import embedding_request, rerank_request, speech_request
from groq.testing.simulator.adapter import AdapterError, check_adapter
from tests.simulator_adapter import adapter
from tests.simulator_document import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=15
)


def maybe(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Objects with any of these members."""
    return st.fixed_dictionaries({}, optional=members)


def nearly(right: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What is right, mostly, and sometimes anything."""
    return st.one_of(right, right, right, JSON)


PARTS = maybe(
    type=st.sampled_from(["input_text", "input_image", "output_text", "text"]),
    text=nearly(st.text()),
    image_url=nearly(st.text()),
    annotations=nearly(st.just([])),
)
ITEMS = maybe(
    type=st.sampled_from(
        [
            *("message", "function_call", "function_call_output", "item_reference", "reasoning"),
            *("mcp_approval_response", "song"),
        ]
    ),
    role=nearly(st.sampled_from(["user", "assistant", "system", "developer"])),
    content=nearly(st.text() | st.lists(PARTS, max_size=2)),
    id=nearly(st.text()),
    call_id=nearly(st.text()),
    name=nearly(st.text()),
    arguments=nearly(st.text()),
    output=nearly(st.text()),
    summary=nearly(st.just([])),
    approval_request_id=nearly(st.text()),
    approve=nearly(st.booleans()),
)
TOOLS = maybe(
    type=st.sampled_from(["function", "mcp", "browser_search", "code_interpreter"]),
    name=nearly(st.text()),
    parameters=nearly(st.just({"type": "object", "required": ["a"]})),
    server_label=nearly(st.text()),
)
RESPONSES = maybe(
    input=nearly(st.text() | st.lists(nearly(ITEMS), max_size=3)),
    instructions=nearly(st.text()),
    max_output_tokens=nearly(st.integers(1, 50)),
    tools=nearly(st.lists(TOOLS, max_size=2)),
    tool_choice=nearly(st.sampled_from(["none", "auto", "required"])),
    text=nearly(
        maybe(
            format=nearly(
                maybe(
                    type=st.sampled_from(["text", "json_object", "json_schema"]),
                    name=nearly(st.text()),
                    schema=nearly(st.just({})),
                )
            )
        )
    ),
    reasoning=nearly(maybe(effort=nearly(st.sampled_from(["low", "high"])))),
    metadata=nearly(st.dictionaries(st.text(), st.text(), max_size=2)),
    stream=nearly(st.booleans()),
)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    headers = {"authorization": "Bearer gsk_test"}
    with (
        Simulator(limits=Limits(10**9, 10**9, 10**9)) as simulator,
        httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=headers) as connected,
    ):
        yield connected


def post(client: httpx.Client, path: str, body: dict[str, Any]) -> httpx.Response:
    answer = client.post(path, content=json.dumps(body).encode())
    assert answer.status_code in {200, 400, 404, 413}, answer.text
    if answer.status_code != 200:
        assert complaints("ErrorResponse", answer.json()) == []
    return answer


@PATIENT
@given(
    body=RESPONSES,
    model=st.sampled_from(["openai/gpt-oss-20b", "qwen/qwen3.8-27b", "llama-3.1-8b-instant"]),
)
def test_any_request_for_a_response_is_answered_or_refused(
    client: httpx.Client, body: dict[str, Any], model: str
) -> None:
    answer = post(client, "/responses", {"input": "Hello", **body, "model": model})

    if answer.headers["content-type"] == "application/json" and answer.status_code == 200:
        assert complaints("Response", answer.json()) == []


@PATIENT
@given(
    route=st.sampled_from(
        [
            ("/embeddings", "nomic-embed-text-v1_5", embedding_request.BODY),
            ("/reranking", "qwen3-reranker-4b", rerank_request.BODY),
            ("/audio/speech", "canopylabs/orpheus-v1-english", speech_request.BODY),
        ]
    ),
    data=st.data(),
)
def test_any_body_is_answered_or_refused(
    client: httpx.Client, route: tuple[str, str, dict[str, Any]], data: st.DataObject
) -> None:
    path, model, schema = route
    names = st.sampled_from(list(schema["properties"]))
    body = data.draw(st.dictionaries(names, JSON | st.lists(st.text(), min_size=1), max_size=4))

    post(client, path, {**body, "model": model})


@PATIENT
@given(text=st.text(max_size=200), speed=st.floats(0.5, 5), rate=st.sampled_from([8000, 48000]))
def test_any_text_can_be_spoken(client: httpx.Client, text: str, speed: float, rate: int) -> None:
    body = {"model": "canopylabs/orpheus-v1-english", "voice": "troy", "input": text}

    answer = post(client, "/audio/speech", {**body, "speed": speed, "sample_rate": rate})

    assert answer.status_code == 200
    assert len(answer.content) == 44 + 2 * round(len(text) * rate * 0.06 / speed)


@PATIENT
@given(texts=st.lists(st.text(), min_size=1, max_size=3))
def test_any_text_has_a_vector(client: httpx.Client, texts: list[str]) -> None:
    answer = post(client, "/embeddings", {"model": "nomic-embed-text-v1_5", "input": texts})

    assert [len(each["embedding"]) for each in answer.json()["data"]] == [768] * len(texts)


ADAPTER = adapter()


@PATIENT
@given(
    at=st.integers(0, len(ADAPTER)),
    length=st.integers(0, 40),
    other=st.binary(max_size=8),
)
@example(at=6, length=2, other=b"\x01\x00")  # encrypted
@example(at=8, length=2, other=b"\x63\x00")  # compressed in a way that nobody knows
def test_any_damage_to_an_adapter_is_found_or_does_not_matter(
    at: int, length: int, other: bytes
) -> None:
    damaged = ADAPTER[:at] + other + ADAPTER[at + length :]
    with suppress(AdapterError):
        check_adapter(damaged)
