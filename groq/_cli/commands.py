"""What can be said in a conversation that is not meant for the model: lines that begin with /."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from groq._cli.reporting import note

if TYPE_CHECKING:
    from groq._cli.conversation import Conversation

_HELP = """\
/model [ID]   which model answers, or another one from now on
/clear        forget what was said
/save FILE    write the conversation into a file, as JSON
/load FILE    go on with one
/exit         leave, as Ctrl-D
To send a line that begins with /, put a blank before it."""


def is_command(line: str) -> bool:
    """Whether a line is meant for us."""
    return line.startswith("/")


def obey(line: str, conversation: Conversation) -> bool:
    """Do what a line says; False if that is to leave."""
    name, _, rest = line.partition(" ")
    if name in {"/exit", "/quit"}:
        return False
    try:
        note(_done(name, rest.strip(), conversation))
    except (OSError, ValueError) as error:
        note(f"{line}: {error}")
    return True


def _done(name: str, rest: str, conversation: Conversation) -> str:
    """Do it, and say what was done."""
    match name:
        case "/help":
            return _HELP
        case "/clear":
            conversation.clear()
            return "forgotten"
        case "/model":
            conversation.settings["model"] = rest or conversation.model
            return conversation.model
        case "/save" | "/load":
            if not rest:
                raise ValueError("needs the name of a file")
            (_save if name == "/save" else _load)(Path(rest), conversation)
            return f"{len(conversation.messages)} messages, {conversation.model}"
        case _:
            raise ValueError("there is no such command; /help tells those that are")


def _save(path: Path, conversation: Conversation) -> None:
    text = json.dumps(conversation.to_dict(), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", "utf-8")


def _load(path: Path, conversation: Conversation) -> None:
    conversation.restore(json.loads(path.read_text("utf-8")))
