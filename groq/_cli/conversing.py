"""A conversation at the terminal.

prompt_toolkit reads the lines: it takes a paste of many lines as one message, which readline does
not, and is there on Windows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from prompt_toolkit import PromptSession

import groq
from groq._cli.answering import answer
from groq._cli.commands import is_command, obey
from groq._cli.connecting import known_models
from groq._cli.reporting import note, report_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groq._cli.conversation import Conversation


def converse(
    client: groq.Groq, conversation: Conversation, images: Sequence[str], *, stream: bool
) -> None:
    """Ask, answer, and so on, until the user leaves. The images go with the first question."""
    note(f"{conversation.model}. /help tells what you can do, Ctrl-D leaves.")
    session: PromptSession[str] = PromptSession("> ")
    while (line := _read(session)) is not None:
        if is_command(line):
            if not obey(line, conversation):
                return
        elif line.strip():
            conversation.ask(line, images)
            images = ()
            _exchange(client, conversation, stream=stream)


def _exchange(client: groq.Groq, conversation: Conversation, *, stream: bool) -> None:
    try:
        answer(client, conversation, stream=stream)
    except KeyboardInterrupt:
        note("(stopped)")
    except groq.GroqError as error:
        report_error(error, known_models)


def _read(session: PromptSession[str]) -> str | None:
    """What was typed; None when the user leaves, by Ctrl-D, or by Ctrl-C with nothing typed."""
    while True:
        try:
            return session.prompt()
        except EOFError:
            return None
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                click.echo()
                return None
