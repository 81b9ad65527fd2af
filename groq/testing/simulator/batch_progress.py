"""How a batch gets on: a step each time that somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.batch import Counts
from groq.testing.simulator.batch_input import InputError, parse_input, problem
from groq.testing.simulator.batch_run import run
from groq.testing.simulator.identity import base32
from groq.testing.simulator.stored_file import StoredFile

if TYPE_CHECKING:
    from groq.testing.simulator.batch import Batch
    from groq.testing.simulator.batch_input import InputLine
    from groq.testing.simulator.exchange import Exchange


def advance(batch: Batch, exchange: Exchange) -> Batch:
    """The batch as it stands now, which is kept; its requests are answered on the way.

    One that nobody has looked at before its window was over has expired.
    """
    now = exchange.request.time
    if batch.status == "validating" and now >= batch.expires_at:
        batch = batch.enter("expired", now)
    elif batch.status == "cancelling":
        batch = batch.enter("cancelled", now)
    elif batch.status == "validating":
        try:
            lines = _input(batch, exchange)
        except InputError as error:
            batch = batch.enter("failed", now, problems=error.problems)
        else:
            batch = _complete(batch, lines, exchange)
    else:
        return batch
    exchange.storage.batches.put(exchange.api_key, batch.id, batch)
    return batch


def _input(batch: Batch, exchange: Exchange) -> list[InputLine]:
    file = exchange.storage.files.get(exchange.api_key, batch.request.input_file_id)
    if file is None:
        what = "the input file was deleted"
        raise InputError([problem("file_not_found", what, param="input_file_id")])
    return parse_input(file.content)


def _complete(batch: Batch, lines: list[InputLine], exchange: Exchange) -> Batch:
    now = exchange.request.time
    done = run(batch, lines, exchange)
    batch = batch.enter("in_progress", now).enter("finalizing", now)
    return batch.enter(
        "completed",
        now,
        output_file_id=_write(batch, "output", done.outputs, exchange),
        error_file_id=_write(batch, "error", done.errors, exchange),
        counts=Counts(len(lines), len(done.outputs), len(done.errors)),
    )


def _write(batch: Batch, kind: str, lines: list[bytes], exchange: Exchange) -> str | None:
    """Keep a file of results; None for no results, of which there is no file."""
    if not lines:
        return None
    file = StoredFile(
        id=f"file_{base32(kind, batch.id)}",
        filename=f"{batch.id}_{kind}.jsonl",
        purpose="batch_output",
        content=b"".join(lines),
        created_at=int(exchange.request.time),
    )
    exchange.storage.files.put(exchange.api_key, file.id, file)
    return file.id
