"""`groq speak`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from groq._cli.connecting import connect

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_MODEL = "canopylabs/orpheus-v1-english"
DEFAULT_VOICE = "hannah"  # one of that model's


@click.command()
@click.argument("text", nargs=-1, required=True, metavar="TEXT|-")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="The file to write; by default stdout, which must not be a terminal.",
)
@click.option("-v", "--voice", default=DEFAULT_VOICE, show_default=True)
@click.option("-m", "--model", default=DEFAULT_MODEL, show_default=True)
def speak(text: Sequence[str], *, output: str | None, voice: str, model: str) -> None:
    """Read a text aloud, as a WAV file.

    \b
    groq speak "Mind the gap." -o gap.wav
    fortune | groq speak - | aplay

    A file appears when it is complete. Models take short texts only, Orpheus 200 characters.
    """
    if output is None and sys.stdout.isatty():
        raise click.UsageError("A sound is nothing for a terminal: add --output FILE, or pipe it.")
    said = sys.stdin.read().strip() if text == ("-",) else " ".join(text)
    with (
        connect() as client,
        client.audio.speak_stream(said, model=model, voice=voice) as stream,
    ):
        stream.write_to(output or sys.stdout.buffer)
