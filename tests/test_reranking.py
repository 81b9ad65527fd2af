from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from groq import ModelError, RateLimitError, ResponseParseError, ValidationError
from groq.types import RerankResponse

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

PATH = "/openai/v1/reranking"
MODEL = "qwen3-reranker-4b"
ASK: dict[str, Any] = {
    "model": MODEL,
    "query": "Why do canals have locks?",
    "docs": ["Locks lift boats.", "Keys open doors."],
}
ANSWER = {
    "results": [
        {"doc": "Locks lift boats.", "score": 0.9312},
        {"doc": "Keys open doors.", "score": 0.0127},
    ]
}


async def test_texts_get_scores(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_json(ANSWER, headers={"x-request-id": "req_1"})
    answer = await server_world.settle(server_world.client().reranking.create(**ASK))
    assert type(answer) is RerankResponse
    assert max(answer.results, key=lambda result: result.score).doc == "Locks lift boats."
    assert answer.request_id == answer.headers["x-request-id"] == "req_1"
    assert [attempt.status_code for attempt in answer.attempts] == [200]


@pytest.mark.parametrize(
    ("parameters", "sent"),
    [
        ({}, {}),
        ({"docs": ("a", "tuple")}, {"docs": ["a", "tuple"]}),
        ({"instruction": "Prefer boats."}, {"instruction": "Prefer boats."}),
        ({"instruction": None}, {}),
        ({"extra_body": {"top_n": 1}}, {"top_n": 1}),
    ],
)
async def test_the_request_is_what_was_asked_and_nothing_more(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], sent: dict[str, Any]
) -> None:
    httpserver.expect_request(PATH, method="POST").respond_with_json(ANSWER)
    ask = {**ASK, **parameters, "extra_headers": {"x-team": "canals"}}
    await server_world.settle(server_world.client().reranking.create(**ask))
    ((request, _),) = httpserver.log
    assert request.json == {**ASK, **sent}
    assert request.headers["Authorization"].startswith("Bearer gsk_test")
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["X-Team"] == "canals"


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        ({"docs": []}, "docs"),
        ({"docs": ["a"] * 101}, "docs"),
        ({"docs": "one text"}, "docs"),
        ({"docs": None}, "docs"),
        ({"docs": ["a", ""]}, "docs[1]"),
        ({"docs": [{"text": "a"}]}, "docs[0]"),
        ({"query": None}, "query"),
        ({"query": ["a"]}, "query"),
        ({"model": " "}, "model"),
        ({"instruction": 5}, "instruction"),
        ({"max_wait": float("nan")}, "max_wait"),
    ],
)
async def test_bad_input_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(server_world.client().reranking.create(**{**ASK, **parameters}))
    assert refused.value.param == param
    assert httpserver.log == []


async def test_an_unknown_model_is_a_model_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    error = {"message": f"The model `{MODEL}` does not exist", "code": "model_not_found"}
    httpserver.expect_request(PATH).respond_with_json({"error": error}, status=404)
    with pytest.raises(ModelError) as raised:
        await server_world.settle(server_world.client().reranking.create(**ASK))
    assert raised.value.model == MODEL


async def test_a_success_that_cannot_be_read_is_an_error_with_the_request_id(
    server_world: World, httpserver: HTTPServer
) -> None:
    answer = Response(b'{"results":[{"doc":"a"}]}', 200, {"x-request-id": "req_1"})
    httpserver.expect_request(PATH).respond_with_response(answer)
    with pytest.raises(ResponseParseError, match=r"results\[0\]") as raised:
        await server_world.settle(server_world.client().reranking.create(**ASK))
    assert raised.value.request_id == "req_1"


async def test_a_call_uses_the_limits_of_its_model(
    server_world: World, httpserver: HTTPServer
) -> None:
    spent = {
        "x-ratelimit-limit-tokens": "1000",
        "x-ratelimit-remaining-tokens": "5",
        "x-ratelimit-reset-tokens": "59s",
    }
    httpserver.expect_request(PATH).respond_with_json(ANSWER, headers=spent)
    client = server_world.client(max_wait=1)
    await server_world.settle(client.reranking.create(**ASK))
    assert client.rate_limit_status(MODEL).calls_under_way == 0
    with pytest.raises(RateLimitError, match="not sent"):
        await server_world.settle(client.reranking.create(**ASK))
    await server_world.settle(client.reranking.create(**{**ASK, "model": "another"}))
    assert len(httpserver.log) == 2
