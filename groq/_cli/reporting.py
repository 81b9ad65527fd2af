"""What a command says: its output, notes, and failures in one line with what to do about them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import groq
from groq._cli.advice import advice, message, similar
from groq._cli.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def output(text: str) -> None:
    """Print what was asked for."""
    click.echo(harmless(text) if sys.stdout.isatty() else text, nl=False)


def report(text: str) -> None:
    """Print a line about what went wrong."""
    click.echo(f"error: {harmless(' '.join(text.split()))}", err=True)


def report_error(
    error: groq.GroqError, models: Callable[[], Sequence[str]], about: str | None = None
) -> None:
    """Print what went wrong with a call; `models` is asked if it was the name of one."""
    proposed = similar(error.model, models()) if isinstance(error, groq.ModelError) else ()
    told = f"{about}: {message(error)}" if about else message(error)
    if step := advice(error, proposed):
        told = f"{told.rstrip('.')}. {step}"
    report(told)


def note(text: str) -> None:
    """Print a line that is neither output nor error, for who is looking."""
    click.echo(harmless(text), err=True)
