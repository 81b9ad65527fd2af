"""What is wrong with a parameter, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self, TypeAlias

from groq.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable

Step: TypeAlias = "str | int"

_PLAIN = re.compile(r"[\w$-]+")
_LONGEST_STEP = 60  # characters of a key that are shown
_MOST_STEPS = 12  # of a path that are shown
_LONGEST_VALUE = 60  # characters


class Fault:
    """A fault in a value: what is wrong, and the way to it from the outside.

    It is found at the innermost place; every place around it adds its own step while the fault
    travels outwards. So nobody composes a path for what is right.
    """

    __slots__ = ("_steps", "problem", "value")

    def __init__(self, problem: str, value: object = None) -> None:
        self.problem = problem
        self.value = value
        self._steps: list[Step] = []

    def under(self, step: Step) -> Self:
        """The same fault, seen from one place further out."""
        self._steps.append(step)
        return self

    @property
    def depth(self) -> int:
        """Number of places around it."""
        return len(self._steps)

    def error(self) -> ValidationError:
        """The error that tells it."""
        path = path_of(reversed(self._steps))
        return invalid(path, f"{path} {self.problem}", self.value)


def invalid(param: str, message: str, value: object = None) -> ValidationError:
    """The error for a parameter."""
    return ValidationError(message, param=param, value=value)


def path_of(steps: Iterable[Step]) -> str:
    """A path such as `messages[2].content`, or `metadata['a b']` for a key that is no word."""
    path = ""
    for count, step in enumerate(steps):
        if count == _MOST_STEPS:
            return f"{path}..."
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += _key(step, is_first=not path)
    return path


def _key(key: str, *, is_first: bool) -> str:
    key = key.removesuffix("[]")  # by which a form marks its lists; no caller has written it
    if len(key) > _LONGEST_STEP:
        key = f"{key[:_LONGEST_STEP]}..."
    elif _PLAIN.fullmatch(key):
        return key if is_first else f".{key}"
    return f"[{key!r}]"


def shown(value: object) -> str:
    """A value as messages quote it, cut short if it is long."""
    if isinstance(value, int) and value.bit_length() > 4 * _LONGEST_VALUE:
        return f"an int of {value.bit_length()} bits"  # Python refuses to write down long ones
    text = repr(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}..."
