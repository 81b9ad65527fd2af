"""How a stream pays for its tokens: piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def instalments(total: int, count: int) -> Iterator[int]:
    """`count` whole numbers, as equal as can be, that add up to `total`.

    >>> list(instalments(7, 3))
    [2, 2, 3]
    """
    for paid in range(count):
        yield total * (paid + 1) // count - total * paid // count
