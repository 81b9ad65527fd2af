"""Look for known weaknesses: in what users install with this package, and in its own code.

    python -m scripts.audit            # both
    python -m scripts.audit --offline  # the code alone

What users install is what pip makes of the dependencies and the extras today. `pip-audit` asks
PyPI for the advisories of each; a package of which PyPI says nothing is a failure, not a pass.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Checks of bandit that are not for this code. Single places are marked where they are.
_NOT_FOR_US = {
    "B404": "subprocess: programs of this project start the tools that it pins",
    "B603": "subprocess without shell: that is how it is meant to be",
}


def main() -> int:
    """Run both audits; the code of the worse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offline", action="store_true", help="leave out what needs PyPI")
    options = parser.parse_args()
    codes = [audit_code()]
    if not options.offline:
        codes.append(audit_dependencies())
    return max(codes)


def audit_code() -> int:
    """Look through our own code."""
    skipped = ",".join(_NOT_FOR_US)
    command = [sys.executable, "-m", "bandit", "--quiet", "--recursive", "--skip", skipped]
    command += ["groq", "generated", "scripts"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def audit_dependencies() -> int:
    """Look up what is installed with every extra."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as pins:
        pins.write("\n".join(resolved()))
        pins.flush()
        command = [sys.executable, "-m", "pip_audit", "--strict", "--no-deps", "--disable-pip"]
        return subprocess.run([*command, "-r", pins.name], check=False).returncode


def resolved() -> list[str]:
    """What pip would install, with versions; nothing is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(each for extra in extras for each in extra)]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    report = subprocess.run(
        [*command, "--report", "-", *wanted], check=True, capture_output=True, text=True
    )
    return [
        f"{item['metadata']['name']}=={item['metadata']['version']}"
        for item in json.loads(report.stdout)["install"]
    ]


if __name__ == "__main__":
    sys.exit(main())
