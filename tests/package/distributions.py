"""Wheels and source distributions, and environments with nothing but what pip makes of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.installations import python_of

if TYPE_CHECKING:
    from collections.abc import Mapping

PYTHONS = ("3.11", "3.12", "3.13")
_FOREIGN = ("COV", "GROQ_", "PYTHON", "SOURCE_DATE_EPOCH", "VIRTUAL_ENV")


def build(source: Path, into: Path, **variables: str) -> list[Path]:
    """Build a source distribution of a tree, and a wheel of that; the files, sorted by name."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into)]
    run([*command, str(source)], into.parent, variables)
    return sorted(into.iterdir())


def unpacked(sdist: Path, into: Path) -> Path:
    """The folder in a source distribution, unpacked."""
    with tarfile.open(sdist) as archive:
        archive.extractall(into, filter="data")
    return into / sdist.name.removesuffix(".tar.gz")


def interpreter(version: str) -> str | None:
    """A Python of that version: the one that runs, one on the path, or one of pyenv's."""
    if sys.version.startswith(f"{version}."):
        return sys.executable
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    kept = sorted(root.glob(f"versions/{version}.*/bin/python"))
    return str(kept[-1]) if kept else shutil.which(f"python{version}")


def environment(folder: Path, python: str, *requirements: str) -> Path:
    """The interpreter of a new environment with these requirements, and nothing else, not pip."""
    uv = [sys.executable, "-m", "uv"]
    run([*uv, "venv", "--quiet", "--no-project", "--python", python, str(folder)], folder.parent)
    found = python_of(folder)
    into = ["--quiet", "--python", str(found)]  # else uv takes the environment of its caller
    run([*uv, "pip", "install", *into, *requirements], folder.parent)
    run([*uv, "pip", "check", "--quiet", "--python", str(found)], folder.parent)
    return found


def run(
    command: list[str], folder: Path, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program that knows nothing of this checkout.

    Raises:
        AssertionError: It fails; the message is what it said.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**kept, **(variables or {})},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done
