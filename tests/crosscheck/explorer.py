"""schemathesis: a program of others that makes requests of a document and checks the answers."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.installations import ROOT, python_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

_REQUIREMENTS = ("schemathesis==4.32.5",)
_SETTINGS = Path(__file__).with_name("schemathesis.toml")
_PATIENCE_SECONDS = 300.0


def install_explorer() -> Path:
    """The interpreter that has schemathesis.

    Raises:
        subprocess.CalledProcessError: It cannot be installed; pip's words are on standard error.
    """
    return python_environment("crosscheck/schemathesis", _REQUIREMENTS)


def explore(
    python: Path, document: Mapping[str, Any], base_url: str, folder: Path
) -> subprocess.CompletedProcess[str]:
    """Hold the server at that address against the document; the folder is for files.

    What came of it is on standard output; the status is 0 if nothing was found.
    """
    location = folder / "document.json"
    location.write_text(json.dumps(document), encoding="utf-8")
    command = [str(python), "-P", "-m", "schemathesis.cli", "--config-file", str(_SETTINGS)]
    command += ["run", str(location), "--url", base_url]
    kept = {
        name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")
    }
    return subprocess.run(
        command,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT / "tests"), "NO_COLOR": "1"},
        check=False,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_SECONDS,
    )
