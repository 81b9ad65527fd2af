"""The service tiers."""

from __future__ import annotations

# Flex has ten times the limits of the others, and no promise that there is room.
LIMITS_FACTOR = {"flex": 10}


def tier_of(asked: str | None) -> str:
    """The tier that serves a request: `auto` and what is unknown find the usual one."""
    return asked if asked in {"flex", "performance"} else "on_demand"
