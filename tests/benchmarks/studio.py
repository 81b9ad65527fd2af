"""Where pictures are drawn: an environment of its own, which has matplotlib."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.installations import python_environment

from .processes import run

if TYPE_CHECKING:
    from pathlib import Path

_REQUIREMENTS = ("matplotlib==3.11.2",)


def draw_with(module: str, file: Path, told: Any) -> None:
    """Have a module of this package draw what it is told into a file.

    Raises:
        subprocess.CalledProcessError: It cannot be drawn, or what draws it not be installed.
    """
    python = python_environment("bench/pictures", _REQUIREMENTS)
    run(python, module, str(file), given=json.dumps(told))
