"""Software of others is installed once, however many want it at the same time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests import installations
from tests.installations import installed

if TYPE_CHECKING:
    from pathlib import Path


class Filling:
    """Fills folders, slowly enough for others to come, and knows how often."""

    def __init__(self, *, fails: bool = False) -> None:
        self.count = 0
        self._fails = fails

    def __call__(self, folder: Path) -> None:
        self.count += 1
        folder.mkdir()
        (folder / f"part-{self.count}").touch()
        time.sleep(0.05)
        if self._fails:
            raise ConnectionError("offline")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installations, "ROOT", tmp_path)


def test_it_is_installed_once_although_many_want_it_at_once(tmp_path: Path) -> None:
    filling = Filling()
    with ThreadPoolExecutor(8) as pool:
        folders = set(pool.map(lambda _: installed("kit/one", "1.0", filling), range(8)))

    assert folders == {tmp_path / ".venv" / "kit" / "one"}
    assert filling.count == 1


def test_another_version_takes_the_place_of_the_one_before() -> None:
    filling = Filling()
    for wanted in ("1.0", "1.1", "1.1"):
        folder = installed("one", wanted, filling)

    assert filling.count == 2
    assert sorted(each.name for each in folder.iterdir()) == ["installed.txt", "part-2"]


def test_what_could_not_be_installed_is_tried_again() -> None:
    with pytest.raises(ConnectionError):
        installed("one", "1.0", Filling(fails=True))

    filling = Filling()
    installed("one", "1.0", filling)

    assert filling.count == 1
