"""Look for public names of which a type checker that reads the installed package knows no type.

Checkers may infer differently what is not annotated; pyright lists it. It looks the package up as
a user's program would: from a folder that is not this one, on the path of the `python` that it
finds first.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

# Their base is Any, so that checkers accept them in the place of any argument.
MEANT = frozenset(
    {
        *("groq.NOT_GIVEN", "groq.NotGiven", "groq.Omit", "groq.not_given", "groq.omit"),
        *("groq._dropin.not_given.NotGiven", "groq._dropin.not_given.Omit"),
    }
)


def main() -> int:
    """Print what is found; 1 if there is something."""
    report = verified()
    found = unknown(report)
    for line in found:
        print(line)
    counts = report["typeCompleteness"]["exportedSymbolCounts"]
    print(f"{counts['withKnownType']} public names have a type, {len(found)} should have one")
    return 1 if found else 0


def verified() -> dict[str, Any]:
    """What pyright says of the package that this interpreter imports."""
    tools = Path(sys.executable).parent
    path = os.pathsep.join([str(tools), os.environ.get("PATH", "")])
    command = [str(tools / "pyright"), "--verifytypes", "groq", "--ignoreexternal", "--outputjson"]
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(
            command,
            cwd=elsewhere,
            env={**os.environ, "PATH": path},
            check=False,  # it fails for what is meant, too
            capture_output=True,
            text=True,
        )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def unknown(report: dict[str, Any]) -> list[str]:
    """A line for each name without a type, but for those that are meant to have none.

    Raises:
        ValueError: pyright has not found the package, or it has no public names.
    """
    symbols = report["typeCompleteness"]["symbols"]
    if not symbols:
        raise ValueError(f"pyright knows of no names: {report['generalDiagnostics']}")
    return [
        _line(symbol)
        for symbol in symbols
        if not (symbol["isTypeKnown"] or symbol["name"] in MEANT) or symbol["isTypeAmbiguous"]
    ]


def _line(symbol: dict[str, Any]) -> str:
    reasons = [each["message"].partition("\n")[0] for each in symbol["diagnostics"]]
    return f"{symbol['name']}: {'; '.join(reasons) or 'it uses one of the others'}"


if __name__ == "__main__":
    sys.exit(main())
