"""Who is measured, and with which Python."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.installations import python_environment

from .cases import BARE, FLOOR, OFFICIAL, OURS


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
        return python_environment(f"bench/{self.name}", self.requirements)


# To add one: a module with what `subjects` asks for, and a line here.
CONTENDERS = {
    contender.name: contender
    for contender in (
        Contender(OURS),
        Contender(OFFICIAL, ("groq==1.7.0",), ("groq", "httpx", "httpcore", "h11", "pydantic")),
        Contender(FLOOR),
        Contender(BARE),
    )
}
