"""The real command in a process of its own, against the simulator."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from groq.testing import Simulator

KEY = "gsk_cli_0123456789abcdef"

Done = subprocess.CompletedProcess[str]


@pytest.fixture
def environment(simulator: Simulator) -> dict[str, str]:
    """The environment of a user whose service is the simulator, without colours of ours."""
    inherited = {
        name: text
        for name, text in os.environ.items()
        if not name.upper().endswith("_PROXY")
        and not name.startswith(("GROQ_", "SSL_CERT_"))
        and not name.endswith("_CA_BUNDLE")
        and name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONUNBUFFERED"}
    }
    own = {"GROQ_API_KEY": KEY, "GROQ_BASE_URL": simulator.base_url, "TERM": "xterm-256color"}
    # Nobody answers prompt_toolkit's question where the cursor is.
    return {**inherited, **own, "PROMPT_TOOLKIT_NO_CPR": "1"}


@pytest.fixture
def command(environment: dict[str, str], tmp_path: Path) -> Callable[..., Done]:
    """Run `groq` with arguments, in an empty folder, and return what it has printed."""

    def run(*arguments: str, given: str = "", **changes: Any) -> Done:
        return subprocess.run(
            [sys.executable, "-m", "groq", *arguments],
            input=given,
            env=changed(environment, changes),
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run


def changed(environment: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    """An environment with other variables; None takes one away."""
    return {name: text for name, text in {**environment, **changes}.items() if text is not None}
