"""The wheel, installed where there is nothing else, on every Python that it is for."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from groq.testing import Simulator
from tests.installations import ROOT
from tests.package.distributions import PYTHONS, environment, interpreter, run

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("uncovered")
HERE = Path(__file__).parent
EXTRAS = sorted(path.stem for path in (HERE / "extras").glob("*.py"))


@pytest.fixture
def variables() -> Iterator[dict[str, str]]:
    with Simulator() as simulator:
        yield {"GROQ_API_KEY": "gsk_bare", "GROQ_BASE_URL": simulator.base_url}


@pytest.mark.parametrize("version", PYTHONS)
def test_the_wheel_alone_is_enough(
    version: str, wheel: Path, tmp_path: Path, variables: dict[str, str]
) -> None:
    if (found := interpreter(version)) is None:
        pytest.skip(f"there is no Python {version}")
    python = environment(tmp_path / "bare", found, str(wheel))
    program = [str(python), "-W", "error", str(HERE / "bare.py")]
    assert run(program, tmp_path, variables).stdout.startswith(f"done on {version}.")

    for command in ([str(python.parent / "groq")], [str(python), "-m", "groq"]):
        done = subprocess.run(
            [*command, "--help"], check=False, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 2
        assert done.stderr == (
            "error: The command groq needs click, prompt_toolkit, rich. "
            "Install it with its packages: pip install 'groq-openapi[cli]'\n"
        )


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_brings_what_it_is_for(
    extra: str, wheel: Path, tmp_path: Path, variables: dict[str, str]
) -> None:
    python = environment(tmp_path / "extra", sys.executable, f"{wheel}[{extra}]")
    program = [str(python), "-P", "-W", "error", str(HERE / "extras" / f"{extra}.py")]
    assert run(program, tmp_path, variables).stdout == "done\n"


def test_all_brings_every_extra(wheel: Path, tmp_path: Path, variables: dict[str, str]) -> None:
    python = environment(tmp_path / "all", sys.executable, f"{wheel}[all]")
    for extra in EXTRAS:
        program = [str(python), "-P", "-W", "error", str(HERE / "extras" / f"{extra}.py")]
        assert run(program, tmp_path, variables).stdout == "done\n"


def test_without_its_extra_no_program_runs(
    wheel: Path, tmp_path: Path, variables: dict[str, str]
) -> None:
    python = environment(tmp_path / "none", sys.executable, str(wheel))
    for extra in EXTRAS:
        missing = rf"groq-openapi\[{extra}\]|httpx\[http2\]|No module named"
        with pytest.raises(AssertionError, match=missing):
            run([str(python), "-P", str(HERE / "extras" / f"{extra}.py")], tmp_path, variables)


def test_every_extra_has_a_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(EXTRAS) == set(project["optional-dependencies"]) - {"all"}
