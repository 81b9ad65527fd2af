"""What figures depend on besides the code: the machine, and the versions of everything."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .contenders import CONTENDERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_VERSIONS = (
    "import sys; from importlib.metadata import version; "
    "print(*(f'{name} {version(name)}' for name in sys.argv[1:]), sep=', ')"
)


def surroundings(pythons: Mapping[str, Path]) -> dict[str, Any]:
    """Everything by name, for people to read."""
    return {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": platform.platform(),
        "cores": os.cpu_count(),
        "load": _load(),
        **{name: _versions(name, python) for name, python in pythons.items()},
    }


def _load() -> str:
    if sys.platform == "win32":
        return "unknown"
    return f"{os.getloadavg()[0]:.1f} in the minute before"


def _versions(contender: str, python: Path) -> str:
    command = [str(python), "-P", "-c", _VERSIONS, *CONTENDERS[contender].distributions]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
