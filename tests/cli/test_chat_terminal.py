"""`groq chat` on a terminal: Markdown, Ctrl-C, and a conversation."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from .terminals import CTRL_C, CTRL_D, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from groq.testing import Simulator

LONG = "# Locks\n\n" + "\n\n".join(f"Gate {number} of **many**." for number in range(30))
BOLD = b"\x1b[1m"


def asked(simulator: Simulator) -> Any:
    """The messages of the last request."""
    return json.loads(simulator.requests[-1].body)["messages"]


def test_markdown_is_drawn_once_however_long_it_is(
    environment: dict[str, str], simulator: Simulator
) -> None:
    simulator.reply(LONG, tokens_per_second=400)
    with Terminal("-m", "groq", "chat", "Why?", env=environment, columns=30, lines=10) as terminal:
        assert terminal.wait() == 0
        shown = terminal.text.split()
    assert BOLD in terminal.raw
    expected = ["Locks"]
    for number in range(30):
        expected += ["Gate", str(number), "of", "many."]
    assert shown == expected


def test_the_end_of_a_block_is_seen_while_it_arrives(
    environment: dict[str, str], simulator: Simulator
) -> None:
    lines = [f"line {number}\n" for number in range(40)]
    simulator.reply(
        ["See [it](https://a.example):\n\n```\n", *lines, "```\n"], tokens_per_second=20
    )
    with Terminal("-m", "groq", "chat", "Why?", env=environment, columns=50, lines=8) as terminal:
        text = terminal.wait_for("line 20")
        assert "line 10" not in text  # it was drawn over, and nothing has left the screen
        assert terminal.wait() == 0
        shown = terminal.text.split()
    numbers = [str(number) for number in range(40)]
    assert shown == [
        "See",
        "it",
        "(https://a.example):",
        *[x for n in numbers for x in ("line", n)],
    ]


def test_without_colours_there_are_none(environment: dict[str, str], simulator: Simulator) -> None:
    simulator.reply("Use `red`.\n\n\x1b[31mnot this\x1b[0m")
    colourless = {**environment, "NO_COLOR": "1"}
    with Terminal("-m", "groq", "chat", "Why?", env=colourless) as terminal:
        assert terminal.wait() == 0
    assert b"\x1b[31m" not in terminal.raw
    assert b"\x1b[36" not in terminal.raw
    assert "not this" in terminal.text


def test_a_dumb_terminal_gets_text(environment: dict[str, str], simulator: Simulator) -> None:
    simulator.reply("Use **this**.\x1b]0;title\x07")
    with Terminal("-m", "groq", "chat", "Why?", env={**environment, "TERM": "dumb"}) as terminal:
        assert terminal.wait() == 0
    assert terminal.raw == b"Use **this**.]0;title\r\n"


def test_a_conversation(environment: dict[str, str], simulator: Simulator, tmp_path: Path) -> None:
    saved = tmp_path / "talk.json"
    simulator.reply(["Locks ", "lift ", *["boats "] * 500], tokens_per_second=20)
    simulator.reply("Two.", after=0)
    with Terminal("-m", "groq", "chat", "-s", "Be brief.", env=environment) as terminal:
        terminal.wait_for("\n>")
        terminal.type("Why locks?\r")
        terminal.wait_for("lift")
        terminal.type(CTRL_C)
        terminal.wait_for("(stopped)\n>")
        terminal.type("How many gates?\r")
        terminal.wait_for("Two.\n>")
        system, why, locks, gates = asked(simulator)
        assert [system["content"], why["content"]] == ["Be brief.", "Why locks?"]
        assert locks["content"].startswith("Locks lift")
        assert gates["content"] == "How many gates?"

        terminal.type(f"/save {saved}\r")
        terminal.wait_for("5 messages")
        terminal.type("/clear\r")
        terminal.wait_for("forgotten\n>")
        simulator.fail(400, message="No such luck")
        terminal.type("Hello?\r")
        terminal.wait_for("error: No such luck")
        assert asked(simulator) == [system, {"role": "user", "content": "Hello?"}]

        terminal.type("/model whisper\r")
        terminal.wait_for("whisper\n>")
        terminal.type(f"/load {saved}\r")
        terminal.wait_for("5 messages, openai/gpt-oss-20b\n>")
        terminal.type("/lod\r")
        terminal.wait_for("/lod: there is no such command")
        terminal.type("not to be sent")
        terminal.wait_for("not to be sent")
        terminal.type(CTRL_C)  # forgets the line
        terminal.wait_for("not to be sent\n>")
        terminal.type(CTRL_C)  # leaves
        assert terminal.wait() == 0
    assert [one["role"] for one in json.loads(saved.read_text("utf-8"))["messages"]] == [
        "system", "user", "assistant", "user", "assistant",
    ]  # fmt: skip


def test_a_paste_of_lines_is_one_message(environment: dict[str, str], simulator: Simulator) -> None:
    simulator.reply("Seen.")
    with Terminal("-m", "groq", "chat", env=environment) as terminal:
        terminal.wait_for("\n>")
        terminal.type("\r")  # is nothing
        terminal.type("\x1b[200~two\nlines\x1b[201~\r")
        terminal.wait_for("Seen.\n>")
        assert asked(simulator) == [{"role": "user", "content": "two\nlines"}]
        terminal.type(CTRL_D)
        assert terminal.wait() == 0


def test_an_answer_that_is_stopped_leaves_the_terminal_as_it_was(
    environment: dict[str, str], simulator: Simulator
) -> None:
    words = [f"word{number} " for number in range(500)]
    simulator.reply(words, reasoning="Which? " + "All. " * 20, tokens_per_second=50)
    with Terminal("-m", "groq", "chat", "Why?", env=environment) as terminal:
        terminal.wait_for("Which? All.")  # the reasoning
        terminal.wait_for("word30 ")
        terminal.type(CTRL_C)
        assert terminal.wait() == 130
        shown = terminal.text.split()
    assert len(shown) > 30
    assert shown == [word.strip() for word in words][: len(shown)]  # each once, and no ^C
    assert b"\x1b[?25h" in terminal.raw  # the cursor is back


def test_who_waits_is_told_why(environment: dict[str, str], simulator: Simulator) -> None:
    simulator.fail(503, retry_after=1)
    with Terminal("-m", "groq", "chat", "Why?", env=environment) as terminal:
        assert terminal.wait() == 0
        text = terminal.text
    assert "trying again in 1 s" in text
    assert "You asked" in text
