"""Text as docstrings."""

import re
import textwrap

WIDTH = 100
QUOTES = '"""'
HANGING = "    "


def docstring(text: str, indent: int = 0) -> str:
    """A docstring for a place that many columns from the left margin; nothing for no text.

    Every line of the text stays a line of its own and is wrapped if it is long. The first line
    comes without its indentation, which the template has already.
    """
    if not text.strip():
        return ""
    lines = [line for raw in _escaped(text).splitlines() for line in _wrapped(raw, indent)]
    block = "\n".join([*lines, ""] if len(lines) > 1 else lines)
    return textwrap.indent(QUOTES + block + QUOTES, " " * indent).lstrip()


def _escaped(text: str) -> str:
    text = re.sub(r"\n{3,}", "\n\n", text.strip())  # a template leaves gaps for what is absent
    safe = text.replace("\\", "\\\\").replace(QUOTES, '\\"\\"\\"')
    return f'{safe[:-1]}\\"' if safe.endswith('"') else safe


def _wrapped(line: str, indent: int) -> list[str]:
    """Lines that fit even between quotes; an indented line hangs below its beginning."""
    margin = line[: len(line) - len(line.lstrip())]
    hanging = margin + HANGING if margin else ""
    width = WIDTH - indent - 2 * len(QUOTES)
    return textwrap.wrap(line, width, subsequent_indent=hanging, break_on_hyphens=False) or [""]
