"""`groq transcribe`."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from groq._cli.transcripts import targets

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.testing import Simulator

    from .conftest import Done

RECORDING = Path(__file__).parents[2] / "scripts/examples/audio/canal-lock.flac"


@pytest.fixture(autouse=True)
def recordings(tmp_path: Path) -> None:
    for name in ("canal.flac", "lock.flac"):
        shutil.copy(RECORDING, tmp_path / name)


def test_what_is_said_is_printed(command: Callable[..., Done], simulator: Simulator) -> None:
    simulator.reply(" Mind the gap.")
    done = command("transcribe", "canal.flac", "--language", "en", "--prompt", "Trains.")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Mind the gap.\n", "")
    body = simulator.requests[-1].body
    assert b"whisper-large-v3-turbo" in body
    assert b"Trains." in body


def test_a_recording_that_fails_does_not_stop_the_others(
    command: Callable[..., Done], simulator: Simulator
) -> None:
    simulator.reply("One.")
    simulator.reply("Two.")
    done = command("transcribe", "canal.flac", "none.flac", "lock.flac")
    assert done.returncode == 1
    assert done.stdout == "==> canal.flac <==\nOne.\n\n==> lock.flac <==\nTwo.\n\n"
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: none.flac: ")


def test_files_are_written_into_a_folder(
    command: Callable[..., Done], simulator: Simulator, tmp_path: Path
) -> None:
    simulator.reply("Ours & theirs.")
    simulator.reply("Two.")
    done = command(
        "transcribe", "canal.flac", "lock.flac", "-f", "vtt", "-o", "new/subtitles", "--translate"
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    written = (tmp_path / "new/subtitles/canal.vtt").read_text("utf-8")
    assert written == "WEBVTT\n\n00:00:00.000 --> 00:00:04.960\nOurs &amp; theirs.\n"
    assert (tmp_path / "new/subtitles/lock.vtt").is_file()
    assert simulator.requests[-1].path == "/openai/v1/audio/translations"


def test_a_transcript_that_cannot_be_written_is_told(
    command: Callable[..., Done], tmp_path: Path
) -> None:
    (tmp_path / "out/canal.txt").mkdir(parents=True)
    done = command("transcribe", "canal.flac", "lock.flac", "-o", "out")
    assert done.returncode == 1
    assert done.stderr.startswith("error: canal.flac: ")
    assert (tmp_path / "out/lock.txt").is_file()


def test_addresses_have_names_of_their_own(tmp_path: Path) -> None:
    sources = ["https://a.example/talk.mp3?x=1", "HTTPS://b.example/", "./c.wav", "./c.wav"]
    written = targets(sources, tmp_path, "srt")
    assert list(written) == sources[:3]
    assert [path.name for path in written.values()] == ["talk.srt", "recording.srt", "c.srt"]


def test_json_is_a_line_for_each_recording(command: Callable[..., Done]) -> None:
    done = command("transcribe", "canal.flac", "lock.flac", "--format", "json")
    canal, lock = map(json.loads, done.stdout.splitlines())
    assert (canal["file"], lock["file"]) == ("canal.flac", "lock.flac")
    assert canal["duration"] == 4.96
    assert canal["segments"]


def test_with_a_wrong_key_the_others_are_not_tried(
    command: Callable[..., Done], simulator: Simulator
) -> None:
    simulator.fail(401)
    done = command("transcribe", "canal.flac", "lock.flac")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.mp3", "b.mp3", "-f", "srt"], "2 files in one srt make no sense: add --output"),
        (["a.mp3", "a.wav", "-o", "x"], "a.mp3 and a.wav would both be written to"),
        (["a.mp3", "--translate", "-l", "fr"], "leave out --language"),
        (["a.mp3", "-f", "sub"], "'sub' is not one of 'text', 'srt', 'vtt', 'json'"),
        ([], "Missing argument 'FILE...'"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    arguments: list[str], told: str, command: Callable[..., Done], tmp_path: Path
) -> None:
    done = command("transcribe", *arguments)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert not (tmp_path / "x").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_progress_is_drawn_on_a_terminal(environment: dict[str, str], simulator: Simulator) -> None:
    from .terminals import Terminal  # noqa: PLC0415  not on Windows

    simulator.hang(0.5)
    with Terminal("-m", "groq", "transcribe", str(RECORDING), env=environment) as terminal:
        assert terminal.wait() == 0
        assert terminal.text.startswith("This is a simulated transcript")  # the bar has gone
    assert b"canal-lock.flac: listening" in terminal.raw
