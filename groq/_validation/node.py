"""What may stand at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from groq._validation.fault import Fault
from groq._validation.hints import hint
from groq._validation.kinds import EVERY_KIND, in_python, kind_of, types_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Check: TypeAlias = Callable[[Any], Fault | None]


class Node:
    """What may stand at one place: for each kind of value its check, None where there is none.

    Attributes:
        by_type: The same for the types whose kind is beyond doubt. Whoever has many values asks
            this first: most of them are texts, and a call for each would take longer than all
            that is checked.
    """

    __slots__ = ("_checks", "_example", "by_type")

    def __init__(self, checks: Mapping[str, Check | None], example: str = "") -> None:
        """Make it; the example is of a dict, if one may stand there."""
        self._checks = checks
        self._example = example
        self.by_type: dict[type, Check | None] = {
            each: check for kind, check in checks.items() for each in types_of(kind)
        }

    def check(self, value: Any) -> Fault | None:
        """Find what is wrong with a value."""
        kind = kind_of(value)
        if kind == "integer" and kind not in self._checks:
            kind = "number"
        if kind not in self._checks:
            return self._wrong_type(value)
        check = self._checks[kind]
        return None if check is None else check(value)

    def _wrong_type(self, value: object) -> Fault:
        expected = in_python(list(self._checks))
        if self._example:
            expected = expected.replace("a dict", f"a dict such as {self._example}")
        if value is None:
            return Fault(f"must be {expected}; leave it out instead of giving None")
        how = hint(value, self._checks)
        return Fault(f"must be {expected}; got {type(value).__name__}{how}", value)


ANYTHING = Node(dict.fromkeys(EVERY_KIND))
