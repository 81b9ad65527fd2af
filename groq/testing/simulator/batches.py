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

    They come in one page: no cursor is given, and none is accepted.
    """
    query = parse_qs(exchange.request.query)
    wanted = query.get("id", [])
    if "cursor" in query:
        raise bad_request("cursor is not one that this list has given")
    if len(wanted) > _MOST_IDS:
        raise bad_request(f"id must be given at most {_MOST_IDS} times")
    batches = exchange.storage.batches.all(exchange.api_key)
    chosen = [batch for name, batch in batches.items() if not wanted or name in wanted]
    data = [advance(batch, exchange).describe() for batch in chosen]
    return json_reply({"object": "list", "data": data})


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
