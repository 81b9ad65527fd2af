"""The command `groq`, and `python -m groq`: see `groq._cli`."""

from __future__ import annotations

import sys
from importlib.util import find_spec

_NEEDED = ("click", "prompt_toolkit", "rich")


def main() -> int:
    """Run the command, and return its exit status: 2 where its packages are not installed."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        sys.stderr.write(
            f"error: The command groq needs {', '.join(missing)}. "
            "Install it with its packages: pip install 'groq-openapi[cli]'\n"
        )
        return 2
    from groq._cli.running import run  # noqa: PLC0415  needs the extra

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
