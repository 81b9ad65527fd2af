"""Software that others wrote, installed below .venv when it is first needed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

ROOT = Path(__file__).resolve().parents[1]


def python_environment(name: str, requirements: Sequence[str]) -> Path:
    """The interpreter of an environment of its own with these packages of PyPI.

    Raises:
        subprocess.CalledProcessError: They cannot be installed; pip's words are on standard error.
    """

    def fill(folder: Path) -> None:
        make_environment(folder, requirements)

    return python_of(installed(name, "\n".join(requirements), fill))


def make_environment(folder: Path, requirements: Sequence[str]) -> None:
    """Make an environment with what these arguments of `pip install` name."""
    venv.create(folder, with_pip=True)
    pip = [str(python_of(folder)), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", *requirements], check=True)


def installed(name: str, wanted: str, fill: Callable[[Path], None]) -> Path:
    """The folder of that name below .venv; has it filled unless it holds what is wanted.

    Whoever comes while another process fills it waits for that.
    """
    folder = ROOT / ".venv" / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    marker = folder / "installed.txt"
    with _locked(folder.with_suffix(".lock")):
        if not marker.exists() or marker.read_text(encoding="utf-8") != wanted:
            shutil.rmtree(folder, ignore_errors=True)  # it may not be there
            fill(folder)
            marker.write_text(wanted, encoding="utf-8")
    return folder


def python_of(folder: Path) -> Path:
    """The interpreter of an environment."""
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


@contextmanager
def _locked(path: Path) -> Generator[None, None, None]:
    """Hold a lock, which the system lets go of when this process ends, however that is."""
    with path.open("w") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
