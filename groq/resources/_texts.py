"""Texts that a model is to work on: each must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq._validation import invalid

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_text(path: str, text: object) -> None:
    """Refuse what is no text, or an empty one."""
    if not isinstance(text, str):
        raise invalid(path, f"{path} must be a str; got {type(text).__name__}", text)
    if not text:
        raise invalid(path, f"{path} cannot be empty", text)


def check_texts(path: str, texts: Sequence[object]) -> None:
    """Refuse a list of texts for the first of them that cannot be worked on."""
    for index, text in enumerate(texts):
        check_text(f"{path}[{index}]", text)
