"""/openai/v1/batches."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from groq.testing.simulator.batch import Batch
from groq.testing.simulator.batch_progress import advance
from groq.testing.simulator.batch_request import parse_batch_request
from groq.testing.simulator.errors import bad_request, not_found
from groq.testing.simulator.identity import base32
from groq.testing.simulator.replies import Reply, json_reply

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange

_MOST_IDS = 200
_MOST_ON_PAGE = 100  # the service does not tell how many it has


def create_batch(exchange: Exchange) -> Reply:
    """Take a batch on; raises `ApiError` (400, or 404 for an unknown file)."""
    request = parse_batch_request(exchange.request.json())
    file = exchange.storage.files.get(exchange.api_key, request.input_file_id)
    if file is None:
        raise not_found("file", request.input_file_id)
    if file.purpose != "batch":
        raise bad_request(f"input_file_id must be of a file with the purpose `batch`: {file.id}")
    batch_id = f"batch_{base32('batch', exchange.request_id)}"
    batch = Batch(batch_id, request, int(exchange.request.time))
    exchange.storage.batches.put(exchange.api_key, batch.id, batch)
    return json_reply(batch.describe())


def list_batches(exchange: Exchange) -> Reply:
    """The batches of the key, or those of them that are asked for; raises `ApiError` (400).

    They come in pages, the oldest first: the cursor of a page is the last batch of the one before.
    """
    query = parse_qs(exchange.request.query, keep_blank_values=True)
    wanted = query.get("id", [])
    if len(wanted) > _MOST_IDS:
        raise bad_request(f"id must be given at most {_MOST_IDS} times")
    batches = exchange.storage.batches.all(exchange.api_key)
    chosen = [name for name in batches if not wanted or name in wanted]
    page, next_cursor = _page(chosen, query.get("cursor", [None])[0])
    data = [advance(batches[name], exchange).describe() for name in page]
    paging = {} if next_cursor is None else {"paging": {"next_cursor": next_cursor}}
    return json_reply({"object": "list", "data": data, **paging})


def _page(names: list[str], cursor: str | None) -> tuple[list[str], str | None]:
    """The batches after the cursor, as many as a page has, and the cursor of the next one."""
    if cursor is not None and cursor not in names:
        raise bad_request("cursor is not one that this list has given")
    start = 0 if cursor is None else names.index(cursor) + 1
    page = names[start : start + _MOST_ON_PAGE]
    return page, page[-1] if start + len(page) < len(names) else None


def retrieve_batch(exchange: Exchange) -> Reply:
    """One batch; raises `ApiError` (404)."""
    return json_reply(advance(_find(exchange), exchange).describe())


def cancel_batch(exchange: Exchange) -> Reply:
    """Stop a batch; raises `ApiError` (404, or 400 when it is over)."""
    batch = _find(exchange)
    if batch.status == "validating":
        batch = batch.enter("cancelling", exchange.request.time)
        exchange.storage.batches.put(exchange.api_key, batch.id, batch)
    elif batch.status != "cancelling":
        raise bad_request(f"the batch `{batch.id}` cannot be cancelled: it is {batch.status}")
    return json_reply(batch.describe())


def _find(exchange: Exchange) -> Batch:
    batch_id = exchange.path_parameters["batch_id"]
    batch = exchange.storage.batches.get(exchange.api_key, batch_id)
    if batch is None:
        raise not_found("batch", batch_id)
    return batch
