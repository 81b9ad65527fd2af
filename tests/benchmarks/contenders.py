"""Who is measured, and with which Python."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .cases import FLOOR, OFFICIAL, OURS

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Contender:
    """One implementation; the module of its name drives it.

    Attributes:
        name: Its name, and that of the module.
        requirements: What pip installs into an environment of its own; empty for one that
            runs where this project does.
        distributions: Packages whose versions belong to its figures.
    """

    name: str
    requirements: tuple[str, ...] = ()
    distributions: tuple[str, ...] = ("httpx", "httpcore", "h11", "orjson")

    def python(self) -> Path:
        """The interpreter to run it with; makes its environment when there is none.

        Raises:
            subprocess.CalledProcessError: Its packages cannot be installed.
        """
        if not self.requirements:
            return Path(sys.executable)
        return environment(self.name, self.requirements)


def environment(name: str, requirements: Sequence[str]) -> Path:
    """The interpreter of an environment of that name; makes it unless it is as required.

    Raises:
        subprocess.CalledProcessError: Its packages cannot be installed.
    """
    folder = ROOT / ".venv" / "bench" / name
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    installed = folder / "installed.txt"
    wanted = "\n".join(requirements)
    if not installed.exists() or installed.read_text(encoding="utf-8") != wanted:
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *requirements], check=True)
        installed.write_text(wanted, encoding="utf-8")
    return python


# To add one: a module with what `subjects` asks for, and a line here.
CONTENDERS = {
    contender.name: contender
    for contender in (
        Contender(OURS),
        Contender(OFFICIAL, ("groq==1.7.0",), ("groq", "httpx", "httpcore", "h11", "pydantic")),
        Contender(FLOOR),
    )
}
