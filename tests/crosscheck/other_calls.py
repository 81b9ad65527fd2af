"""Calls about models, files, batches and the like, with all that the document has for them."""

from __future__ import annotations

from typing import Any

from groq.resources.files import FileContent
from groq.types import (
    Batch,
    BatchList,
    EmbeddingResponse,
    FileDeleted,
    FileList,
    FileObject,
    FineTuningDeleted,
    FineTuningList,
    FineTuningResponse,
    Model,
    ModelDeleted,
    ModelList,
    RerankResponse,
)
from tests.crosscheck.call import Call

_LINE = b'{"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {}}\n'
_FILE: dict[str, Any] = {"file_id": "file_01k6waq9r1e5x8vj3m2n4p6q7s"}
_BATCH: dict[str, Any] = {"batch_id": "batch_01k6war1s3f7z0xm5p4q6r8s9v"}
_FINE_TUNING: dict[str, Any] = {"id": "ft_01k6wasd"}

OTHER_CALLS = (
    Call("listModels", "models.list", {}, ModelList),
    Call("retrieveModel", "models.get", {"model": "openai/gpt-oss-20b"}, Model),
    Call("deleteModel", "models.delete", {"model": "ft:llama:acme/ab12"}, ModelDeleted),
    Call(
        "createEmbedding",
        "embeddings.create",
        {
            "input": ["a canal", "a lock"],
            "model": "nomic-embed-text-v1_5",
            "encoding_format": "float",
            "user": "ann",
        },
        EmbeddingResponse,
    ),
    Call(
        "createEmbedding",
        "embeddings.create",
        {"input": "a canal", "model": "nomic-embed-text-v1_5", "encoding_format": "base64"},
        EmbeddingResponse,
    ),
    Call(
        "createReranking",
        "reranking.create",
        {
            "model": "qwen3-reranker-4b",
            "query": "Why do canals have locks?",
            "docs": ["Locks lift boats.", "Keys open doors."],
            "instruction": "Prefer what is wet.",
        },
        RerankResponse,
    ),
    Call(
        "uploadFile", "files.create", {"file": ("a.jsonl", _LINE), "purpose": "batch"}, FileObject
    ),
    Call("listFiles", "files.list", {}, FileList),
    Call("retrieveFile", "files.get", _FILE, FileObject),
    Call("deleteFile", "files.delete", _FILE, FileDeleted),
    Call("downloadFile", "files.content", _FILE, FileContent),
    Call(
        "createBatch",
        "batches.create",
        {
            "input_file_id": "file_01k6waq9r1e5x8vj3m2n4p6q7s",
            "endpoint": "/v1/audio/translations",
            "completion_window": "7d",
            "metadata": {"ship": "Pequod"},
        },
        Batch,
    ),
    Call("listBatches", "batches.list", {"cursor": "a&b=c", "id": ["b_1", "b_2"]}, BatchList),
    Call("listBatches", "batches.list", {}, BatchList),
    Call("retrieveBatch", "batches.get", _BATCH, Batch),
    Call("cancelBatch", "batches.cancel", _BATCH, Batch),
    Call(
        "createFineTuning",
        "fine_tunings.create",
        {
            "base_model": "llama-3.1-8b-instant",
            "input_file_id": "file_01k6waq9r1e5x8vj3m2n4p6q7s",
            "name": "tides",
            "type": "lora",
        },
        FineTuningResponse,
    ),
    Call("listFineTunings", "fine_tunings.list", {}, FineTuningList),
    Call("getFineTuning", "fine_tunings.get", _FINE_TUNING, FineTuningResponse),
    Call("deleteFineTuning", "fine_tunings.delete", _FINE_TUNING, FineTuningDeleted),
)
