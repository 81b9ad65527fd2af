"""The demo, as a user runs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

DEMO = Path(__file__).parent.parent / "scripts" / "demo.py"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DEMO), *arguments]
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GROQ_")}
    return subprocess.run(
        command, env={**inherited, **environment}, capture_output=True, text=True, check=False
    )


def test_the_demo_shows_text_tokens_timing_and_limits() -> None:
    done = run()
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Why do canals have locks?" in done.stdout
    assert re.search(r"\d+ \+ \d+ tokens in [\d.]+ s", done.stdout)
    assert re.search(r"first token after \d+ ms", done.stdout)
    assert "the model calls tide_table({'harbour':" in done.stdout
    assert "High water at 04:12" in done.stdout
    assert "4.96 s of English" in done.stdout
    assert re.search(r"\d+ of \d+ tokens this minute", done.stdout)


def test_live_without_a_key_says_what_to_do() -> None:
    done = run("--live")
    assert done.returncode == 1
    assert "GROQ_API_KEY" in done.stderr
    assert "Traceback" not in done.stderr
