"""What must be made anew in a process that `os.fork` made.

A forked child inherits every object, but only the thread that forked: a lock that another
thread held at that moment is never released there, and a connection belongs to both processes.

    class Counter:
        def __init__(self) -> None:
            self._lock = Lock()
            renew_after_fork(self)

        def renew(self) -> None:
            self._lock = Lock()
"""

from __future__ import annotations

import os
import sys
from typing import Protocol
from weakref import WeakSet


class Renewable(Protocol):
    """Something that a forked child cannot use as it is."""

    def renew(self) -> None:
        """Replace what is shared with the parent; runs in the child, where one thread is left."""
        ...


_renewables: WeakSet[Renewable] = WeakSet()
_inherited: list[object] = []


def renew_after_fork(renewable: Renewable) -> None:
    """Have it renewed in every child that is forked while it lives."""
    _renewables.add(renewable)


def keep_untouched(inherited: object) -> None:
    """Never finalise what belongs to the parent: that may wait for a lock, or write to a socket."""
    _inherited.append(inherited)


def _renew_all() -> None:
    for renewable in list(_renewables):
        renewable.renew()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_renew_all)
