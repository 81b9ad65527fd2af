"""The wheel that stands for the official distribution, and what pip makes of it."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import requires
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from packaging.version import Version

from groq import __version__
from scripts.shim import SURFACE_VERSION, build
from tests.benchmarks.cases import OFFICIAL
from tests.benchmarks.contenders import CONTENDERS
from tests.installations import ROOT, make_environment, python_of

from .libraries import with_ours
from .test_instrumentation import REQUIREMENTS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("uncovered")

FILES_OF_GROQ = """
import json
from importlib.metadata import distribution
import groq
print(json.dumps([groq.__version__, distribution("groq").version,
    *sorted(str(file) for file in distribution("groq").files)]))
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with both wheels, as `make build` makes them."""
    folder = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (ours,) = folder.glob("groq_openapi-*.whl")
    make_environment(folder / "env", [str(ours), str(build(Version(SURFACE_VERSION), folder))])
    return python_of(folder / "env")


def pip(python: Path, *arguments: str) -> str:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_it_has_metadata_and_nothing_else(tmp_path: Path) -> None:
    with ZipFile(build(Version("0.37.1"), tmp_path)) as wheel:
        assert {name.split("/")[0] for name in wheel.namelist()} == {"groq-0.37.1.dist-info"}
        metadata = wheel.read("groq-0.37.1.dist-info/METADATA").decode()
    assert "\nName: groq\nVersion: 0.37.1\n" in metadata
    assert f"\nRequires-Dist: groq-openapi>={__version__}\n" in metadata


def test_the_same_version_is_the_same_bytes(tmp_path: Path) -> None:
    first = build(Version("1.7"), tmp_path / "a")
    assert first.read_bytes() == build(Version("1.7"), tmp_path / "b").read_bytes()


def test_its_version_is_that_of_the_sdk_whose_surface_we_have() -> None:
    assert CONTENDERS[OFFICIAL].requirements == (f"groq=={SURFACE_VERSION}",)


def test_the_program_builds_the_version_that_is_asked_for(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.shim", "--into", str(tmp_path)]
    for arguments in ([], ["0.37.1"]):
        subprocess.run([*command, *arguments], cwd=ROOT, check=True, capture_output=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "groq-0.37.1-py3-none-any.whl",
        f"groq-{SURFACE_VERSION}-py3-none-any.whl",
    ]


def test_without_it_there_is_no_pydantic() -> None:
    required = requires("groq-openapi") or []
    assert required
    assert not any(each.startswith("pydantic") for each in required)


def test_what_is_no_version_is_refused() -> None:
    command = [sys.executable, "-m", "scripts.shim", "newest"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "newest" in done.stderr


def test_beside_our_wheel_it_is_the_distribution_and_the_modules_are_ours(
    environment: Path,
) -> None:
    shown = subprocess.run(
        [str(environment), "-P", "-c", FILES_OF_GROQ], check=True, capture_output=True
    )
    ours, version, *files = json.loads(shown.stdout)
    assert (ours, version) == (__version__, SURFACE_VERSION)
    assert {name.split("/")[0] for name in files} == {f"groq-{SURFACE_VERSION}.dist-info"}
    pip(environment, "check")


@pytest.mark.parametrize(
    ("name", "requirements", "shim"),
    [
        ("langchain", ["langchain-groq==1.1.3"], "0.37.1"),
        ("instrumentation", [*REQUIREMENTS], SURFACE_VERSION),
    ],
)
def test_pip_is_content_with_libraries_that_ask_for_groq(
    name: str, requirements: list[str], shim: str
) -> None:
    python = with_ours(name, *requirements, shim=shim)
    pip(python, "check")
    plan = pip(python, "install", "--dry-run", "--quiet", "--report=-", "groq", *requirements)
    assert json.loads(plan)["install"] == []
