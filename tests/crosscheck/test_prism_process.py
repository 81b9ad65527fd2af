"""The mock server of others comes and goes with those who use it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import httpx
import pytest

from scripts.lint_openapi import DOCUMENT
from tests.crosscheck.prism import Prism
from tests.installations import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOST = """
import os, signal, sys
from pathlib import Path
from tests.crosscheck.prism import Prism
prism = Prism(Path(sys.argv[1]), Path(sys.argv[2])).__enter__()
print(prism.base_url, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_ends_with_the_process_that_started_it(prism_program: Path) -> None:
    command = [sys.executable, "-c", HOST, str(prism_program), str(DOCUMENT)]
    host = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)

    assert host.returncode == -signal.SIGKILL
    until = time.monotonic() + 20
    with pytest.raises(httpx.ConnectError):
        while time.monotonic() < until:
            with suppress(httpx.ReadError, httpx.RemoteProtocolError):  # it is just ending
                httpx.get(f"{host.stdout.strip()}/openai/v1/models")
            time.sleep(0.05)


def test_one_that_does_not_start_tells_why(prism_program: Path, tmp_path: Path) -> None:
    document = tmp_path / "empty.yaml"
    document.write_text("openapi: 3.1.0\n", encoding="utf-8")

    with (
        pytest.raises(RuntimeError, match="No operations found in the current file"),
        Prism(prism_program, document),
    ):
        pass
