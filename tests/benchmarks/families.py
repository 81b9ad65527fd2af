"""All cases.

A family is one module: `cases()` says what it measures and what for, and its other public
functions measure, each inside a worker. To add one: write the module, add it here.

Goodput is a family apart, see `goodput_plan`: what it measures are not costs that are compared,
and every run needs a simulator of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    call_cost,
    call_memory,
    call_service,
    call_threads,
    parse_cost,
    start_cost,
    stream_cost,
    stream_memory,
    stream_paced,
)

if TYPE_CHECKING:
    from .cases import Case

_FAMILIES = (
    start_cost,
    call_cost,
    call_threads,
    call_service,
    stream_cost,
    stream_paced,
    parse_cost,
    call_memory,
    stream_memory,
)


def cases(*, quick: bool) -> list[Case]:
    """The cases of every family; with `quick` so small that their figures mean nothing."""
    return [case for family in _FAMILIES for case in family.cases(quick=quick)]
