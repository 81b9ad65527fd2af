"""Who is measured, and with which Python."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.installations import python_environment

from .cases import BARE, OFFICIAL, OPENAI, OURS, RAW, SPLIT

_HTTPX = ("httpx", "httpcore", "h11")


@dataclass(frozen=True)
class Contender:
    """One implementation; the module of its name drives it.

    Attributes:
        name: Its name, and that of the module.
        distributions: Packages whose versions belong to its figures.
        requirements: What pip installs into an environment of its own; empty for one that
            runs where this project does.
    """

    name: str
    distributions: tuple[str, ...]
    requirements: tuple[str, ...] = ()

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
        Contender(OURS, ("groq-openapi", "attrs", "httptools", "orjson")),
        Contender(OFFICIAL, ("groq", *_HTTPX, "pydantic"), ("groq==1.7.0",)),
        Contender(
            OPENAI, ("openai", "httpx2", "httpcore2", "h11", "pydantic"), ("openai==3.57.0",)
        ),
        Contender(BARE, _HTTPX),
        Contender(SPLIT, (*_HTTPX, "orjson")),
        Contender(RAW, ("orjson",)),
    )
}
