"""A call of our client."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Call:
    """A call that the document allows.

    Attributes:
        operation: The operation's name in the document.
        method: The method of our client that calls it.
        arguments: What the method is given.
        answer: What it returns.
    """

    operation: str
    method: str
    arguments: Mapping[str, Any]
    answer: type[Any]

    def of(self, client: Any, **options: Any) -> Any:
        """Make the call; with an async client, the result is to be awaited."""
        return attrgetter(self.method)(client)(**self.arguments, **options)

    def parameters(self) -> set[str]:
        """Names of the API's parameters that it has a value for."""
        given = {**self.arguments, **self.arguments.get("extra_body", {})}
        return given.keys() - {"extra_body"}

    def __str__(self) -> str:
        return self.method
