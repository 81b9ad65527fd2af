from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from werkzeug import Response

from groq import ModelError, ValidationError
from groq.types import Model, ModelDeleted, ModelList

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.conftest import World

pytestmark = pytest.mark.anyio


async def test_models_are_listed(world: World) -> None:
    models = await world.settle(world.client().models.list())
    assert "openai/gpt-oss-20b" in [model.id for model in models.data]
    assert models.request_id
    assert type(models) is ModelList


async def test_a_model_is_found_by_an_id_with_a_slash(world: World) -> None:
    model = await world.settle(world.client().models.get("openai/gpt-oss-20b"))
    assert model.id == "openai/gpt-oss-20b"
    assert model.context_window > 0
    assert type(model) is Model


async def test_the_slash_is_encoded_on_the_wire(
    server_world: World, httpserver: HTTPServer
) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.environ["RAW_URI"])
        return Response(b'{"id":"a/b","object":"model","created":1,"owned_by":"x"}')

    httpserver.expect_request("/openai/v1/models/a/b").respond_with_handler(answer)
    await server_world.settle(server_world.client().models.get("a/b"))
    assert seen == ["/openai/v1/models/a%2Fb"]


async def test_an_unknown_model_is_a_model_error(world: World) -> None:
    with pytest.raises(ModelError):
        await world.settle(world.client().models.get("no/such-model"))


@pytest.mark.parametrize("model", ["", "  ", ".", "..", None, 5])
async def test_what_is_no_id_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, model: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(server_world.client().models.get(model))
    assert refused.value.param == "model"
    assert httpserver.log == []


async def test_a_model_is_deleted_by_its_id(server_world: World, httpserver: HTTPServer) -> None:
    seen: list[tuple[str, str, bytes]] = []

    def answer(request: Request) -> Response:
        seen.append((request.method, request.environ["RAW_URI"], request.data))
        content = b'{"id":"ft:a:b/c","object":"model","deleted":true}'
        return Response(content, 200, {"x-request-id": "req_1"})

    httpserver.expect_request("/openai/v1/models/ft:a:b/c").respond_with_handler(answer)
    deleted = await server_world.settle(server_world.client().models.delete("ft:a:b/c"))
    assert seen == [("DELETE", "/openai/v1/models/ft%3Aa%3Ab%2Fc", b"")]
    assert type(deleted) is ModelDeleted
    assert deleted.deleted
    assert deleted.request_id == "req_1"
    assert [attempt.status_code for attempt in deleted.attempts] == [200]


async def test_a_model_that_is_not_there_cannot_be_deleted(
    server_world: World, httpserver: HTTPServer
) -> None:
    error = {"message": "The model `mine` does not exist", "code": "model_not_found"}
    httpserver.expect_request("/openai/v1/models/mine").respond_with_json(
        {"error": error}, status=404
    )
    with pytest.raises(ModelError) as raised:
        await server_world.settle(server_world.client().models.delete("mine"))
    assert raised.value.model == "mine"
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("model", ["", "  ", ".", "..", None, 5])
async def test_nothing_is_deleted_by_what_is_no_id(
    server_world: World, httpserver: HTTPServer, model: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(server_world.client().models.delete(model))
    assert refused.value.param == "model"
    assert httpserver.log == []
