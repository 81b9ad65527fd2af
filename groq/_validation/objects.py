"""Dicts with keys that the document names."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from groq._validation.fault import Fault
from groq._validation.kinds import is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._validation.node import Check, Node

# How like each other two words must be for one to be taken for the other misspelled: 0 to 1.
# Where a key that is unknown is refused anyway it is only a hint, elsewhere it is the reason.
_LIKE, _MUCH_ALIKE = 0.6, 0.8
_LONGEST_WORD = 64  # characters; nobody misspells more


class ObjectRule:
    """An object of the document.

    It learns its properties when it is first used: most of them never are, and an object may
    hold itself.

    Attributes:
        constants: Properties that have one value only, which tells the object from others.
        required: Properties that must be there.
    """

    __slots__ = (
        "_advice",
        "_by_type",
        "_compile",
        "_is_closed",
        "_nodes",
        "_schema",
        "constants",
        "required",
    )

    def __init__(
        self,
        schema: Mapping[str, Any],
        compile_: Callable[[Mapping[str, Any]], Node],
        advice: str,
        *,
        is_closed: bool,
    ) -> None:
        self._schema: Mapping[str, Any] = schema["properties"]
        self._compile = compile_
        self._advice = advice
        self._is_closed = is_closed
        self._nodes: dict[str, Node] = {}
        self._by_type: dict[str, dict[type, Check | None]] | None = None
        self.required: tuple[str, ...] = tuple(schema.get("required", ()))
        self.constants = {
            name: each["const"] for name, each in self._schema.items() if "const" in each
        }

    def check(self, value: Any) -> Fault | None:
        """Find what is wrong with an object."""
        if value.__class__ is not dict and not is_object(value):
            return None  # an object that an answer held
        by_type = self._by_type or self._learn()
        for key, item in value.items():
            try:
                check = by_type[key][item.__class__]
            except KeyError:
                fault = self._check_unusual(key, item, value)
            else:
                if check is None:
                    continue
                fault = check(item)
            if fault is not None:
                return fault.under(str(key))
        for name in self.required:
            if name not in value:
                return Fault("is required").under(name)
        return None

    def _learn(self) -> dict[str, dict[type, Check | None]]:
        self._nodes = {name: self._compile(each) for name, each in self._schema.items()}
        self._by_type = {name: node.by_type for name, node in self._nodes.items()}
        return self._by_type

    def _check_unusual(self, key: object, item: object, value: Mapping[Any, Any]) -> Fault | None:
        """Look at a property that is unknown, or whose type is nothing that JSON has itself."""
        node = self._nodes.get(cast("str", key))
        if node is None:
            return self._unknown(key, item, value)
        if item is not None:
            return node.check(item)
        # As good as absent: messages that other clients have written are full of them.
        return Fault("is required") if key in self.required else None

    def _unknown(self, key: object, item: object, value: Mapping[Any, Any]) -> Fault | None:
        if not isinstance(key, str):
            return Fault(f"is a key of type {type(key).__name__}; give it as a str", item)
        absent = tuple(name for name in self._schema if name not in value)
        likeness = _LIKE if self._is_closed else _MUCH_ALIKE
        meant = most_like(key, absent, likeness) if len(key) <= _LONGEST_WORD else None
        if meant is None and not self._is_closed:
            return None
        hint = f"did you mean {meant}?" if meant else "leave it out"
        return Fault(f"is not a parameter of this operation; {hint} ({self._advice})", item)


@lru_cache(maxsize=256)
def most_like(word: str, words: tuple[str, ...], likeness: float) -> str | None:
    """The word that another one is a misspelling of, None if it is of none."""
    return next(iter(difflib.get_close_matches(word, words, n=1, cutoff=likeness)), None)
