"""`groq chat` in a pipe."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from groq.testing import Simulator

    from .conftest import Done

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def sent(simulator: Simulator) -> dict[str, Any]:
    """The body of the last request."""
    body: dict[str, Any] = json.loads(simulator.requests[-1].body)
    return body


def test_an_answer_is_printed_as_it_is(command: Callable[..., Done], simulator: Simulator) -> None:
    simulator.reply("Locks lift **boats**.")
    done = command("chat", "Why", "locks?", "--system", "Be brief.", "-t", "0", "--max-tokens", "9")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Locks lift **boats**.\n", "")
    assert sent(simulator) == {
        "model": "openai/gpt-oss-20b",
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Why locks?"},
        ],
        "temperature": 0,
        "max_completion_tokens": 9,
        "stream": True,
    }


def test_what_is_piped_goes_below_the_message(
    command: Callable[..., Done], simulator: Simulator
) -> None:
    simulator.reply("{}", finish_reason="length")
    done = command(
        "chat",
        "Sum up:",
        "--json",
        "--no-stream",
        given="Tide tables\n",
        GROQ_MODEL="llama-3.1-8b-instant",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "{}\n"
    assert "--max-tokens" in done.stderr
    assert sent(simulator) == {
        "model": "llama-3.1-8b-instant",
        "messages": [{"role": "user", "content": "Sum up:\n\nTide tables"}],
        "response_format": {"type": "json_object"},
    }


def test_an_image_and_a_schema_are_sent(
    command: Callable[..., Done], simulator: Simulator, tmp_path: Path
) -> None:
    (tmp_path / "lock.bin").write_bytes(PIXEL)
    schema = {"type": "object", "properties": {"gates": {"type": "integer"}}}
    (tmp_path / "what is it?.json").write_text(json.dumps(schema))
    simulator.reply('{"gates": 2}')
    done = command(
        "chat", "What?", "--image", "lock.bin", "--image", "https://a.example/b.png",
        "--schema", "what is it?.json",
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, '{"gates": 2}\n'), done.stderr
    body = sent(simulator)
    assert body["model"] == "qwen/qwen3.8-27b"
    text, file, address = body["messages"][0]["content"]
    assert text == {"type": "text", "text": "What?"}
    assert file["image_url"]["url"] == f"data:image/png;base64,{base64.b64encode(PIXEL).decode()}"
    assert address["image_url"]["url"] == "https://a.example/b.png"
    wanted = {"name": "what_is_it_", "schema": schema}
    assert body["response_format"] == {"type": "json_schema", "json_schema": wanted}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chat"], "There is no message"),
        (["chat", "a", "--image", "none.png"], "none.png cannot be read: No such file"),
        (["chat", "a", "--image", "text.json"], "text.json is none of the images"),
        (["chat", "a", "--schema", "text.json"], "text.json holds no JSON object"),
        (["chat", "a", "--schema", "broken.json"], "broken.json is no JSON"),
        (["chat", "a", "-t", "9"], "temperature must be between 0 and 2"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_sent(
    arguments: list[str],
    told: str,
    command: Callable[..., Done],
    simulator: Simulator,
    tmp_path: Path,
) -> None:
    (tmp_path / "text.json").write_text("[]")
    (tmp_path / "broken.json").write_text("{")
    before = len(simulator.requests)
    done = command(*arguments)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert len(simulator.requests) == before


def test_a_broken_stream_leaves_what_has_arrived(
    command: Callable[..., Done], simulator: Simulator
) -> None:
    simulator.reply(["Locks ", "lift ", "boats ", "uphill."], drop_after=900)
    done = command("chat", "Why locks?")
    assert done.returncode == 1
    assert done.stdout.startswith("Locks ")
    assert "uphill" not in done.stdout
    assert done.stdout.endswith("\n")
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert "Ask again" in line


def test_an_unknown_model_is_told_with_those_that_were_meant(command: Callable[..., Done]) -> None:
    done = command("chat", "a", "--model", "gpt-oss-120")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "Did you mean openai/gpt-oss-120b" in line
    assert "`groq models`" in line


def test_a_rate_limit_is_told_with_the_time_to_wait(
    command: Callable[..., Done], simulator: Simulator
) -> None:
    simulator.fail(429, retry_after=100)
    done = command("chat", "a")
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith("Try again in 1 min 40 s")
    assert len(done.stderr.splitlines()) == 1


def test_a_wrong_key_is_told_by_its_end_only(
    command: Callable[..., Done], simulator: Simulator
) -> None:
    simulator.fail(401)
    done = command("chat", "a")
    assert done.returncode == 1
    assert "it ends in ...cdef" in done.stderr
    assert "0123456789" not in done.stderr


def test_what_the_service_refuses_is_a_failure(
    command: Callable[..., Done], simulator: Simulator
) -> None:
    simulator.fail(400, message="No such luck")
    done = command("chat", "a")
    assert done.returncode == 1
    assert done.stderr.startswith("error: No such luck (400 ")


def test_a_missing_key_and_no_network_are_told_with_what_to_do(
    command: Callable[..., Done],
) -> None:
    without = command("chat", "a", GROQ_API_KEY=None)
    assert without.returncode == 1
    assert without.stderr == (
        "error: No API key: set the environment variable GROQ_API_KEY. "
        "Keys are made at https://console.groq.com/keys\n"
    )
    lost = command("--debug", "models", GROQ_BASE_URL="http://127.0.0.1:9", given="")
    assert lost.returncode == 1
    assert lost.stderr.rstrip().endswith("`groq doctor` looks for the reason")
    assert "Traceback" in lost.stderr
    assert "groq.retry_scheduled" in lost.stderr


def test_an_interrupt_keeps_what_has_arrived(
    environment: dict[str, str], simulator: Simulator
) -> None:
    simulator.reply(["Locks ", *["lift "] * 1000], tokens_per_second=20)
    with subprocess.Popen(
        [sys.executable, "-m", "groq", "chat", "Why locks?"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        begun = process.stdout.read(6)
        process.send_signal(signal.SIGINT)
        rest, told = process.stdout.read(), process.stderr.read()
    assert process.returncode == 130
    assert begun == b"Locks "
    assert rest.endswith(b"\n")
    assert told.strip() == b""


def test_a_reader_that_leaves_is_no_failure_to_talk_about(
    environment: dict[str, str], simulator: Simulator
) -> None:
    simulator.reply(["Locks "] * 1000, tokens_per_second=200)
    with subprocess.Popen(
        [sys.executable, "-m", "groq", "chat", "Why locks?"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(6) == b"Locks "
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
