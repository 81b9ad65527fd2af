"""Type checkers are content with the code of users of the official SDK, with theirs as with ours.

That they are with ours `make check` shows. Here it is shown that the file is such code.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.installations import ROOT

from .libraries import official

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("uncovered")

USER_CODE = ROOT / "tests" / "typing" / "official.py"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the code, away from our own `groq`."""
    shutil.copy(USER_CODE, tmp_path)
    return tmp_path


def test_mypy_is_content_with_the_official_sdk(project: Path) -> None:
    options = ["--strict", "--warn-unreachable", f"--python-executable={official()}"]
    check(project, "mypy", *options, USER_CODE.name)


def test_pyright_is_content_with_the_official_sdk(project: Path) -> None:
    settings = {"typeCheckingMode": "strict", "include": [USER_CODE.name]}
    (project / "pyrightconfig.json").write_text(json.dumps(settings))
    check(project, "pyright", f"--pythonpath={official()}")


def check(project: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
