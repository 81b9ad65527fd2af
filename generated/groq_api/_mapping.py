# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Objects read like dicts, for code to which they are dicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any


class MappingMethods:
    """Properties by the names that the wire has for them.

    Every property that is described is a key, also where it is absent: then its value is None.
    There is no length, so that an object is true even if it is empty.
    """

    __slots__ = ()

    if not TYPE_CHECKING:  # checkers shall lead to the attributes, whose types they know

        def __getitem__(self, name: str) -> Any:
            return self._by_wire_name()[name]

        def __contains__(self, name: object) -> bool:
            return name in self._by_wire_name()

        def get(self, name: str, default: Any = None) -> Any:
            """A property, or the default if it is absent or null."""
            value = self._by_wire_name().get(name)
            return default if value is None else value

        def keys(self) -> list[str]:
            """The names of all properties."""
            return list(self._by_wire_name())

        def values(self) -> list[Any]:
            """The values of all properties."""
            return list(self._by_wire_name().values())

        def items(self) -> list[tuple[str, Any]]:
            """Name and value of every property."""
            return list(self._by_wire_name().items())

        def _by_wire_name(self) -> dict[str, Any]:
            from ._dump import Rules, pairs, wire_names

            names = wire_names(self.__class__)
            rules = Rules(by_alias=True, excludes_unset=False, excludes_none=False)
            return {names.get(name, name): value for name, value in pairs(self, rules)}
