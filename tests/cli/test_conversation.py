"""What a conversation keeps, and what the lines for us do to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from groq._cli.commands import is_command, obey
from groq._cli.conversation import Conversation, json_format, question
from groq._cli.images import media_type

if TYPE_CHECKING:
    from pathlib import Path

SYSTEM = {"role": "system", "content": "Be brief."}
WHY = {"role": "user", "content": "Why?"}
BECAUSE = {"role": "assistant", "content": "Because."}


@pytest.fixture
def conversation() -> Conversation:
    made = Conversation({"model": "m", "temperature": None})
    made.begin("Be brief.")
    made.ask("Why?")
    return made


def test_answers_are_kept_and_questions_without_one_are_not(conversation: Conversation) -> None:
    conversation.answered("Because.")
    conversation.ask("How?")
    conversation.answered("")
    assert conversation.messages == [SYSTEM, WHY, BECAUSE]
    assert conversation.params == {
        "model": "m",
        "temperature": None,
        "messages": [SYSTEM, WHY, BECAUSE],
    }
    conversation.clear()
    assert conversation.messages == [SYSTEM]
    conversation.begin(None)
    assert conversation.messages == []


def test_images_are_parts_of_a_question() -> None:
    conversation = Conversation({"model": "m"})
    conversation.ask("What?", ["https://a.example/b.png"])
    image = {"type": "image_url", "image_url": {"url": "https://a.example/b.png"}}
    assert conversation.messages == [
        {"role": "user", "content": [{"type": "text", "text": "What?"}, image]}
    ]


def test_a_file_brings_it_back(conversation: Conversation, tmp_path: Path) -> None:
    path = tmp_path / "talk about locks.json"
    assert obey(f"/save {path}", conversation)
    other = Conversation({"model": "other"})
    assert obey(f"/load {path}", other)
    assert (other.model, other.messages) == ("m", [SYSTEM, WHY])


@pytest.mark.parametrize(
    "saved",
    [None, [], {"model": "m"}, {"model": "m", "messages": [1]}, {"model": 1, "messages": []}],
)
def test_something_else_is_no_conversation(
    saved: object, conversation: Conversation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(saved))
    assert obey(f"/load {tmp_path / 'a.json'}", conversation)
    assert "it holds no conversation" in capsys.readouterr().err
    assert conversation.messages == [SYSTEM, WHY]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/help", "/save FILE"),
        ("/model", "m\n"),
        ("/save", "/save: needs the name of a file"),
        ("/load /none/there", "No such file"),
        ("/etc/hosts what is that?", "there is no such command"),
    ],
)
def test_lines_for_us(
    line: str, told: str, conversation: Conversation, capsys: pytest.CaptureFixture[str]
) -> None:
    assert is_command(line)
    assert obey(line, conversation)
    assert told in capsys.readouterr().err


def test_leaving(conversation: Conversation) -> None:
    assert not obey("/exit", conversation)
    assert not obey("/quit", conversation)
    assert not is_command(" /exit")


@pytest.mark.parametrize(
    ("name", "sent"), [("tide table", "tide_table"), ("", "answer"), ("x" * 70, "x" * 64)]
)
def test_a_schema_has_a_name_that_the_service_takes(name: str, sent: str) -> None:
    assert json_format({}, name)["json_schema"] == {"name": sent, "schema": {}}


@pytest.mark.parametrize(
    ("words", "piped", "asked"),
    [
        ([], "", ""),
        (["Why", "locks?"], "", "Why locks?"),
        ([], " text\n", "text"),
        (["Sum up:"], "text\n", "Sum up:\n\ntext"),
        ([" "], "\n", ""),
    ],
)
def test_questions(words: list[str], piped: str, asked: str) -> None:
    assert question(words, piped) == asked


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"", None),
    ],
)
def test_images_are_known_by_their_beginning(content: bytes, kind: str | None) -> None:
    assert media_type(content) == kind
