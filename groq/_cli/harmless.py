"""Text from elsewhere, for a terminal. Performs no I/O."""

from __future__ import annotations

import re

# What a terminal obeys instead of showing it. Nobody's answer shall move the cursor, or set the
# title, or send keys.
_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def harmless(text: str) -> str:
    """The text without what a terminal would obey, but for line breaks and tabs."""
    return _COMMANDS.sub("", text)
