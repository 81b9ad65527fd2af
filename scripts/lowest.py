"""Run the tests with the oldest versions of what users install that pyproject.toml allows.

They go into an environment of their own below `.venv`, with today's versions of what tests need.
What has environments of its own (the libraries and clients that others wrote), and what generates
code, is left out.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_ENVIRONMENT = ROOT / ".venv" / "lowest"
_PYTHON = _ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin") / "python"
_LEFT_OUT = (
    *("benchmarks", "crosscheck", "fuzz", "kit", "package"),
    *("test_fuzz.py", "test_generate.py", "test_lint_openapi.py", "test_release.py"),
)


def main() -> int:
    """Make the environment and run the tests in it, with the options of pytest that are given."""
    install()
    ignored = [f"--ignore=tests/{name}" for name in _LEFT_OUT]
    command = [str(_PYTHON), "-m", "pytest", "-p", "no:cacheprovider", *ignored, *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def install() -> None:
    """Make the environment anew."""
    _uv("venv", "--quiet", "--clear", "--python", sys.executable, str(_ENVIRONMENT))
    lowest = _ENVIRONMENT / "lowest.txt"
    options = ("--quiet", "--resolution", "lowest-direct", "--all-extras")
    _uv("pip", "compile", *options, "pyproject.toml", "--output-file", str(lowest))
    wanted = ("--requirement", str(lowest), "--constraint", str(lowest), "--group", "test")
    into = ("--quiet", "--python", str(_PYTHON))  # else uv takes the environment of its caller
    _uv("pip", "install", *into, *wanted)
    _uv("pip", "install", *into, "--no-deps", "--editable", ".")


def _uv(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "uv", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
