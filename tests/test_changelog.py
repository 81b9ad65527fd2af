"""The changelog, as releases read and write it."""

from __future__ import annotations

import datetime as dt

import pytest

from scripts.changelog import CHANGELOG, ChangelogError, notes, released
from tests.installations import ROOT

DAY = dt.date(2026, 12, 1)
TEXT = """# Changelog

## Unreleased

### Added

- A lock.

## 1.0.0 - 2026-11-01

- All of it.
"""


def test_what_was_unreleased_gets_the_heading_of_the_version() -> None:
    text = released(TEXT, "1.1.0", DAY)
    assert text == TEXT.replace("## Unreleased\n", "## Unreleased\n\n## 1.1.0 - 2026-12-01\n")
    assert notes(text, "1.1.0") == "### Added\n\n- A lock."
    assert notes(text, "1.0.0") == "- All of it."


def test_nothing_is_released_twice_and_nothing_without_a_change() -> None:
    with pytest.raises(ChangelogError, match=r"a section '1\.0\.0' already"):
        released(TEXT, "1.0.0", DAY)
    with pytest.raises(ChangelogError, match=r"'Unreleased' of CHANGELOG\.md lists no change"):
        released(released(TEXT, "1.1.0", DAY), "1.2.0", DAY)
    with pytest.raises(ChangelogError, match="no section 'Unreleased'"):
        released(TEXT.replace("Unreleased", "Soon"), "1.1.0", DAY)


def test_a_version_is_not_taken_for_a_longer_one() -> None:
    with pytest.raises(ChangelogError, match=r"no section '1\.0'"):
        notes(TEXT, "1.0")
    assert "## 1.0 - 2026" in released(TEXT, "1.0", DAY)


def test_ours_can_be_read() -> None:
    sections = [
        line for line in (ROOT / CHANGELOG).read_text("utf-8").splitlines() if "## " in line
    ]
    assert sections[0] == "## Unreleased"
