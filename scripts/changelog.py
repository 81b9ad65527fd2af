"""Read and write CHANGELOG.md, whose sections are versions.

python -m scripts.changelog 1.2.3  # prints what changed in that version, for its release notes
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

CHANGELOG = Path("CHANGELOG.md")
_UNRELEASED = "Unreleased"


class ChangelogError(ValueError):
    """CHANGELOG.md does not say what it must; the message says what is missing."""


def main() -> int:
    """Print the section of a version; 1 if there is none."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("version")
    try:
        print(notes(CHANGELOG.read_text("utf-8"), parser.parse_args().version))
    except ChangelogError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def notes(text: str, title: str = _UNRELEASED) -> str:
    """What a section says, without its heading.

    Raises:
        ChangelogError: There is no such section, or it lists nothing.
    """
    heading = rf"^## {re.escape(title)}(?: - \d{{4}}-\d\d-\d\d)?\n"
    found = re.search(rf"{heading}(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ChangelogError(f"CHANGELOG.md has no section {title!r}")
    if not re.search(r"^- \S", found[1], re.MULTILINE):
        raise ChangelogError(f"Section {title!r} of CHANGELOG.md lists no change")
    return found[1].strip()


def released(text: str, version: str, day: dt.date) -> str:
    """The text with what was unreleased under the heading of a version.

    Raises:
        ChangelogError: Nothing is unreleased, or there is a section of that version.
    """
    notes(text)
    if re.search(rf"^## {re.escape(version)}(?: |$)", text, re.MULTILINE):
        raise ChangelogError(f"CHANGELOG.md has a section {version!r} already")
    return text.replace(
        f"## {_UNRELEASED}\n", f"## {_UNRELEASED}\n\n## {version} - {day.isoformat()}\n", 1
    )


if __name__ == "__main__":
    sys.exit(main())
