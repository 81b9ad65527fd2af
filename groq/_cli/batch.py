"""`groq batch`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING

import click

import groq
from groq._cli.batch_file import read_batch
from groq._cli.batch_outcome import HEADER, faults, result_lines, row
from groq._cli.connecting import connect
from groq._cli.reporting import note, report
from groq._cli.reporting import output as tell
from groq._cli.tables import show, show_json

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any

    from groq._cli.batch_file import BatchFile
    from groq.types import Batch

_COMPLETED = "completed"
_REFUSED = "failed"  # as a whole, and without results


@click.group()
def batch() -> None:
    """Have many requests done within a day, at half the price.

    \b
    groq batch run requests.jsonl > results.jsonl

    Each line of the file is a request: {"custom_id": "...", "method": "POST",
    "url": "/v1/chat/completions", "body": {...}}. `run` is `submit`, `wait` and `results`.
    """


def _file_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """What `run` and `submit` take."""
    path = click.Path(exists=True, dir_okay=False, path_type=Path)
    command = click.option(
        "--window", default="24h", show_default=True, help="Time in which to finish, up to 7d."
    )(command)
    return click.argument("file", type=path)(command)


_output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file for the results; stdout by default.",
)


@batch.command()
@_file_argument
@_output_option
def run(file: Path, *, window: str, output: Path | None) -> int:
    """Submit the requests in FILE, wait, and print the results, one in each line.

    The order is that of the requests. The exit status is 1 if any of them has failed.
    """
    content = _read(file)
    with connect() as client:
        started = _submitted(client, content, window)
        with _going_on(started.id):
            over = _waited(client, started.id)
        return 1 if over.status == _REFUSED else _results(client, over.id, output)


@batch.command()
@_file_argument
def submit(file: Path, *, window: str) -> None:
    """Submit the requests in FILE, and print the id of the batch."""
    content = _read(file)
    with connect() as client:
        click.echo(_submitted(client, content, window).id)


@batch.command()
@click.argument("batch_id")
def wait(batch_id: str) -> int:
    """Wait until a batch is over, and print how it has ended; 1 if that is not completed."""
    with connect() as client, _going_on(batch_id):
        return 0 if _waited(client, batch_id).status == _COMPLETED else 1


@batch.command()
@click.argument("batch_id")
@_output_option
def results(batch_id: str, *, output: Path | None) -> int:
    """Print the results of a batch that is over, one in each line."""
    with connect() as client:
        return _results(client, batch_id, output)


@batch.command("list")
@click.option("-n", "most", type=click.IntRange(1), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print all that the service tells.")
def list_(*, most: int, as_json: bool) -> None:
    """List the latest batches."""
    with connect() as client:
        # In which order they come, nobody promises.
        found = nlargest(most, client.batches.list_all(), key=lambda batch: batch.created_at)
    if as_json:
        show_json([one.to_dict() for one in found])
    else:
        show(HEADER, map(row, found))


@batch.command()
@click.argument("batch_id")
def cancel(batch_id: str) -> None:
    """Stop a batch; what was done until then has results."""
    with connect() as client:
        note(f"{batch_id}: {client.batches.cancel(batch_id).status}")


def _read(path: Path) -> BatchFile:
    try:
        with path.open(encoding="utf-8") as lines:
            return read_batch(lines)
    except ValueError as error:
        raise click.BadParameter(f"{path}: {error}", param_hint="FILE") from error


def _submitted(client: groq.Groq, content: BatchFile, window: str) -> Batch:
    try:
        return client.batches.submit(
            content.requests, endpoint=content.endpoint, completion_window=window
        )
    except groq.ValidationError as error:
        error.message = content.located(error.message)
        error.args = (error.message,)
        raise


@contextmanager
def _going_on(batch_id: str) -> Generator[None]:
    """Tell whoever does not wait for a batch how to come back to it."""
    try:
        yield
    except (KeyboardInterrupt, groq.GroqError):
        note(f"The batch goes on: groq batch wait {batch_id}, then groq batch results {batch_id}")
        raise


def _waited(client: groq.Groq, batch_id: str) -> Batch:
    over = client.batches.wait(batch_id, progress=sys.stderr.isatty())
    note(f"{batch_id}: {over.status}")
    for fault in faults(over):
        report(fault)
    return over


def _results(client: groq.Groq, batch_id: str, output: Path | None) -> int:
    found = client.batches.results(batch_id, in_order=True)
    text = "".join(result_lines(found))
    if output is None:
        tell(text)
    else:
        output.write_text(text, "utf-8")
    if found.failed:
        note(f"{len(found.failed)} of {len(found.lines) + len(found.missing)} requests failed")
    return 1 if found.failed else 0
