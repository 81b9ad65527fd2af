"""Every operation of openapi/groq.yaml is there, and answers what the document says."""

from __future__ import annotations

import io
import json
import wave
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator
from tests.document.described import DOCUMENT
from tests.simulator_adapter import adapter
from tests.simulator_document import complaints, complaints_about

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.codegen.document import Operation

    Call = Callable[[httpx.Client], httpx.Response]

OPERATIONS = {each.raw["operationId"]: each for each in DOCUMENT.operations()}
CHAT = {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": "How high?"}]}
RESPONSE = {"model": "openai/gpt-oss-20b", "input": "How high?"}
SPEECH = {"model": "canopylabs/orpheus-v1-english", "voice": "troy", "input": "Low water."}
EMBEDDING = {"model": "nomic-embed-text-v1_5", "input": ["ebb", "flood"]}
RERANKING = {"model": "qwen3-reranker-4b", "query": "tides", "docs": ["Tides turn.", "Bread."]}
LINE = {"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": CHAT}


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    with Simulator(limits=Limits(10**6, 10**9, 10**6)) as running:
        yield running


@pytest.fixture(scope="module")
def client(simulator: Simulator) -> Iterator[httpx.Client]:
    headers = {"authorization": "Bearer gsk_test"}
    with httpx.Client(base_url=simulator.base_url, headers=headers) as connected:
        yield connected


def upload(client: httpx.Client, purpose: str, content: bytes) -> str:
    files = {"file": ("a", content)}
    answer = client.post("/openai/v1/files", data={"purpose": purpose}, files=files)
    return str(answer.json()["id"])


def file(client: httpx.Client) -> str:
    return f"/openai/v1/files/{upload(client, 'batch', json.dumps(LINE).encode())}"


def new_batch(client: httpx.Client) -> httpx.Response:
    body = {"endpoint": LINE["url"], "completion_window": "24h"}
    given = {**body, "input_file_id": file(client).rpartition("/")[2]}
    return client.post("/openai/v1/batches", json=given)


def batch(client: httpx.Client) -> str:
    return f"/openai/v1/batches/{new_batch(client).json()['id']}"


def new_tuning(client: httpx.Client) -> httpx.Response:
    file_id = upload(client, "fine_tuning", adapter())
    body = {"base_model": "llama-3.1-8b-instant", "input_file_id": file_id, "name": "harbour"}
    return client.post("/v1/fine_tunings", json=body)


def tuning(client: httpx.Client) -> str:
    return f"/v1/fine_tunings/{new_tuning(client).json()['id']}"


def recording() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16000))
    return made.getvalue()


def transcribe(client: httpx.Client, **fields: str) -> httpx.Response:
    files = {"file": ("a.wav", recording())}
    data = {"model": "whisper-large-v3", **fields}
    return client.post("/openai/v1/audio/transcriptions", data=data, files=files)


def translate(client: httpx.Client, **fields: str) -> httpx.Response:
    files = {"file": ("a.wav", recording())}
    data = {"model": "whisper-large-v3", **fields}
    return client.post("/openai/v1/audio/translations", data=data, files=files)


def own_model(client: httpx.Client) -> str:
    return f"/openai/v1/models/{new_tuning(client).json()['data']['fine_tuned_model']}"


def listed(make: Callable[[httpx.Client], str], path: str) -> Call:
    """A list with something in it."""

    def call(client: httpx.Client) -> httpx.Response:
        make(client)
        return client.get(path)

    return call


def post(path: str, **body: Any) -> Call:
    return lambda client: client.post(path, json=body)


# One call, or more, of each operation, that succeeds.
CALLS: dict[str, list[Call]] = {
    "createChatCompletion": [
        post("/openai/v1/chat/completions", **CHAT),
        post("/openai/v1/chat/completions", **CHAT, stream=True),
    ],
    "createResponse": [
        post("/openai/v1/responses", **RESPONSE),
        post("/openai/v1/responses", **RESPONSE, stream=True),
    ],
    "createEmbedding": [
        post("/openai/v1/embeddings", **EMBEDDING),
        post("/openai/v1/embeddings", **EMBEDDING, encoding_format="base64"),
    ],
    "createSpeech": [post("/openai/v1/audio/speech", **SPEECH)],
    "createTranscription": [
        transcribe,
        lambda client: transcribe(client, response_format="text"),
        lambda client: transcribe(client, response_format="verbose_json"),
    ],
    "createTranslation": [
        translate,
        lambda client: translate(client, response_format="text"),
        lambda client: translate(client, response_format="verbose_json"),
    ],
    "listModels": [lambda client: client.get("/openai/v1/models")],
    "retrieveModel": [
        lambda client: client.get("/openai/v1/models/openai%2Fgpt-oss-20b"),
        lambda client: client.get(own_model(client)),
    ],
    "deleteModel": [lambda client: client.delete(own_model(client))],
    "uploadFile": [
        lambda client: client.post(
            "/openai/v1/files", data={"purpose": "batch"}, files={"file": ("a", b"{}")}
        )
    ],
    "listFiles": [listed(file, "/openai/v1/files")],
    "retrieveFile": [lambda client: client.get(file(client))],
    "deleteFile": [lambda client: client.delete(file(client))],
    "downloadFile": [lambda client: client.get(f"{file(client)}/content")],
    "createBatch": [new_batch],
    "listBatches": [listed(batch, "/openai/v1/batches")],
    "retrieveBatch": [lambda client: client.get(batch(client))],
    "cancelBatch": [lambda client: client.post(f"{batch(client)}/cancel")],
    "createFineTuning": [new_tuning],
    "listFineTunings": [listed(tuning, "/v1/fine_tunings")],
    "getFineTuning": [lambda client: client.get(tuning(client))],
    "deleteFineTuning": [lambda client: client.delete(tuning(client))],
    "createReranking": [post("/openai/v1/reranking", **RERANKING)],
}


def test_every_operation_is_called_here() -> None:
    assert CALLS.keys() == OPERATIONS.keys()


@pytest.mark.parametrize(
    ("name", "number"), [(name, at) for name, calls in CALLS.items() for at in range(len(calls))]
)
def test_an_operation_answers_what_the_document_says(
    client: httpx.Client, name: str, number: int
) -> None:
    answer = CALLS[name][number](client)

    operation = OPERATIONS[name]
    assert answer.status_code == 200, answer.text
    assert set(operation.raw["responses"]["200"]["headers"]) <= set(answer.headers)
    kind = answer.headers["content-type"]
    schema = DOCUMENT.answers(operation)[kind]
    found = [
        complaint for body in bodies(answer, kind) for complaint in complaints_about(schema, body)
    ]
    assert found == []


def bodies(answer: httpx.Response, kind: str) -> list[Any]:
    """What there is to be validated; a sound and a file are whatever they are."""
    if kind == "text/event-stream":
        return events(answer.text)
    if kind == "application/json":
        assert answer.content.endswith(b"\n")
        return [answer.json()]
    assert answer.content
    return []


def events(text: str) -> list[Any]:
    lines = [line.removeprefix("data: ") for line in text.splitlines() if line.startswith("data")]
    found = [json.loads(line) for line in lines if line != "[DONE]"]
    assert len(found) > 1
    return found


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_refuses_whoever_has_no_key(
    simulator: Simulator, operation: Operation
) -> None:
    path = operation.path.replace("{", "").replace("}", "")
    answer = httpx.request(operation.method, simulator.base_url + path)

    assert answer.status_code == 401
    assert complaints("ErrorResponse", answer.json()) == []
    assert answer.json()["error"]["code"] == "invalid_api_key"


BODIES = [each for each in OPERATIONS.values() if DOCUMENT.body(each)]


@pytest.mark.parametrize("operation", BODIES, ids=[each.raw["operationId"] for each in BODIES])
def test_an_operation_refuses_an_empty_body(client: httpx.Client, operation: Operation) -> None:
    answer = client.request(operation.method, operation.path, content=b"")

    assert answer.status_code == 400
    assert complaints("ErrorResponse", answer.json()) == []
