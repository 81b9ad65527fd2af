"""Environments with libraries that use `groq`: with ours, and the wheel that says so."""

from __future__ import annotations

import tempfile
from pathlib import Path

from packaging.version import Version

from scripts.shim import SURFACE_VERSION, build
from tests.benchmarks.cases import OFFICIAL
from tests.benchmarks.contenders import CONTENDERS
from tests.installations import ROOT, installed, make_environment, python_of


def official() -> Path:
    """The interpreter of an environment with the official SDK."""
    return CONTENDERS[OFFICIAL].python()


def with_ours(name: str, *requirements: str, shim: str = SURFACE_VERSION) -> Path:
    """The interpreter of an environment with this checkout, its shim and these packages.

    This checkout is linked, not copied, so that what is tested is what stands here now; the shim
    is a wheel. All come in one go, as pip resolves what a user asks for.

    Raises:
        subprocess.CalledProcessError: They cannot be installed; pip's words are on standard error.
    """

    def fill(folder: Path) -> None:
        with tempfile.TemporaryDirectory() as wheels:
            wheel = build(Version(shim), Path(wheels))
            make_environment(folder, ["--editable", str(ROOT), str(wheel), *requirements])

    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    program = (ROOT / "scripts" / "shim.py").read_text(encoding="utf-8")
    wanted = "\n".join([*requirements, shim, program, project])
    return python_of(installed(f"dropin/{name}", wanted, fill))
