"""Write generated/groq_api and groq/types from openapi/, or with --check compare them with it.

What comes out depends on nothing but the files in openapi/ and in scripts/, and on the tools
whose versions pyproject.toml pins.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run as a program: print what is wrong, and answer 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    check = parser.parse_args().check
    problems = unpinned(_pins())
    if not problems:
        # Imported only now, because this needs the tools.
        from scripts.codegen.run import generate  # noqa: PLC0415
        from scripts.codegen.types_package import generate_types  # noqa: PLC0415

        problems = generate(ROOT / "openapi", ROOT / "generated" / "groq_api", check=check)
        problems = problems or generate_types(ROOT / "openapi", ROOT / "groq/types", check=check)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def unpinned(requirements: Iterable[str]) -> list[str]:
    """Tools that are not installed in the version that is pinned: their output may differ."""
    return [
        f'{requirement} is pinned, {found} is installed; run pip install "{requirement}"'
        for requirement in requirements
        if (found := _installed(requirement)) != requirement.partition("==")[2]
    ]


def _pins() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [each for each in project["dependency-groups"]["generate"] if "==" in each]


def _installed(requirement: str) -> str:
    try:
        return version(requirement.partition("==")[0])
    except PackageNotFoundError:
        return "no version"


if __name__ == "__main__":
    sys.exit(main())
