"""Bounds of numbers and texts."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from groq._validation.fault import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Mapping


class Bounds:
    """The least and the most that something may be, or have of something.

    Attributes:
        are_given: Whether there is anything to keep to.
    """

    __slots__ = ("_least", "_most", "_unit", "are_given")

    def __init__(self, least: float | None, most: float | None, unit: str = "") -> None:
        self._least = least
        self._most = most
        self._unit = unit
        self.are_given = least is not None or most is not None

    def check(self, number: float) -> Fault | None:
        """Find a number, or a count, out of bounds."""
        # Written so that NaN, which compares false with everything, is on no side of a bound.
        too_small = self._least is not None and not number >= self._least
        too_large = self._most is not None and not number <= self._most
        if not (too_small or too_large):
            return None
        verb, unit = ("have", f" {self._unit}") if self._unit else ("be", "")
        return Fault(f"must {verb} {self._wanted()}{unit}; got {shown(number)}", number)

    def _wanted(self) -> str:
        if self._least is None:
            return f"at most {self._most}"
        if self._most is None:
            return f"at least {self._least}"
        if self._least == self._most:
            return f"{self._least}"
        return f"between {self._least} and {self._most}"


class NumberRule:
    """A number within bounds, and one that JSON has: not NaN, and not infinite."""

    __slots__ = ("_bounds",)

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._bounds = Bounds(schema.get("minimum"), schema.get("maximum"))

    def check(self, number: float) -> Fault | None:
        """Find what is wrong with a number."""
        if (fault := self._bounds.check(number)) is not None:
            return fault
        if isinstance(number, float) and not math.isfinite(number):
            return Fault(f"must be finite; got {number}", number)
        return None


class TextRule:
    """A text of a certain length or form."""

    __slots__ = ("_bounds", "_pattern")

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._bounds = Bounds(schema.get("minLength"), schema.get("maxLength"), "character(s)")
        pattern: str | None = schema.get("pattern")
        # JSON Schema means by "$" the very end, Python the last line break before it, too.
        self._pattern = None if pattern is None else re.compile(re.sub(r"\$$", r"\\Z", pattern))

    @property
    def allows_everything(self) -> bool:
        """Whether any text will do."""
        return self._pattern is None and not self._bounds.are_given

    def check(self, text: str) -> Fault | None:
        """Find what is wrong with a text."""
        if (fault := self._bounds.check(len(text))) is not None:
            fault.value = text
            return fault
        if self._pattern is not None and not self._pattern.search(text):
            form = self._pattern.pattern.removesuffix(r"\Z").removeprefix("^")
            return Fault(f"must have the form {form}; got {shown(text)}", text)
        return None
