"""A project outside of the repository, with this package installed from its wheel."""

from __future__ import annotations

import os
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.installations import ROOT, python_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = Path(__file__).parent / "project"
_TOOLS = ("hatchling>=1.26", "pytest>=8.2", "pytest-asyncio", "pytest-recording", "pytest-xdist")
_SETTINGS = """[pytest]
asyncio_default_fixture_loop_scope = function
addopts = --strict-markers -p no:cacheprovider
filterwarnings = error
"""


@dataclass(frozen=True)
class Outcome:
    """What became of a test: `passed`, `skipped`, or the text of its failure or error."""

    result: str
    text: str = ""


class Scratch:
    """The project's folder, and an interpreter that finds the wheel's content first."""

    def __init__(self, folder: Path) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        own = (*project["dependencies"], *project["optional-dependencies"]["testing"])
        self._python = python_environment("kit", (*own, "trio>=0.26", *_TOOLS))
        self._folder = folder / "project"
        self._site = folder / "site"
        self._folder.mkdir()
        (self._folder / "pytest.ini").write_text(_SETTINGS, encoding="utf-8")
        self._install(folder)

    def _install(self, folder: Path) -> None:
        pip = [str(self._python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        wheel = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
        subprocess.run([*pip, *wheel, str(ROOT)], check=True, timeout=120)
        (built,) = folder.glob("*.whl")
        install = ["install", "--no-deps", "--target", str(self._site), str(built)]
        subprocess.run([*pip, *install], check=True, timeout=120)

    def start(self, command: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a command of the package; its standard output is a pipe."""
        return subprocess.Popen(
            [self._python, str(self._site / "bin" / command), *arguments],
            env={**os.environ, "PYTHONPATH": str(self._site)},
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, name: str, *options: str, environment: Mapping[str, str] | None = None
    ) -> dict[str, Outcome]:
        """Run a file of `project` by pytest in a process; the outcome of each of its tests."""
        test_file = self._folder / f"test_{name}.py"
        test_file.write_text((FILES / f"{name}.py").read_text("utf-8"), encoding="utf-8")
        report = self._folder / "report.xml"
        report.unlink(missing_ok=True)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
        subprocess.run(
            [self._python, "-m", "pytest", test_file.name, f"--junitxml={report.name}", *options],
            cwd=self._folder,
            env={**kept, "PYTHONPATH": str(self._site), **(environment or {})},
            check=False,  # some of the tests are to fail
            timeout=180,
        )
        return _outcomes(report)

    def files(self, pattern: str) -> list[Path]:
        """Files that a run has left in the project."""
        return sorted(self._folder.rglob(pattern))


def _outcomes(report: Path) -> dict[str, Outcome]:
    cases: dict[str, Outcome] = {}
    for case in ET.parse(report).iter("testcase"):  # noqa: S314  our own pytest has written it
        name = case.attrib["name"].removeprefix("test_")
        parts = [part for part in case if part.tag in {"failure", "error", "skipped"}]
        text = "\n".join((part.text or part.attrib.get("message", "")) for part in parts)
        cases[name] = Outcome("+".join(part.tag for part in parts) or "passed", text)
    return cases
