"""Look for known weaknesses: in what users install with this package, and in its own code.

    python -m scripts.audit            # both
    python -m scripts.audit --offline  # the code alone
    python -m scripts.audit --osv URL  # with the advisories of a server that speaks OSV

What users install is what pip makes of the dependencies and the extras today. `pip-audit` asks
PyPI for the advisories of each; a package of which PyPI says nothing is a failure, not a pass.
Where PyPI's advisories cannot be reached, but those of https://api.osv.dev or of a mirror of it
can, name the address of its queries (`https://api.osv.dev/v1/query`).
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
    parser.add_argument("--osv", metavar="URL", help="ask this server rather than PyPI")
    options = parser.parse_args()
    codes = [audit_code()]
    if not options.offline:
        codes.append(audit_dependencies(resolved(), options.osv))
    return max(codes)


def audit_code() -> int:
    """Look through our own code."""
    skipped = ",".join(_NOT_FOR_US)
    command = [sys.executable, "-m", "bandit", "--quiet", "--recursive", "--skip", skipped]
    command += ["groq", "generated", "scripts"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def audit_dependencies(pins: list[str], osv: str | None = None) -> int:
    """Look up these packages, each written as `name==version`."""
    service = [] if osv is None else ["--vulnerability-service", "osv", "--osv-url", osv]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listed:
        listed.write("\n".join(pins))
        listed.flush()
        command = [sys.executable, "-m", "pip_audit", "--strict", "--no-deps", "--disable-pip"]
        command += [*service, "-r", listed.name]
        return subprocess.run(command, check=False).returncode


def resolved() -> list[str]:
    """What pip would install, with versions; nothing is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    del extras["all"]  # which names the others
    wanted = [*project["dependencies"], *(each for extra in extras.values() for each in extra)]
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
