"""Which part of a Markdown text is complete while the rest is still arriving. Performs no I/O."""

from __future__ import annotations

from markdown_it import MarkdownIt

_PARSER = MarkdownIt("commonmark").enable("table")


def settled(text: str) -> int:
    """How many characters at the beginning are whole blocks, which nothing that follows changes.

    All blocks but the last are: a paragraph may go on, a list get another item, a fence a line. A
    line that has not ended is not looked at, because a digit may become an item. Only what a link
    `[like this]` refers to may still follow at the very end, and is then not found.

    >>> settled("# Locks\\n\\nA lock is\\n")
    9
    """
    lines = text.split("\n")[:-1]
    begins = [
        token.map[0]
        for token in _PARSER.parse("\n".join(lines))
        if token.level == 0 and token.map is not None and token.nesting >= 0
    ]
    return sum(len(line) + 1 for line in lines[: begins[-1]]) if begins else 0
