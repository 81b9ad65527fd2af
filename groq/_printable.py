"""Texts from outside, made fit for a line of a log and the label of a metric."""

from __future__ import annotations


def printable(text: object, longest: int) -> str:
    r"""A text on one line, without anything that moves a cursor, of so many characters at most.

    Whatever is not printable is written as Python would: `\n`, `\x1b`, `\u2028`. So nobody
    forges a line by the name of a model, and nothing is lost that cannot be encoded.
    """
    text = str(text)
    if len(text) > longest:
        text = f"{text[:longest]}..."
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
