from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from groq import AuthorizationError, ValidationError
from groq.types import FineTuningDeleted, FineTuningList, FineTuningResponse

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

SAMPLES = orjson.loads((Path(__file__).parent / "document/samples/fine_tunings.json").read_bytes())
PATH = "/v1/fine_tunings"
ID = "ft_01k6wav7w9"


async def test_what_was_asked_is_sent_and_nothing_more(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH, method="POST").respond_with_json(
        SAMPLES["FineTuningResponse"][0], headers={"x-request-id": "req_tune"}
    )
    made = await server_world.settle(
        server_world.client().fine_tunings.create(
            base_model="llama-3.1-8b-instant",
            input_file_id="file_01k6waw9x1",
            type="lora",
            extra_body={"brand_new": 1},
        )
    )
    assert orjson.loads(httpserver.log[0][0].data) == {
        "base_model": "llama-3.1-8b-instant",
        "input_file_id": "file_01k6waw9x1",
        "type": "lora",
        "brand_new": 1,
    }
    assert made.data.fine_tuned_model == "ft:llama-3.1-8b-instant:acme-org/ab12cd34"
    assert made.request_id == "req_tune"
    assert len(made.attempts) == 1
    assert type(made) is FineTuningResponse


async def test_models_of_ones_own_are_listed(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH, method="GET").respond_with_json(SAMPLES["FineTuningList"][0])
    models = await server_world.settle(server_world.client().fine_tunings.list())
    assert [model.name for model in models.data] == ["harbour-style"]
    assert type(models) is FineTuningList


async def test_one_is_looked_up(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{PATH}/{ID}", method="GET").respond_with_json(
        SAMPLES["FineTuningResponse"][0]
    )
    found = await server_world.settle(server_world.client().fine_tunings.get(ID))
    assert found.data.base_model == "llama-3.1-8b-instant"
    assert type(found) is FineTuningResponse


async def test_one_is_deleted(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{PATH}/{ID}", method="DELETE").respond_with_json(
        SAMPLES["FineTuningDeleted"][0]
    )
    gone = await server_world.settle(server_world.client().fine_tunings.delete(ID))
    assert gone.deleted is True
    assert type(gone) is FineTuningDeleted


async def test_who_is_not_in_the_beta_is_told_so(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json(
        {"error": {"message": "not for you", "type": "permissions_error"}}, status=403
    )
    with pytest.raises(AuthorizationError, match="not for you"):
        await server_world.settle(server_world.client().fine_tunings.create(type="lora"))


@pytest.mark.parametrize("param", ["base_model", "input_file_id", "name", "type"])
@pytest.mark.parametrize("value", ["", "  ", 5])
async def test_what_is_no_text_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, param: str, value: Any
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(server_world.client().fine_tunings.create(**{param: value}))
    assert refused.value.param == param
    assert httpserver.log == []


@pytest.mark.parametrize("operation", ["get", "delete"])
@pytest.mark.parametrize("value", ["", "  ", ".", "..", None, 5])
async def test_what_is_no_id_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, operation: str, value: Any
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(getattr(server_world.client().fine_tunings, operation)(value))
    assert refused.value.param == "id"
    assert httpserver.log == []
