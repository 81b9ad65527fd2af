"""The command `groq-simulator`, and `python -m groq.testing.simulator`: see `serving`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from groq.testing.extra import needs_extra

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status: 2 where its packages are not installed."""
    try:
        with needs_extra():
            from groq.testing.simulator.serving import serve  # noqa: PLC0415  needs the extra
    except ImportError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    return serve(arguments)


if __name__ == "__main__":
    sys.exit(main())
