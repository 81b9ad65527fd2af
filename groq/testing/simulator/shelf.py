"""What callers leave with the simulator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Shelf(Generic[T]):
    """Things of all keys, which see only their own.

    Their sizes add up to at most `most`: beyond, those that came first are dropped, whoever they
    belong to. The latest stays, however large it is.
    """

    def __init__(self, most: int, size: Callable[[T], int]) -> None:
        self._most = most
        self._size = size
        self._total = 0
        self._things: dict[tuple[str, str], T] = {}

    def put(self, api_key: str, name: str, thing: T) -> None:
        """Keep a thing, as the latest, or in the place of the one of that name."""
        former = self._things.get((api_key, name))
        self._total += self._size(thing) - (0 if former is None else self._size(former))
        self._things[api_key, name] = thing
        while self._total > self._most and len(self._things) > 1:
            self.remove(*next(iter(self._things)))

    def get(self, api_key: str, name: str) -> T | None:
        """The thing of that name; None if the key has none, or none any more."""
        return self._things.get((api_key, name))

    def all(self, api_key: str) -> dict[str, T]:
        """What the key has, by name, the latest last."""
        return {name: thing for (owner, name), thing in self._things.items() if owner == api_key}

    def remove(self, api_key: str, name: str) -> None:
        """Drop the thing of that name, if there is one."""
        thing = self._things.pop((api_key, name), None)
        if thing is not None:
            self._total -= self._size(thing)
