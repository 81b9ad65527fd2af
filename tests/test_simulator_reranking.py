"""Reranking of the simulator: texts score by the words that they share with the query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator
from groq.testing.simulator.rerank_request import BODY
from groq_api.api.reranking.create_reranking import BODY_SCHEMA
from tests.simulator_document import complaints, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

ASK = {"model": "qwen3-reranker-4b", "query": "How do tides turn?"}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with Simulator(limits=Limits(10**6, 10**9)) as simulator, connect(simulator) as connected:
        yield connected


def connect(simulator: Simulator) -> httpx.Client:
    headers = {"authorization": "Bearer gsk_test"}
    return httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=headers)


def post(client: httpx.Client, **body: Any) -> httpx.Response:
    return client.post("/reranking", json={**ASK, "docs": ["Tides turn."], **body})


def test_the_more_words_a_text_shares_the_higher_it_scores(client: httpx.Client) -> None:
    docs = ["Bread needs yeast.", "Tides turn.", "HOW do tides turn", "Tides turn; bread does not."]

    answer = post(client, docs=docs).json()

    assert complaints("RerankResponse", answer) == []
    assert answer == {
        "results": [
            {"doc": docs[0], "score": 0.0},
            {"doc": docs[1], "score": 0.6667},
            {"doc": docs[2], "score": 1.0},
            {"doc": docs[3], "score": 0.4444},
        ]
    }


def test_without_words_nothing_is_relevant(client: httpx.Client) -> None:
    assert post(client, query="?!", docs=["...", "Tides"]).json()["results"] == [
        {"doc": "...", "score": 0.0},
        {"doc": "Tides", "score": 0.0},
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"docs": []}, "'docs' : minimum number of items is 1"),
        ({"docs": ["a"] * 101}, "'docs' : maximum number of items is 100"),
        ({"docs": ["a", ""]}, "'docs.1' : length must be at least 1"),
        ({"docs": "a"}, "'docs' : value must be an array"),
        ({"query": None}, "'query' : value must be a string"),
        ({"documents": ["a"]}, "property 'documents' is unsupported, did you mean 'docs'?"),
        ({"top_n": 1}, "property 'top_n' is unsupported"),
        ({"model": "openai/gpt-oss-20b"}, "does not support reranking"),
    ],
)
def test_what_the_service_does_not_take_is_refused(
    client: httpx.Client, body: dict[str, Any], expected: str
) -> None:
    answer = post(client, **body)

    assert answer.status_code == 400
    assert expected in answer.json()["error"]["message"]


def test_each_text_counts_for_the_limits_together_with_the_query() -> None:
    limits = Limits(tokens_per_minute=20)
    body = {"query": "x" * 10, "instruction": "x" * 10, "docs": ["x" * 20, "x" * 12]}
    with Simulator(limits=limits, clock=lambda: 1e9) as simulator, connect(simulator) as client:
        first, second = post(client, **body), post(client, **body)

    assert first.headers["x-ratelimit-remaining-tokens"] == "2"
    assert second.status_code == 429
    assert second.json()["error"]["type"] == "tokens"


def test_the_properties_it_knows_are_those_of_the_document() -> None:
    assert differences(BODY, BODY_SCHEMA) == []
