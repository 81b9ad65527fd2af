"""Release a version: test, write the version, build, tag, publish.

    make release VERSION=1.2.3 DRY=1  # checks what can be checked, and prints the steps
    make release VERSION=1.2.3

Until the last step nothing leaves this machine, and what fails before it is taken back. The last
step pushes the commit and its tag together; the workflow `release` builds that tag anew, publishes
it and makes the release on GitHub.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen
from packaging.version import InvalidVersion, Version

from scripts.changelog import CHANGELOG, ChangelogError, notes, released

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERSION_FILE = Path("groq/_version.py")
_WRITTEN = (str(_VERSION_FILE), str(CHANGELOG))
_ASSIGNED = re.compile(r'^__version__ = "(.*)"$', re.MULTILINE)
_REMOTE, _BRANCH = "origin", "main"


class ReleaseError(Exception):
    """There is no release; the message says why, and what to do if something is."""


@frozen
class Release:
    """One version on its way; every path is relative to the folder of the repository."""

    version: str

    @property
    def tag(self) -> str:
        """The tag that it gets."""
        return f"v{self.version}"

    def run(self) -> None:
        """Go through all steps.

        Raises:
            ReleaseError: A step failed. Everything is as it was before, but after the last step,
                of which the message says what is left to do.
        """
        check(self)
        _say("test: .ci/run")
        _do(".ci/run")
        _refuse_changes("the tests have changed files")
        with _taken_back_on_failure():
            _say(f"version: {_VERSION_FILE}, {CHANGELOG}")
            write_version(self.version, dt.datetime.now(dt.UTC).date())
            _say("build: wheel and source distribution, looked at by twine")
            build(self.version)
            _say(f"tag: a commit, and {self.tag} on it")
            _git("commit", "--quiet", "--message", f"Release {self.version}", "--", *_WRITTEN)
            _git("tag", "--annotate", "--message", f"Release {self.version}", self.tag)
        self._publish()

    def explain(self) -> None:
        """Check what can be checked, and tell what `run` would do.

        Raises:
            ReleaseError: `run` would refuse.
        """
        check(self)
        _say("test: would run .ci/run")
        _say(f"version: would write {self.version} to {_VERSION_FILE} and {CHANGELOG}")
        _say("build: would build wheel and source distribution, and have twine look at them")
        _say(f"tag: would commit, and tag that {self.tag}")
        _say(f"publish: would push {_BRANCH} and {self.tag} to {_REMOTE}")

    def _publish(self) -> None:
        push = ("push", "--atomic", _REMOTE, _BRANCH, self.tag)
        _say(f"publish: git {' '.join(push)}")
        try:
            _git(*push)
        except ReleaseError as error:
            raise ReleaseError(
                f"{error}\nThe commit and the tag are here and, if {_REMOTE} has not taken them, "
                f"nowhere else. Either push again:\n    git {' '.join(push)}\nor take them back:\n"
                f"    git tag --delete {self.tag} && git reset --hard HEAD~1"
            ) from error
        _say(f"The workflow release publishes {self.tag}; it is published when that has ended.")


def main() -> int:
    """Release the version of the arguments; 1 if that fails."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("version", help="such as 1.2.3")
    parser.add_argument("--dry-run", action="store_true", help="change nothing, tell the steps")
    options = parser.parse_args()
    release = Release(options.version)
    try:
        release.explain() if options.dry_run else release.run()
    except (ReleaseError, ChangelogError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def check(release: Release) -> None:
    """See that nothing stands in the way of a release.

    Raises:
        ReleaseError: Something does.
        ChangelogError: There is nothing to release.
    """
    _say("check: version, branch, files, tags, changelog")
    _check_version(release.version)
    if (branch := _git("branch", "--show-current")) != _BRANCH:
        raise ReleaseError(f"Releases are made on {_BRANCH}, and this is {branch or 'no branch'}")
    _refuse_changes("there are changes that are not committed")
    _git("fetch", "--quiet", "--tags", _REMOTE)
    if _git("rev-parse", "HEAD") != _git("rev-parse", f"{_REMOTE}/{_BRANCH}"):
        raise ReleaseError(f"{_BRANCH} is not what {_REMOTE} has: pull, or push, first")
    if _git("tag", "--list", release.tag):
        raise ReleaseError(f"There is a tag {release.tag}: no version is released twice")
    notes(CHANGELOG.read_text("utf-8"))


def _check_version(version: str) -> None:
    try:
        parsed = Version(version)
    except InvalidVersion:
        raise ReleaseError(f"{version!r} is no version: it must be like 1.2.3") from None
    if str(parsed) != version or len(parsed.release) != 3 or parsed.local or parsed.is_devrelease:  # noqa: PLR2004  semantic versions have three parts
        raise ReleaseError(f"{version!r} must be like 1.2.3, or 1.2.3rc1")
    if parsed < Version(current := current_version()):
        raise ReleaseError(f"{version} is older than {current}, which this is")


def current_version() -> str:
    """The version that the files say.

    Raises:
        ReleaseError: They do not.
    """
    found = _ASSIGNED.search(_VERSION_FILE.read_text("utf-8"))
    if found is None:
        raise ReleaseError(f"{_VERSION_FILE} does not assign __version__")
    return found[1]


def write_version(version: str, day: dt.date) -> None:
    """Write the version where it is said, and its heading into the changelog."""
    changelog = released(CHANGELOG.read_text("utf-8"), version, day)
    code = _ASSIGNED.sub(f'__version__ = "{version}"', _VERSION_FILE.read_text("utf-8"))
    _VERSION_FILE.write_text(code, encoding="utf-8")
    CHANGELOG.write_text(changelog, encoding="utf-8")


def build(version: str) -> None:
    """See that what would be published can be built; it is built anew from the tag.

    Raises:
        ReleaseError: It cannot, it has another version, or twine finds fault with it.
    """
    with tempfile.TemporaryDirectory() as folder:
        _do(sys.executable, "-m", "build", "--outdir", folder)
        built = sorted(Path(folder).iterdir())
        _do(sys.executable, "-m", "twine", "check", "--strict", *map(str, built))
        if strange := [path.name for path in built if f"-{version}" not in path.name]:
            raise ReleaseError(f"{', '.join(strange)} should be of version {version}")


@contextmanager
def _taken_back_on_failure() -> Iterator[None]:
    """Undo whatever was done to files and commits here when it fails, or is interrupted."""
    before = _git("rev-parse", "HEAD")
    try:
        yield
    except BaseException:
        _git("reset", "--quiet", before)
        _git("checkout", "--quiet", "--", *_WRITTEN)  # they were committed when this began
        raise


def _refuse_changes(told: str) -> None:
    if changes := _git("status", "--porcelain"):
        raise ReleaseError(f"{told[0].upper()}{told[1:]}:\n{changes}")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], check=False, capture_output=True, text=True)  # noqa: S607  git of the PATH  # nosec B607
    if done.returncode:
        raise ReleaseError(f"git {' '.join(arguments)} failed: {done.stderr.strip()}")
    return done.stdout.rstrip()


def _do(*command: str) -> None:
    """Run a program, whose words go where ours go."""
    if code := subprocess.run(command, check=False).returncode:
        raise ReleaseError(f"{' '.join(command)} failed with status {code}")


def _say(text: str) -> None:
    print(text, flush=True)  # before what programs say


if __name__ == "__main__":
    sys.exit(main())
