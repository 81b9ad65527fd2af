"""Tokens by rule of thumb: pieces of about four characters."""

from __future__ import annotations

import re

TOKENS_PER_IMAGE = 2048
_CHARACTERS_PER_TOKEN = 4
_PIECE = re.compile(r"\s?\w{1,6}|\s?[^\w\s]{1,3}|\s+")


def split_tokens(text: str) -> list[str]:
    """The text in pieces, which joined give the text again.

    >>> split_tokens("Locks lift boats.")
    ['Locks', ' lift', ' boats', '.']
    """
    return _PIECE.findall(text)


def estimate_tokens(characters: int) -> int:
    """How many tokens that many characters of a prompt are, rounded up."""
    return -(-characters // _CHARACTERS_PER_TOKEN)
