"""Whether what is installed is what is run, or Groq's own SDK lies over it.

Nothing here uses the package itself: in that case it is not ours.
"""

from __future__ import annotations

import base64
import hashlib
import platform
import sys
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from groq._cli.checks import Check

if TYPE_CHECKING:
    from collections.abc import Sequence

OURS = "groq-openapi"
OFFICIAL = "groq"

_ANEW = f"pip uninstall -y {OFFICIAL} {OURS}, then pip install '{OURS}[cli]'"


@dataclass(frozen=True, slots=True)
class Installation:
    """What the metadata of this environment say.

    Attributes:
        version: Version of our distribution; None if it is not installed.
        changed: Our files that are not what was installed.
        official: Version of the distribution `groq`; None if there is none.
        official_files: How many modules it has put into the package; none if it is our shim.
    """

    version: str | None = None
    changed: Sequence[str] = field(default_factory=tuple)
    official: str | None = None
    official_files: int = 0


def look() -> Installation:
    """Read the metadata, and compare the files."""
    try:
        ours = metadata.distribution(OURS)
    except metadata.PackageNotFoundError:
        return Installation()
    changed = [str(file) for file in _modules(ours) if not _is_intact(file)]
    try:
        official = metadata.distribution(OFFICIAL)
    except metadata.PackageNotFoundError:
        return Installation(ours.version, changed)
    return Installation(ours.version, changed, official.version, len(_modules(official)))


def _modules(distribution: metadata.Distribution) -> list[metadata.PackagePath]:
    return [
        file
        for file in distribution.files or ()
        if file.parts[0] == "groq" and file.suffix == ".py" and file.hash is not None
    ]


def _is_intact(file: metadata.PackagePath) -> bool:
    try:
        content = Path(file.locate()).read_bytes()
    except OSError:
        return False
    if file.hash is None or file.hash.mode != "sha256":
        return True  # nobody can tell
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return digest.decode() == file.hash.value


def judge_python() -> Check:
    """Which Python this is."""
    return Check("python", "ok", f"{platform.python_version()}, {sys.executable}")


def judge_installation(found: Installation) -> Check:
    """Whether it is our package that is imported as `groq`."""
    if found.version is None:
        what = f"{OURS} runs from {Path(__file__).parents[2]}, and is not installed"
        return Check("package", "warning", what, f"pip install '{OURS}[cli]'")
    told = f"{OURS} {found.version}"
    theirs = f"Groq's own SDK (the distribution {OFFICIAL} {found.official})"
    if found.changed and found.official_files:
        what = f"{theirs} has written over {len(found.changed)} files of {told}"
        return Check("package", "problem", what, _ANEW)
    if found.changed:
        what = f"{told}, but {len(found.changed)} files are missing or were changed"
        return Check("package", "problem", f"{what}, such as {found.changed[0]}", _ANEW)
    if found.official_files:
        what = f"{told} lies over {theirs}; uninstalling that would take ours away"
        return Check("package", "warning", what, _ANEW)
    if found.official is not None:
        told += f"; {OFFICIAL} {found.official} is the wheel without files that stands for it"
    return Check("package", "ok", told)
