from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from groq import AuthenticationError, ModelError, ResponseParseError, ValidationError
from groq._cost import Cost, Experience
from groq.types import EmbeddingResponse

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from groq._cost import Demand
    from tests.conftest import World

pytestmark = pytest.mark.anyio

PATH = "/openai/v1/embeddings"
MODEL = "nomic-embed-text-v1_5"
ASK: dict[str, Any] = {"model": MODEL, "input": ["a canal", "a lock"]}
ANSWER = {
    "object": "list",
    "data": [
        {"object": "embedding", "index": 0, "embedding": [0.0127, -0.0431]},
        {"object": "embedding", "index": 1, "embedding": [-0.0204, 0.0115]},
    ],
    "model": MODEL,
    "usage": {"prompt_tokens": 9, "total_tokens": 9},
}


@pytest.fixture
def learned(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Demand, Cost]]:
    """What calls were told to have taken, and what was known of each before."""
    told: list[tuple[Demand, Cost]] = []

    def learn(_: Experience, demand: Demand, cost: Cost) -> None:
        told.append((demand, cost))

    monkeypatch.setattr(Experience, "learn", learn)
    return told


async def test_texts_become_vectors(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_json(ANSWER, headers={"x-request-id": "req_1"})
    answer = await server_world.settle(server_world.client().embeddings.create(**ASK))
    assert type(answer) is EmbeddingResponse
    assert [item.embedding for item in answer.data] == [[0.0127, -0.0431], [-0.0204, 0.0115]]
    assert answer.usage.prompt_tokens == 9
    assert answer.request_id == answer.headers["x-request-id"] == "req_1"
    assert [attempt.status_code for attempt in answer.attempts] == [200]


async def test_a_vector_may_be_asked_for_in_base64(
    server_world: World, httpserver: HTTPServer
) -> None:
    data = [{"object": "embedding", "index": 0, "embedding": "qRNQPKCJML1O0RE8"}]
    httpserver.expect_request(PATH).respond_with_json({**ANSWER, "data": data})
    answer = await server_world.settle(
        server_world.client().embeddings.create(**ASK, encoding_format="base64")
    )
    assert answer.data[0].embedding == "qRNQPKCJML1O0RE8"


@pytest.mark.parametrize(
    ("parameters", "sent"),
    [
        ({}, {}),
        ({"input": "one text"}, {"input": "one text"}),
        ({"input": ("a", "tuple")}, {"input": ["a", "tuple"]}),
        ({"encoding_format": "base64", "user": "u1"}, {"encoding_format": "base64", "user": "u1"}),
        ({"encoding_format": None, "user": None}, {}),
        ({"encoding_format": "int8"}, {"encoding_format": "int8"}),
        ({"extra_body": {"dimensions": 64}}, {"dimensions": 64}),
    ],
)
async def test_the_request_is_what_was_asked_and_nothing_more(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], sent: dict[str, Any]
) -> None:
    httpserver.expect_request(PATH, method="POST").respond_with_json(ANSWER)
    ask = {**ASK, **parameters, "extra_headers": {"x-team": "canals"}}
    await server_world.settle(server_world.client().embeddings.create(**ask))
    ((request, _),) = httpserver.log
    assert request.json == {**ASK, **sent}
    assert request.headers["Authorization"].startswith("Bearer gsk_test")
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["Accept"] == "application/json"
    assert request.headers["X-Team"] == "canals"


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        ({"input": []}, "input"),
        ({"input": ""}, "input"),
        ({"input": None}, "input"),
        ({"input": 5}, "input"),
        ({"input": b"bytes"}, "input"),
        ({"input": ["a"] * 2049}, "input"),
        ({"input": ["a", ""]}, "input[1]"),
        ({"input": ["a", "b", 3]}, "input[2]"),
        ({"model": ""}, "model"),
        ({"model": None}, "model"),
        ({"encoding_format": 5}, "encoding_format"),
        ({"user": 5}, "user"),
        ({"timeout": -1}, "timeout"),
        ({"extra_body": ["x"]}, "extra_body"),
        ({"input": "\ud800"}, "input"),
    ],
)
async def test_bad_input_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str | None
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(server_world.client().embeddings.create(**{**ASK, **parameters}))
    assert refused.value.param == param
    assert httpserver.log == []


async def test_an_unknown_model_is_a_model_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    error = {"message": f"The model `{MODEL}` does not exist", "code": "model_not_found"}
    httpserver.expect_request(PATH).respond_with_json({"error": error}, status=404)
    with pytest.raises(ModelError) as raised:
        await server_world.settle(server_world.client().embeddings.create(**ASK))
    assert raised.value.model == MODEL
    assert len(httpserver.log) == 1


async def test_a_refused_key_is_an_authentication_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    error = {"message": "Invalid API Key", "code": "invalid_api_key"}
    httpserver.expect_request(PATH).respond_with_json({"error": error}, status=401)
    with pytest.raises(AuthenticationError):
        await server_world.settle(server_world.client().embeddings.create(**ASK))


@pytest.mark.parametrize("content", [b"", b"[]", b'{"object":"list","model":"m","data":[]}'])
async def test_a_success_that_cannot_be_read_is_an_error_with_the_request_id(
    server_world: World, httpserver: HTTPServer, content: bytes
) -> None:
    answer = Response(content, 200, {"x-request-id": "req_1"}, "application/json")
    httpserver.expect_request(PATH).respond_with_response(answer)
    with pytest.raises(ResponseParseError) as raised:
        await server_world.settle(server_world.client().embeddings.create(**ASK))
    assert raised.value.request_id == "req_1"


async def test_what_a_call_took_is_counted_once_for_its_model(
    server_world: World, httpserver: HTTPServer, learned: list[tuple[Demand, Cost]]
) -> None:
    httpserver.expect_oneshot_request(PATH).respond_with_json(
        {"error": {"message": "later"}}, status=429, headers={"retry-after": "0"}
    )
    httpserver.expect_oneshot_request(PATH).respond_with_json(ANSWER)
    client = server_world.client()
    await server_world.settle(client.embeddings.create(**ASK))
    assert client.rate_limit_status(MODEL).calls_under_way == 0
    ((demand, cost),) = learned
    assert cost == Cost(requests=1, input_tokens=9)
    assert demand.prompt_bytes == len(httpserver.log[-1][0].data)
    assert not demand.generates
