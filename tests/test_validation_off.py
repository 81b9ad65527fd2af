"""`validate=False` for a client, a copy of it or a call; and what is refused all the same."""

from __future__ import annotations

import copy
import math
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from groq import Groq, ValidationError

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

# One operation of each kind, with parameters that no check lets pass.
WRONG: dict[str, tuple[str, dict[str, Any]]] = {
    "/openai/v1/chat/completions": ("chat.create", {"messages": [{"role": "user"}], "n": 9}),
    "/openai/v1/responses": ("responses.create", {"model": 5, "input": [{}], "top_p": "high"}),
    "/openai/v1/embeddings": ("embeddings.create", {"model": [], "input": ""}),
    "/openai/v1/reranking": ("reranking.create", {"model": " ", "query": 5, "docs": []}),
    "/openai/v1/audio/speech": ("audio.speak", {"model": None, "input": "", "voice": 5}),
    "/openai/v1/audio/transcriptions": ("audio.transcribe", {"model": "llama"}),
    "/openai/v1/files": ("files.create", {"file": b"x", "purpose": ["batch"]}),
    "/openai/v1/batches": (
        "batches.create",
        {"input_file_id": "", "endpoint": 5, "completion_window": "", "metadata": {"a": 1}},
    ),
    "/v1/fine_tunings": ("fine_tunings.create", {"name": " ", "type": 5}),
}
REFUSAL = {"error": {"message": "so says the service", "type": "invalid_request_error"}}


def method(client: Any, name: str) -> Any:
    resource, _, operation = name.partition(".")
    return getattr(getattr(client, resource), operation)


@pytest.mark.parametrize("path", WRONG)
async def test_the_service_alone_says_what_is_wrong(
    server_world: World, httpserver: HTTPServer, path: str
) -> None:
    httpserver.expect_request(path, method="POST").respond_with_json(REFUSAL, status=400)
    name, parameters = WRONG[path]
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(method(server_world.client(), name)(**parameters))
    assert httpserver.log == []
    assert refused.value.request_id is None

    with pytest.raises(ValidationError, match="so says the service"):
        await server_world.settle(method(server_world.client(validate=False), name)(**parameters))
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("name", ["chat.create_stream", "responses.create_stream"])
async def test_streams_are_no_different(
    server_world: World, httpserver: HTTPServer, name: str
) -> None:
    httpserver.expect_request("/openai/v1/chat/completions").respond_with_json(REFUSAL, status=400)
    httpserver.expect_request("/openai/v1/responses").respond_with_json(REFUSAL, status=400)
    with pytest.raises(ValidationError, match="so says the service"):
        await server_world.settle(method(server_world.client(), name)(validate=False))
    ((request, _),) = httpserver.log
    assert request.json == {"stream": True}


async def test_a_copy_or_a_call_may_want_it_otherwise(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/openai/v1/embeddings").respond_with_json(REFUSAL, status=400)
    client = server_world.client()
    lax = client.with_options(validate=False)
    wrong = {"model": "m", "input": ""}
    for embeddings, options, sent in (
        (client.embeddings, {}, 0),
        (client.embeddings, {"validate": False}, 1),
        (lax.embeddings, {}, 1),
        (lax.embeddings, {"validate": None}, 1),
        (lax.embeddings, {"validate": True}, 0),
        (copy.copy(lax).embeddings, {}, 1),
        (lax.with_options(validate=True).embeddings, {}, 0),
    ):
        httpserver.clear_log()
        with pytest.raises(ValidationError):
            await server_world.settle(embeddings.create(**wrong, **options))
        assert len(httpserver.log) == sent


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        ({"bias": {"a": {1}}}, "bias.a"),
        ({"bias": [math.nan]}, "bias[0]"),
        ({"stream": True}, "stream"),
        ({"timeout": -1}, "timeout"),
        ({"extra_headers": {"a b": "c"}}, "extra_headers"),
        ({"extra_body": 5}, "extra_body"),
        ({"validate": "no"}, "validate"),
    ],
)
async def test_what_cannot_be_sent_is_refused_all_the_same(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str
) -> None:
    client = server_world.client(validate=False)
    ask = {"model": "m", "messages": [{"role": "user", "content": "Hi"}], **parameters}
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(client.chat.create(**ask))
    assert refused.value.param == param
    assert httpserver.log == []


async def test_what_is_unknown_arrives_as_it_was_given(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/openai/v1/chat/completions").respond_with_json(REFUSAL, status=400)
    client = server_world.client(validate=False)
    given = {"model": "m", "messages": [{"role": "user", "contant": "Hi"}], "max_tokens": "many"}
    with pytest.raises(ValidationError):
        await server_world.settle(client.chat.create(**given))
    ((request, _),) = httpserver.log
    assert request.json == given


def test_it_is_true_or_false() -> None:
    with pytest.raises(ValidationError, match="validate must be True or False") as refused:
        Groq(api_key="gsk_x", validate=1)  # type: ignore[arg-type]  # what no type checker lets pass
    assert refused.value.param == "validate"


def test_a_pickled_client_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "gsk_x")
    with Groq(validate=False) as client, pickle.loads(pickle.dumps(client)) as twin:  # noqa: S301  our own
        assert twin._pipeline.config.validate is False
