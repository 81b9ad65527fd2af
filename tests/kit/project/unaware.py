"""Tests of a user's that have nothing to do with this package."""

from __future__ import annotations

import os
import sys


def test_nothing_is_loaded_that_nobody_has_asked_for() -> None:
    assert {name for name in sys.modules if name.split(".")[0] in {"groq", "groq_api"}} == {
        "groq",
        "groq._version",
        "groq.testing",
        "groq.testing.extra",
        "groq.testing.pytest_plugin",
    }


def test_nothing_is_set() -> None:
    assert "GROQ_BASE_URL" not in os.environ
