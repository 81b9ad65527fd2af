"""What is wrong with the document, and where."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One breach of one rule."""

    pointer: str
    problem: str


def pointer(*steps: object) -> str:
    """A JSON pointer."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
