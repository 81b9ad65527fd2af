"""`groq models` and `groq speak`."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from groq.testing import Simulator

    from .conftest import Done

on_terminals = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


def test_models_are_lines_in_a_pipe(command: Callable[..., Done]) -> None:
    lines = command("models").stdout.splitlines()
    assert "openai/gpt-oss-20b\tOpenAI\t131072\tyes" in lines
    assert lines == sorted(lines)


def test_models_as_json(command: Callable[..., Done]) -> None:
    models = json.loads(command("models", "--json").stdout)
    assert {"id", "object", "created", "owned_by"} <= models[0].keys()


@on_terminals
@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (80, " openai/gpt-oss-20b                OpenAI          131072           yes"),
        (40, "openai/gpt-oss-20b\n  owner: OpenAI\n  context window: 131072\n  active: yes"),
    ],
)
def test_models_are_a_table_where_it_fits(
    columns: int, shown: str, environment: dict[str, str]
) -> None:
    from .terminals import Terminal  # noqa: PLC0415  not on Windows

    with Terminal("-m", "groq", "models", env=environment, columns=columns) as terminal:
        assert terminal.wait() == 0
        assert shown in terminal.text


def test_a_sound_is_written(
    command: Callable[..., Done], simulator: Simulator, tmp_path: Path
) -> None:
    done = command("speak", "-", "-o", "gap.wav", "--voice", "troy", given="Mind the gap.\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "gap.wav").read_bytes().startswith(b"RIFF")
    body = json.loads(simulator.requests[-1].body)
    assert (body["input"], body["voice"]) == ("Mind the gap.", "troy")


def test_a_sound_goes_through_a_pipe(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "groq", "speak", "Mind the gap."]
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    assert done.stdout.startswith(b"RIFF")


@pytest.mark.parametrize("size", [100, 1_000_000])  # what Python writes at the end, and before
def test_a_reader_of_sounds_that_leaves(
    size: int, environment: dict[str, str], httpserver: HTTPServer
) -> None:
    sound = httpserver.expect_request("/openai/v1/audio/speech")
    sound.respond_with_data(b"RIFF" + b"x" * size, content_type="audio/wav")
    address = httpserver.url_for("").rstrip("/")
    with subprocess.Popen(
        [sys.executable, "-m", "groq", "speak", "Mind the gap."],
        env={**environment, "GROQ_BASE_URL": address},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@on_terminals
def test_a_terminal_gets_no_sound(environment: dict[str, str], simulator: Simulator) -> None:
    from .terminals import Terminal  # noqa: PLC0415  not on Windows

    before = len(simulator.requests)
    with Terminal("-m", "groq", "speak", "Mind the gap.", env=environment) as terminal:
        assert terminal.wait() == 2
        assert "--output FILE" in terminal.text
    assert len(simulator.requests) == before
