"""Mappings whose values are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

S = TypeVar("S")
V_co = TypeVar("V_co", covariant=True)


class Lazy(Mapping[str, V_co], Generic[S, V_co]):
    """What a function makes of each value of another mapping, when it is first asked for.

    The values are kept. What the function raises comes out where the value was asked for, and
    again the next time. `in` and `len` make nothing.
    """

    def __init__(self, source: Mapping[str, S], make: Callable[[str, S], V_co]) -> None:
        self._source = source
        self._make = make
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> V_co:
        if name not in self._made:
            self._made[name] = self._make(name, self._source[name])
        made: V_co = self._made[name]
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._source

    def __iter__(self) -> Iterator[str]:
        return iter(self._source)

    def __len__(self) -> int:
        return len(self._source)

    def __repr__(self) -> str:
        return f"<{len(self)} by custom_id>"
