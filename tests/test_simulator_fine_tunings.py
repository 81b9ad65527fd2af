"""Fine-tuned models of the simulator: they are made, can be asked, and can be deleted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator
from groq.testing.simulator.adapter import AdapterError, check_adapter
from groq.testing.simulator.identity import organization
from tests.simulator_adapter import adapter, zipped
from tests.simulator_document import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "llama-3.1-8b-instant"
TUNINGS, MODELS, FILES = "/v1/fine_tunings", "/openai/v1/models", "/openai/v1/files"
CHAT = "/openai/v1/chat/completions"


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(clock=lambda: 1_790_842_600.5) as running:
        yield running


@pytest.fixture
def client(simulator: Simulator) -> Iterator[httpx.Client]:
    with connect(simulator, "gsk_one") as connected:
        yield connected


def connect(simulator: Simulator, key: str) -> httpx.Client:
    headers = {"authorization": f"Bearer {key}"}
    return httpx.Client(base_url=simulator.base_url, headers=headers)


def upload(client: httpx.Client, content: bytes, purpose: str = "fine_tuning") -> str:
    files = {"file": ("adapter.zip", content)}
    return str(client.post(FILES, data={"purpose": purpose}, files=files).json()["id"])


def tune(client: httpx.Client, **changes: Any) -> httpx.Response:
    body = {"base_model": BASE, "name": "harbour-style", "type": "lora", **changes}
    file_id = changes.get("input_file_id") or upload(client, adapter())
    return client.post(TUNINGS, json={**body, "input_file_id": file_id})


def made(client: httpx.Client, **changes: Any) -> dict[str, Any]:
    answer = tune(client, **changes)
    assert answer.status_code == 200, answer.text
    assert complaints("FineTuningResponse", answer.json()) == []
    record: dict[str, Any] = answer.json()["data"]
    return record


def chat(model: str) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": "Hello"}]}


def ids(client: httpx.Client) -> set[str]:
    return {model["id"] for model in client.get(MODELS).json()["data"]}


def test_a_record_tells_what_the_model_was_made_of(client: httpx.Client) -> None:
    file_id = upload(client, adapter())
    answer = tune(client, input_file_id=file_id).json()

    record = answer.pop("data")
    assert answer == {"id": record["id"], "object": "fine_tuning"}
    assert record.pop("id").startswith("ft_01")
    model = record.pop("fine_tuned_model")
    assert model.startswith(f"ft:{BASE}:{organization('gsk_one')}/")
    assert len(model.rpartition("/")[2]) == 8
    assert record == {
        "name": "harbour-style",
        "base_model": BASE,
        "type": "lora",
        "input_file_id": file_id,
        "created_at": 1_790_842_600,
    }


def test_a_record_that_was_given_no_name_has_none(client: httpx.Client) -> None:
    file_id = upload(client, adapter())
    body = {"base_model": BASE, "input_file_id": file_id}

    assert "name" not in client.post(TUNINGS, json=body).json()["data"]


def test_records_can_be_looked_up_and_listed(client: httpx.Client) -> None:
    first, second = made(client), made(client)

    looked_up = client.get(f"{TUNINGS}/{first['id']}").json()
    assert looked_up == {"id": first["id"], "object": "fine_tuning", "data": first}
    assert client.get(TUNINGS).json() == {"object": "list", "data": [first, second]}
    assert first["fine_tuned_model"] != second["fine_tuned_model"]


def test_the_model_is_listed_and_answers_like_its_base(client: httpx.Client) -> None:
    model = made(client)["fine_tuned_model"]

    described = client.get(f"{MODELS}/{model}").json()
    assert model in ids(client)
    assert described["owned_by"] == organization("gsk_one")
    assert described["created"] == 1_790_842_600
    assert described["max_completion_tokens"] == 131_072
    said = client.post(CHAT, json=chat(model)).json()
    assert said["model"] == model
    response = client.post("/openai/v1/responses", json={"model": model, "input": "Hello"})
    assert response.json()["model"] == model


def test_a_model_of_a_family_stays_one_of_it(client: httpx.Client) -> None:
    model = made(client, base_model="openai/gpt-oss-20b")["fine_tuned_model"]

    assert "reasoning" in client.post(CHAT, json=chat(model)).json()["choices"][0]["message"]


def test_the_model_has_limits_of_its_own() -> None:
    limits = Limits(requests_per_minute=1)
    with Simulator(limits=limits) as simulator, connect(simulator, "gsk_one") as client:
        model = made(client)["fine_tuned_model"]
        answers = [client.post(CHAT, json=chat(asked)) for asked in (BASE, model, model)]
        wrong = client.post(CHAT, json={**chat(model), "foo": 1})

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert f"`{model}`" in answers[2].json()["error"]["message"]
    assert wrong.headers["x-ratelimit-limit-requests"] == "1000"


@pytest.mark.parametrize("by_model", [False, True])
def test_a_deleted_model_is_gone_and_its_record_with_it(
    client: httpx.Client, by_model: bool
) -> None:
    kept, record = made(client), made(client)
    model = record["fine_tuned_model"]

    path = f"{MODELS}/{model}" if by_model else f"{TUNINGS}/{record['id']}"
    deleted = client.delete(path).json()

    told = {"id": model, "object": "model"} if by_model else {"object": "fine_tuning"}
    assert deleted == {"id": record["id"], **told, "deleted": True}
    assert model not in ids(client)
    assert client.post(CHAT, json=chat(model)).json()["error"]["code"] == "model_not_found"
    assert client.get(TUNINGS).json()["data"] == [kept]
    assert client.delete(path).status_code == 404


def test_a_model_that_everybody_has_cannot_be_deleted(client: httpx.Client) -> None:
    answer = client.delete(f"{MODELS}/openai%2Fgpt-oss-20b")

    assert answer.status_code == 403
    assert complaints("ErrorResponse", answer.json()) == []
    assert answer.json()["error"]["type"] == "permissions_error"
    assert "openai/gpt-oss-20b" in ids(client)


def test_an_unknown_model_cannot_be_deleted(client: httpx.Client) -> None:
    answer = client.delete(f"{MODELS}/gpt-9")

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "model_not_found")


def test_each_key_has_its_own_models_only(simulator: Simulator, client: httpx.Client) -> None:
    record = made(client)
    model = record["fine_tuned_model"]

    with connect(simulator, "gsk_two") as other:
        assert model not in ids(other)
        assert other.get(TUNINGS).json()["data"] == []
        assert other.get(f"{TUNINGS}/{record['id']}").status_code == 404
        assert other.delete(f"{MODELS}/{model}").status_code == 404
        assert other.post(CHAT, json=chat(model)).status_code == 404
    assert model in ids(client)


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_an_unknown_record_is_not_found(client: httpx.Client, method: str) -> None:
    answer = client.request(method, f"{TUNINGS}/ft_x")

    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "The fine-tuning `ft_x` does not exist."


@pytest.mark.parametrize(
    ("changes", "status", "expected"),
    [
        ({"base_model": None}, 400, "'base_model' : value must be a string"),
        ({"base_model": "gpt-9"}, 404, "The model `gpt-9` does not exist"),
        ({"base_model": "whisper-large-v3"}, 400, "does not support chat completions"),
        ({"type": "full"}, 400, "'type' : value must be one of ['lora']"),
        ({"input_file_id": "file_x"}, 404, "The file `file_x` does not exist."),
    ],
)
def test_a_request_that_makes_no_model_is_refused(
    client: httpx.Client, changes: dict[str, Any], status: int, expected: str
) -> None:
    answer = tune(client, **changes)

    assert answer.status_code == status
    assert expected in answer.json()["error"]["message"]
    assert client.get(TUNINGS).json()["data"] == []


def test_nothing_is_made_of_nothing(client: httpx.Client) -> None:
    answer = client.post(TUNINGS, json={})

    assert answer.json()["error"]["message"] == "property 'base_model' is missing"


def test_the_file_must_be_for_fine_tuning_and_an_adapter(client: httpx.Client) -> None:
    batch = tune(client, input_file_id=upload(client, adapter(), purpose="batch"))
    text = tune(client, input_file_id=upload(client, b"not a zip file"))

    assert "must be of a file with the purpose `fine_tuning`" in batch.json()["error"]["message"]
    assert "is no LoRA adapter: not a zip file" in text.json()["error"]["message"]
    assert batch.status_code == text.status_code == 400


@pytest.mark.parametrize("rank", [8, 16, 32, 64])
def test_an_adapter_may_have_the_ranks_of_the_service(rank: int) -> None:
    check_adapter(adapter(**{"adapter_config.json": json.dumps({"r": rank}).encode()}))


CONFIG = "adapter_config.json"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "not a zip file"),
        (adapter()[:-30], "not a zip file"),
        (adapter().replace(b"PK\x03\x04", b"PK\x03\x05"), "not a zip file"),
        (zipped({}), "it must hold adapter_model.safetensors and adapter_config.json"),
        (adapter(README=b"Hello"), "and nothing else"),
        (adapter(**{CONFIG: b"r: 8"}), "is not valid JSON"),
        (adapter(**{CONFIG: b"[8]"}), "must be one of 8, 16, 32, 64"),
        (adapter(**{CONFIG: b'{"r": 9}'}), "must be one of 8, 16, 32, 64"),
        (adapter(**{CONFIG: b'{"r": {}}'}), "must be one of 8, 16, 32, 64"),
    ],
)
def test_anything_else_is_no_adapter(content: bytes, expected: str) -> None:
    with pytest.raises(AdapterError, match=expected):
        check_adapter(content)
