"""Releases, in a throwaway project with a remote of its own: git, hatchling and twine are real."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from scripts.release import Release, ReleaseError, check, main, write_version
from tests.installations import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHANGES = "# Changelog\n\n## Unreleased\n\n- A lock.\n"
FILES = {
    ".ci/run": "#!/bin/sh\necho tested\n",
    ".gitignore": "dist/\n",
    "CHANGELOG.md": CHANGES,
    "README.md": "A project.\n",
    "groq/__init__.py": "",
    "groq/_version.py": '"""The version."""\n\n__version__ = "0.1.0"\n',
    "pyproject.toml": """[build-system]
requires = ["hatchling>=1.26"]
build-backend = "hatchling.build"
[project]
name = "groq-openapi"
dynamic = ["version"]
readme = "README.md"
[tool.hatch.version]
path = "groq/_version.py"
[tool.hatch.build.targets.wheel]
packages = ["groq"]
core-metadata-version = "2.4"
[tool.hatch.build.targets.sdist]
core-metadata-version = "2.4"
""",
}


@frozen
class Project:
    """A clone, and the bare repository that it is a clone of."""

    folder: Path
    remote: Path

    def git(self, *arguments: str, at: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607  git of the PATH
            cwd=at or self.folder,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if text.startswith("#!"):
            path.chmod(0o755)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change it")
        self.git("push", "--quiet", "origin", "main")

    def state(self) -> tuple[str, ...]:
        """All that a release may change, here and at the remote."""
        references = ("for-each-ref", "--format=%(refname) %(objectname)")
        files = sorted(path for path in self.folder.rglob("*") if ".git" not in path.parts)
        return (
            self.git("status", "--porcelain"),
            self.git("rev-parse", "HEAD"),
            self.git(*references, at=self.remote),
            self.git(*references),
            *(f"{path}: {path.read_text('utf-8')}" for path in files if path.is_file()),
        )

    def release(self, version: str, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "scripts.release", version, *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "somebody@example.org")
    project = Project(tmp_path / "project", tmp_path / "remote.git")
    project.git("init", "--quiet", "--bare", "-b", "main", str(project.remote), at=tmp_path)
    project.git("clone", "--quiet", str(project.remote), str(project.folder), at=tmp_path)
    project.git("checkout", "--quiet", "-B", "main")
    for name, text in FILES.items():
        project.write(name, text)
    project.commit()
    monkeypatch.chdir(project.folder)
    return project


def test_a_release_is_tested_written_built_tagged_and_pushed(project: Project) -> None:
    done = project.release("0.2.0")
    assert done.returncode == 0, done.stderr
    words = [line.partition(":")[0] for line in done.stdout.splitlines()]
    steps = [word for word in words if word in {"test", "version", "build", "tag", "publish"}]
    assert steps == ["test", "version", "build", "tag", "publish"]
    assert "tested" in done.stdout

    today = dt.datetime.now(dt.UTC).date()
    written = project.git("show", "v0.2.0:groq/_version.py", at=project.remote)
    assert written == FILES["groq/_version.py"].replace("0.1.0", "0.2.0").strip()
    changes = project.git("show", "main:CHANGELOG.md", at=project.remote)
    assert changes == CHANGES.replace("sed\n", f"sed\n\n## 0.2.0 - {today}\n").strip()
    tagged = project.git("rev-parse", "v0.2.0^{commit}", at=project.remote)
    assert tagged == project.git("rev-parse", "main", at=project.remote)
    assert project.git("cat-file", "-t", "v0.2.0", at=project.remote) == "tag"  # with its maker
    assert project.git("status", "--porcelain") == ""


def test_a_dry_run_tells_the_steps_and_changes_nothing(project: Project) -> None:
    before = project.state()
    done = project.release("0.2.0", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        *("check", "test", "version", "build", "tag", "publish")
    ]
    assert "tested" not in done.stdout
    assert project.state() == before


def untidy(project: Project) -> None:
    project.write("notes.txt", "to do")


def elsewhere(project: Project) -> None:
    project.git("checkout", "--quiet", "-b", "feature")


def ahead(project: Project) -> None:
    project.git("commit", "--quiet", "--allow-empty", "--message", "Not pushed")


def behind(project: Project) -> None:
    project.git("push", "--quiet", "origin", "HEAD:other")
    ahead(project)
    project.git("push", "--quiet", "origin", "main")
    project.git("reset", "--quiet", "--hard", "HEAD~1")


def tagged(project: Project) -> None:
    project.git("push", "--quiet", "origin", "HEAD:refs/tags/v0.2.0")


def unchanged(project: Project) -> None:
    project.write(
        "CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-01-01\n\n- It.\n"
    )
    project.commit()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (untidy, "There are changes that are not committed:\n?? notes.txt"),
        (elsewhere, "Releases are made on main, and this is feature"),
        (ahead, "main is not what origin has: pull, or push, first"),
        (behind, "main is not what origin has: pull, or push, first"),
        (tagged, "There is a tag v0.2.0: no version is released twice"),
        (unchanged, "Section 'Unreleased' of CHANGELOG.md lists no change"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_what_stands_in_the_way_is_told(
    project: Project, spoil: Callable[[Project], None], told: str, options: tuple[str, ...]
) -> None:
    spoil(project)
    written = [project.folder / "groq/_version.py", project.folder / "CHANGELOG.md"]
    before = [path.read_text("utf-8") for path in written]
    done = project.release("0.2.0", *options)
    assert done.returncode == 1
    assert f"error: {told}" in done.stderr
    assert "test:" not in done.stdout
    assert [path.read_text("utf-8") for path in written] == before


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("one", "'one' is no version"),
        ("1.2", "'1.2' must be like 1.2.3"),
        ("v1.2.3", "'v1.2.3' must be like 1.2.3"),
        ("1.2.3.dev1", "must be like"),
        ("1.2.3+mine", "must be like"),
        ("1.02.3", "must be like"),
        ("0.0.9", "0.0.9 is older than 0.1.0, which this is"),
    ],
)
def test_other_versions_are_refused(project: Project, version: str, told: str) -> None:
    assert project.folder.exists()
    with pytest.raises(ReleaseError, match=told.replace(".", r"\.")):
        check(Release(version))


@pytest.mark.parametrize("version", ["0.1.0", "0.1.1", "1.0.0rc1"])
def test_the_first_release_and_candidates_pass(project: Project, version: str) -> None:
    assert project.folder.exists()
    check(Release(version))


FAILURES = {
    ".ci/run": ("#!/bin/sh\nexit 3\n", ".ci/run failed with status 3"),
    "pyproject.toml": (
        FILES["pyproject.toml"].replace("hatchling.build", "hatchling.no"),
        "failed with status",
    ),
    "README.md": ("Broken `link <.\n", "twine check --strict"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_what_fails_before_the_push_is_taken_back(project: Project, name: str) -> None:
    text, told = FAILURES[name]
    if name == "README.md":  # which twine reads as reStructuredText then
        project.write("README.rst", text)
        settings = FILES["pyproject.toml"].replace("README.md", "README.rst")
        project.write("pyproject.toml", settings)
    else:
        project.write(name, text)
    project.commit()
    before = project.state()
    done = project.release("0.2.0")
    assert done.returncode == 1
    assert told in done.stderr
    assert project.state() == before


def test_tests_that_leave_something_behind_stop_it(project: Project) -> None:
    project.write(".ci/run", "#!/bin/sh\necho 1 > left.txt\n")
    project.commit()
    done = project.release("0.2.0")
    assert "error: The tests have changed files:\n?? left.txt" in done.stderr
    assert project.git("log", "--format=%s") == "Change it\nChange it"


def test_an_interrupted_build_is_taken_back(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    before = project.state()
    monkeypatch.setattr("scripts.release.build", interrupted)
    with pytest.raises(KeyboardInterrupt):
        Release("0.2.0").run()
    assert project.state() == before


def test_what_others_wrote_meanwhile_is_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: str) -> None:
        project.write("README.md", "A better text.\n")
        raise ReleaseError("It cannot be built")

    monkeypatch.setattr("scripts.release.build", fails)
    with pytest.raises(ReleaseError, match="cannot be built"):
        Release("0.2.0").run()
    assert project.git("status", "--porcelain") == "M README.md"
    assert (project.folder / "README.md").read_text("utf-8") == "A better text.\n"


def test_a_push_that_fails_says_what_is_left_to_do(project: Project) -> None:
    hook = project.remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho closed for today >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    before = project.state()
    done = project.release("0.2.0")
    assert done.returncode == 1
    assert "closed for today" in done.stderr
    lines = [line.strip() for line in done.stderr.splitlines()]
    back = lines[-1]
    again = lines[lines.index("or take them back:") - 1]
    subprocess.run(back, shell=True, cwd=project.folder, check=True, capture_output=True)  # noqa: S602  as a reader of the message would
    assert project.state() == before

    write_version("0.2.0", dt.date(2026, 12, 1))
    project.git("commit", "--quiet", "--all", "--message", "Release 0.2.0")
    project.git("tag", "v0.2.0")
    hook.unlink()
    subprocess.run(again, shell=True, cwd=project.folder, check=True, capture_output=True)  # noqa: S602  as above
    assert project.git("rev-parse", "v0.2.0", at=project.remote) == project.git("rev-parse", "main")


def test_the_command_returns_what_came_of_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.folder.exists()
    monkeypatch.setattr("sys.argv", ["release", "one", "--dry-run"])
    assert main() == 1
    assert "'one' is no version" in capsys.readouterr().err
