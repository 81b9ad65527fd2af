"""Lists, and dicts whose keys are data."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from groq._validation.fault import Fault
from groq._validation.kinds import is_object
from groq._validation.scalars import Bounds, TextRule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq._validation.node import Node


class ListRule:
    """A list of so many items, all alike."""

    __slots__ = ("_bounds", "_counts", "_item")

    def __init__(self, schema: Mapping[str, Any], item: Node) -> None:
        least, most = schema.get("minItems", 0), schema.get("maxItems", sys.maxsize - 1)
        self._bounds = Bounds(schema.get("minItems"), schema.get("maxItems"), "item(s)")
        self._counts = range(least, most + 1)
        self._item = item

    def check(self, items: Sequence[Any]) -> Fault | None:
        """Find what is wrong with a list."""
        if len(items) not in self._counts and (fault := self._bounds.check(len(items))):
            fault.value = items
            return fault
        by_type = self._item.by_type
        for index, item in enumerate(items):
            try:
                check = by_type[item.__class__]
            except KeyError:
                check = self._item.check
            if check is not None and (fault := check(item)) is not None:
                return fault.under(index)
        return None


class MapRule:
    """A dict of so many entries, with keys of some form and values that are all alike."""

    __slots__ = ("_bounds", "_key", "_value")

    def __init__(self, schema: Mapping[str, Any], value: Node) -> None:
        self._bounds = Bounds(schema.get("minProperties"), schema.get("maxProperties"), "entries")
        self._key = TextRule(schema.get("propertyNames", {}))
        self._value = value

    def check(self, entries: object) -> Fault | None:
        """Find what is wrong with a dict."""
        if not is_object(entries):
            return None  # an object that an answer held
        if (fault := self._bounds.check(len(entries))) is not None:
            fault.value = entries
            return fault
        for key, value in entries.items():
            fault = self._check_key(key) or self._value.check(value)
            if fault is not None:
                return fault.under(str(key))
        return None

    def _check_key(self, key: object) -> Fault | None:
        # A key that is no text is found when the body is written down.
        fault = self._key.check(key) if isinstance(key, str) else None
        return None if fault is None else Fault(f"has a key that {fault.problem}", key)
