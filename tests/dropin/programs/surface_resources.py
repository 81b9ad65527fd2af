# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""Models, embeddings, files and batches; and that each resource can be instrumented."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from unittest import mock

import httpx
from expecting import MESSAGES, MODEL, answering, error_of, silence

import groq

BATCH_LINE = {
    "custom_id": "brest",
    "method": "POST",
    "url": "/v1/chat/completions",
    "body": {"model": MODEL, "messages": MESSAGES},
}
BATCH = {
    "endpoint": "/v1/chat/completions",
    "input_file_id": "file_1",
    "completion_window": "24h",
    "request_counts": {"total": 1, "completed": 0, "failed": 0},
}


def create_of_every_resource_can_be_replaced() -> None:
    from groq.resources.audio.speech import Speech  # noqa: PLC0415  only this use needs them
    from groq.resources.audio.transcriptions import Transcriptions  # noqa: PLC0415
    from groq.resources.audio.translations import Translations  # noqa: PLC0415
    from groq.resources.embeddings import Embeddings  # noqa: PLC0415

    client = groq.Groq()
    for resource, instance in (
        (Transcriptions, client.audio.transcriptions),
        (Translations, client.audio.translations),
        (Speech, client.audio.speech),
        (Embeddings, client.embeddings),
    ):
        assert isinstance(instance, resource)
        with mock.patch.object(resource, "create", lambda self, **given: (self, given)):
            assert instance.create(model="m") == (instance, {"model": "m"})


def models_are_listed_and_retrieved() -> None:
    client = groq.Groq()
    models = client.models.list()
    assert models.object == "list"
    assert MODEL in [model.id for model in models.data]
    model = client.models.retrieve(MODEL)
    assert isinstance(model, groq.types.Model)
    assert (model.id, model.object) == (MODEL, "model")
    assert model.owned_by
    assert model.created > 0


def a_model_that_is_nobodys_own_cannot_be_deleted() -> None:
    error = error_of(groq.APIStatusError, lambda: groq.Groq().models.delete(MODEL))
    assert error.status_code in {403, 404}


def embeddings_are_created() -> None:
    response = groq.Groq().embeddings.create(
        model="nomic-embed-text-v1_5", input=["Why do canals have locks?"], encoding_format="float"
    )
    assert isinstance(response, groq.types.CreateEmbeddingResponse)
    assert isinstance(response.data[0].embedding[0], float)
    assert response.usage.total_tokens > 0


def files_and_batches_live_and_die() -> None:
    client = groq.Groq()
    lines = json.dumps(BATCH_LINE).encode()
    file = client.files.create(file=("tides.jsonl", lines), purpose="batch")
    assert file.id in [each.id for each in client.files.list().data]
    assert client.files.info(file.id).filename == "tides.jsonl"
    assert client.files.content(file.id).read().strip() == lines
    assert client.files.content(file.id).text().strip() == lines.decode()
    assert client.files.content(file.id).json()["custom_id"] == "brest"
    batch = client.batches.create(
        input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
    )
    assert client.batches.retrieve(batch.id).input_file_id == file.id
    assert batch.id in [each.id for each in client.batches.list().data]
    assert client.files.delete(file.id).deleted is True


async def the_other_resources_are_async_too() -> None:
    async with groq.AsyncGroq() as client:
        assert (await client.models.retrieve(MODEL)).id == MODEL
        heard = await client.audio.transcriptions.create(
            file=("silence.wav", silence()), model="whisper-large-v3"
        )
        assert isinstance(heard.text, str)
        file = await client.files.create(
            file=("tides.jsonl", json.dumps(BATCH_LINE).encode()), purpose="batch"
        )
        content = await client.files.content(file.id)
        assert b"brest" in await content.read()
        assert (await client.files.delete(file.id)).deleted is True


def a_batch_is_cancelled() -> None:
    batch = {"id": "batch_1", "object": "batch", "status": "cancelling", "created_at": 1}
    client = groq.Groq(http_client=answering(httpx.Response(200, json={**BATCH, **batch})))
    cancelled = client.batches.cancel("batch_1")
    assert (cancelled.id, cancelled.status) == ("batch_1", "cancelling")


def a_file_is_read_from_its_path() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tides.jsonl"
        path.write_text(json.dumps(BATCH_LINE))
        given = groq.file_from_path(str(path))
        file = groq.Groq().files.create(file=given, purpose="batch")
        assert file.filename == "tides.jsonl"
