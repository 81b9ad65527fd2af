"""Reports on an SDK that others wrote, as a client of the simulator."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

from attrs import frozen

from tests.installations import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KINDS = ("blocking", "async")
API_KEY = "gsk_crosscheck"  # that of the calls


@frozen
class Answer:
    """What there is to tell about an answer.

    Attributes:
        sent: What the simulator has sent.
        read: What the SDK has made of it, written down again.
        faults: Where it is not what the SDK's annotations say.
        unknown: Properties that the SDK has no field for, with the class that lacks it.
    """

    sent: Any
    read: Any
    faults: list[str]
    unknown: list[str]


@frozen
class Report:
    """What came of every call, by the kind of client and the name of the call."""

    _told: Mapping[str, Mapping[str, Mapping[str, Any]]]

    @property
    def calls(self) -> set[str]:
        """Names of the calls that were made."""
        return {name for told in self._told.values() for name in told}

    def answers(self, kind: str, call: str) -> list[Answer]:
        """What was answered to a call.

        Raises:
            AssertionError: The call failed, or did not come to what it should.
        """
        told = self._told[kind][call]
        if "error" in told:
            raise AssertionError(told["error"])
        return [Answer(**each) for each in told["answers"]]


def report_on(python: Path, calls: str, given: Mapping[str, Any]) -> Report:
    """Make the calls of that module, by an interpreter that has the SDK.

    Raises:
        subprocess.CalledProcessError: They could not even be tried.
    """
    # The package is found from the folder above it and not from the root of the project
    # (-P: nor from the current folder), where `groq` would be this project.
    command = [str(python), "-P", "-m", "crosscheck.sdk_report", calls, json.dumps(given)]
    kept = {
        name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")
    }
    variables = {**kept, "PYTHONPATH": str(ROOT / "tests")}
    run = subprocess.run(command, env=variables, check=True, stdout=subprocess.PIPE, text=True)
    return Report(json.loads(run.stdout))
