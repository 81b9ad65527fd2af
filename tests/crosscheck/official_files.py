"""Files and batches by the official SDK. Runs in an environment of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .sdk_use import Use

_LINE = {
    "custom_id": "1",
    "method": "POST",
    "url": "/v1/chat/completions",
    "body": {
        "model": "openai/gpt-oss-20b",
        "messages": [{"role": "user", "content": "How high is the water in Brest?"}],
    },
}
_BATCH = json.dumps(_LINE).encode()


async def _upload(use: Use) -> Any:
    return await use.settle(use.client.files.create(file=("a.jsonl", _BATCH), purpose="batch"))


async def _start(use: Use) -> Any:
    created = await _upload(use)
    return use.client.batches.create(
        input_file_id=created.id,
        endpoint="/v1/chat/completions",
        completion_window="24h",
        metadata={"ship": "Pequod"},
    )


async def _files_create(use: Use) -> None:
    pending = use.client.files.create(file=("a.jsonl", _BATCH), purpose="batch")
    created = await use.answer(pending)
    assert (created.bytes, created.filename) == (len(_BATCH), "a.jsonl")


async def _files_list(use: Use) -> None:
    created = await _upload(use)
    listed = await use.answer(use.client.files.list())
    assert created.id in {file.id for file in listed.data}


async def _files_info(use: Use) -> None:
    created = await _upload(use)
    assert (await use.answer(use.client.files.info(created.id))).id == created.id


async def _files_content(use: Use) -> None:
    created = await _upload(use)
    content = await use.settle(use.client.files.content(created.id))
    assert await use.settle(content.read()) == _BATCH


async def _files_delete(use: Use) -> None:
    created = await _upload(use)
    deleted = await use.answer(use.client.files.delete(created.id))
    assert (deleted.id, deleted.deleted) == (created.id, True)


async def _batches_create(use: Use) -> None:
    created = await use.answer(await _start(use))
    assert created.metadata == {"ship": "Pequod"}


async def _batches_retrieve(use: Use) -> None:
    created = await use.settle(await _start(use))
    assert (await use.answer(use.client.batches.retrieve(created.id))).id == created.id


async def _batches_list(use: Use) -> None:
    created = await use.settle(await _start(use))
    listed = await use.answer(use.client.batches.list())
    assert created.id in {batch.id for batch in listed.data}


async def _batches_cancel(use: Use) -> None:
    created = await use.settle(await _start(use))
    cancelled = await use.answer(use.client.batches.cancel(created.id))
    assert cancelled.status in {"cancelling", "cancelled"}


CALLS: dict[str, Callable[[Use], Awaitable[None]]] = {
    "files_create": _files_create,
    "files_list": _files_list,
    "files_info": _files_info,
    "files_content": _files_content,
    "files_delete": _files_delete,
    "batches_create": _batches_create,
    "batches_retrieve": _batches_retrieve,
    "batches_list": _batches_list,
    "batches_cancel": _batches_cancel,
}
