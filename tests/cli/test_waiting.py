"""Who is told of a wait: somebody who looks, of one that is noticed."""

from __future__ import annotations

import sys
from typing import Any

import pytest

import groq
from groq._cli.waiting import WaitTeller


@pytest.mark.parametrize("is_terminal", [True, False])
def test_waits(
    is_terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    call: Any = None  # which the teller does not look at
    teller = WaitTeller()
    teller.on_throttle(call, "TPM", 61.0)
    teller.on_throttle(call, None, 2.0)
    teller.on_throttle(call, "RPM", 0.5)
    teller.on_retry(call, groq.ServerError("Over capacity."), 1.5)
    told = (
        "waiting 1 min 1 s for the rate limit (TPM)\n"
        "waiting 2 s for the rate limit\n"
        "Over capacity; trying again in 2 s\n"
    )
    assert capsys.readouterr().err == (told if is_terminal else "")
