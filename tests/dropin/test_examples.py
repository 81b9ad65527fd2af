"""Each example in the README of the official SDK that runs with it runs with ours.

The examples are read from the installed package, so none of them stands here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.installations import ROOT

from .libraries import official
from .running import API_KEY

if TYPE_CHECKING:
    from groq.testing import Simulator

pytestmark = pytest.mark.usefixtures("uncovered")

README = "from importlib.metadata import metadata; print(metadata('groq').get_payload())"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
# Some examples go on from one that is elsewhere in the README.
BEFORE = "import httpx\nfrom groq import DefaultHttpxClient, Groq\nclient = Groq()\n"
RECORDING = str(ROOT / "scripts" / "examples" / "audio" / "canal-lock.flac")
# A key must not travel unencrypted: plain http is for this machine alone.
REFUSED = 'base_url="http://'


@pytest.fixture(scope="module")
def examples() -> list[str]:
    command = [str(official()), "-P", "-c", README]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [block.replace("/path/to/file", RECORDING) for block in BLOCK.findall(text)]


def test_examples_run(examples: list[str], simulator: Simulator) -> None:
    running = [each for each in examples if problem(official(), each, simulator.base_url) is None]
    assert len(running) >= 8
    problems = {
        each: problem(Path(sys.executable), each, simulator.base_url)
        for each in running
        if REFUSED not in each
    }
    assert {each: told for each, told in problems.items() if told is not None} == {}


def problem(python: Path, example: str, base_url: str) -> str | None:
    """What a run of an example ends in; None if it ends well."""
    environment = {**os.environ, "GROQ_API_KEY": API_KEY, "GROQ_BASE_URL": base_url}
    command = [str(python), "-P", "-c", BEFORE + example]
    done = subprocess.run(
        command, env=environment, check=False, capture_output=True, text=True, timeout=60
    )
    return None if done.returncode == 0 else done.stderr
