"""`groq chat`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from groq._cli.answering import answer
from groq._cli.connecting import connect
from groq._cli.conversation import Conversation, json_format, question
from groq._cli.images import image_url

if TYPE_CHECKING:
    from collections.abc import Sequence

# Of the models in production that every key may use, the one whose tokens cost least.
DEFAULT_MODEL = "openai/gpt-oss-20b"
# The one model that looks at images.
DEFAULT_VISION_MODEL = "qwen/qwen3.8-27b"


@click.command()
@click.argument("message", nargs=-1)
@click.option(
    "-m",
    "--model",
    envvar="GROQ_MODEL",
    show_envvar=True,
    help=f"Id of a model; {DEFAULT_MODEL} by default, with images {DEFAULT_VISION_MODEL}.",
)
@click.option("-s", "--system", help="How the model shall behave.")
@click.option("-t", "--temperature", type=float, help="0 to 2.")
@click.option("--max-tokens", type=int, help="Most tokens of an answer, its reasoning included.")
@click.option("--reasoning-effort", help="Such as low, medium, high; each model has its own.")
@click.option(
    "--image",
    "images",
    multiple=True,
    metavar="PATH_OR_URL",
    help="An image to look at; may be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer by a JSON object.")
@click.option(
    "--schema",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Answer by JSON that follows the JSON Schema in this file.",
)
@click.option("--no-stream", is_flag=True, help="Print the answer when it is complete.")
def chat(
    message: Sequence[str],
    *,
    model: str | None,
    system: str | None,
    temperature: float | None,
    max_tokens: int | None,
    reasoning_effort: str | None,
    images: Sequence[str],
    as_json: bool,
    schema: Path | None,
    no_stream: bool,
) -> None:
    """Ask a model, or talk with it.

    \b
    groq chat "Why do canals have locks?"
    git diff | groq chat "Write a commit message for this."
    groq chat

    What comes by a pipe is read, too, and goes below the MESSAGE. Without both a conversation
    begins; /help tells what it knows. Ctrl-C stops an answer, at the prompt it leaves.
    """
    settings = {
        "model": model or (DEFAULT_VISION_MODEL if images else DEFAULT_MODEL),
        "temperature": temperature,
        "max_completion_tokens": max_tokens,
        "reasoning_effort": reasoning_effort,
        "response_format": _response_format(schema, as_json=as_json),
    }
    conversation = Conversation(settings)
    conversation.begin(system)
    asked = question(message, _piped())
    urls = [image_url(image) for image in images]
    if asked:
        with connect() as client:
            conversation.ask(asked, urls)
            answer(client, conversation, stream=not no_stream)
    else:
        _converse(conversation, urls, stream=not no_stream)


def _converse(conversation: Conversation, images: Sequence[str], *, stream: bool) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("There is no message: give one, or pipe one in.")
    from groq._cli.conversing import converse

    with connect() as client:
        converse(client, conversation, images, stream=stream)


def _piped() -> str:
    return "" if sys.stdin.isatty() else sys.stdin.read()


def _response_format(schema: Path | None, *, as_json: bool) -> dict[str, Any] | None:
    if schema is None:
        return json_format(None, "") if as_json else None
    try:
        read: Any = json.loads(schema.read_text("utf-8"))
    except ValueError as error:
        raise click.BadParameter(f"{schema} is no JSON: {error}", param_hint="--schema") from error
    if not isinstance(read, dict):
        raise click.BadParameter(f"{schema} holds no JSON object", param_hint="--schema")
    return json_format(cast("dict[str, Any]", read), schema.stem)
