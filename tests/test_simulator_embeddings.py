"""Embeddings of the simulator: unit vectors that texts with the same words have near each other."""

from __future__ import annotations

import base64
import math
import struct
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator
from groq.testing.simulator.embedding_request import BODY
from groq_api.api.embeddings.create_embedding import BODY_SCHEMA
from tests.simulator_document import complaints, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "nomic-embed-text-v1_5"
TEXTS = ["Tides follow the moon.", "the moon and the tides", "Bread needs yeast"]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with Simulator(limits=Limits(10**6, 10**9)) as simulator, connect(simulator) as connected:
        yield connected


def connect(simulator: Simulator) -> httpx.Client:
    headers = {"authorization": "Bearer gsk_test"}
    return httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=headers)


def post(client: httpx.Client, given: Any, **body: Any) -> httpx.Response:
    return client.post("/embeddings", json={"model": MODEL, "input": given, **body})


def embed(client: httpx.Client, given: Any, **body: Any) -> list[Any]:
    answer = post(client, given, **body)
    assert answer.status_code == 200, answer.text
    assert complaints("EmbeddingResponse", answer.json()) == []
    return [each["embedding"] for each in answer.json()["data"]]


def product(one: list[float], other: list[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def test_an_answer_has_a_vector_for_each_text_and_tells_its_tokens(client: httpx.Client) -> None:
    answer = post(client, ["ebb", "flood tide"]).json()

    assert [each.pop("embedding") for each in answer["data"]] == embed(
        client, ["ebb", "flood tide"]
    )
    assert answer == {
        "object": "list",
        "data": [{"object": "embedding", "index": index} for index in range(2)],
        "model": MODEL,
        "usage": {"prompt_tokens": 4, "total_tokens": 4},
    }


@pytest.mark.parametrize("text", ["Tides follow the moon.", "", "?!", "🌊", "潮 汐"])
def test_a_vector_has_768_dimensions_and_length_1(client: httpx.Client, text: str) -> None:
    (vector,) = embed(client, text)

    assert len(vector) == 768
    assert math.hypot(*vector) == pytest.approx(1, abs=1e-6)


def test_the_vector_of_a_text_depends_on_the_text_alone(client: httpx.Client) -> None:
    one, other = embed(client, TEXTS), embed(client, TEXTS[::-1], user="u1")
    with Simulator(seed=7) as simulator, connect(simulator) as seeded:
        third = embed(seeded, TEXTS)

    assert one == other[::-1] == third


def test_texts_that_share_words_are_near_each_other(client: httpx.Client) -> None:
    tides, moon, bread = embed(client, TEXTS)

    assert product(tides, moon) > 0.5
    assert abs(product(tides, bread)) < 0.2


def test_base64_holds_the_same_numbers(client: httpx.Client) -> None:
    (written,) = embed(client, TEXTS[0], encoding_format="base64")
    (numbers,) = embed(client, TEXTS[0], encoding_format="float")

    packed = base64.b64decode(written, validate=True)
    assert struct.pack("<768f", *numbers) == packed
    assert list(struct.unpack("<768f", packed)) == pytest.approx(numbers)


@pytest.mark.parametrize(
    ("given", "body", "expected"),
    [
        ([], {}, "'input' : minimum number of items is 1"),
        (["a"] * 2049, {}, "'input' : maximum number of items is 2048"),
        ([["a"]], {}, "'input.0' : value must be a string"),
        (5, {}, "'input' : value must be a string or an array"),
        ("a", {"encoding_format": "int8"}, "value must be one of ['float', 'base64']"),
        ("a", {"dimensions": 64}, "property 'dimensions' is unsupported"),
        ("a", {"model": "whisper-large-v3"}, "does not support embeddings"),
    ],
)
def test_what_the_service_does_not_take_is_refused(
    client: httpx.Client, given: Any, body: dict[str, Any], expected: str
) -> None:
    answer = post(client, given, **body)

    assert answer.status_code == 400
    assert expected in answer.json()["error"]["message"]


def test_an_unknown_model_is_not_found(client: httpx.Client) -> None:
    answer = post(client, "a", model="text-embedding-3")

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "model_not_found")


def test_the_tokens_count_for_the_limits() -> None:
    limits = Limits(tokens_per_minute=10)
    with Simulator(limits=limits, clock=lambda: 1e9) as simulator, connect(simulator) as client:
        first, second = post(client, "x" * 36), post(client, ["x", "x"])
        large = post(client, ["x"] * 11)

    assert first.headers["x-ratelimit-remaining-tokens"] == "1"
    assert (second.status_code, second.headers["retry-after"]) == (429, "6")
    assert large.status_code == 413


def test_the_properties_it_knows_are_those_of_the_document() -> None:
    assert differences(BODY, BODY_SCHEMA) == []
