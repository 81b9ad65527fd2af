"""What pip leaves behind of an installation."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def record(folder: Path, name: str, version: str) -> None:
    """Write the metadata of a distribution that has installed the package."""
    information = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n")
    lines = []
    for path in sorted((folder / "groq").rglob("*.py")):
        digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest())
        hashed = digest.rstrip(b"=").decode()
        lines.append(f"{path.relative_to(folder)},sha256={hashed},{path.stat().st_size}\n")
    (information / "RECORD").write_text("".join(lines))
