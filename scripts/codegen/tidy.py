"""Generated Python as ruff has it, whatever the configuration around it says."""

import subprocess
import sys
from pathlib import Path

_RUFF = (sys.executable, "-m", "ruff")
_STEPS = (("check", "--fix", "--select=F401,I"), ("format",))
_OPTIONS = (
    "--isolated",
    "--no-cache",
    "--quiet",
    "--line-length=100",
    "--target-version=py311",
    "--config=lint.isort.known-first-party=['groq', 'groq_api']",
)


def tidy(folder: Path) -> None:
    """Remove the imports that nothing uses, sort the others, and format."""
    for step in _STEPS:
        subprocess.run([*_RUFF, *step, *_OPTIONS, folder], check=True)
