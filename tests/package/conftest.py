"""The wheel and the source distribution of this checkout, built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.installations import ROOT
from tests.package.distributions import build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return build(ROOT, tmp_path_factory.mktemp("built") / "dist")


@pytest.fixture(scope="session")
def sdist(built: list[Path]) -> Path:
    (found,) = (path for path in built if path.name.endswith(".tar.gz"))
    return found


@pytest.fixture(scope="session")
def wheel(built: list[Path]) -> Path:
    (found,) = (path for path in built if path.suffix == ".whl")
    return found
