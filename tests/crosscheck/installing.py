"""What to say when software of others cannot be had."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def installing(what: str, source: str) -> Generator[None, None, None]:
    """Tell whoever runs the tests what is needed, and how to do without."""
    try:
        yield
    except subprocess.CalledProcessError:
        pytest.fail(
            f"{what} cannot be installed below .venv, which takes a connection to {source}, once; "
            "why is on standard error. "
            "To test without: PYTEST_ADDOPTS=--ignore=tests/crosscheck make test",
            pytrace=False,
        )
