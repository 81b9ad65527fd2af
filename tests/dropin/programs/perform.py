"""Carry out the uses in a module of this folder, and write as JSON what went wrong in each.

A use is a public function without parameters, blocking or async; it does what users do, and
asserts what they count on. None in the report says that all went well.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
import traceback
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Run as a program, with the name of the module."""
    module = import_module(sys.argv[1])
    uses = {
        name: value
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and name[0] != "_"
    }
    json.dump({name: _outcome(use) for name, use in uses.items()}, sys.stdout)


def _outcome(use: Callable[[], Any]) -> str | None:
    try:
        asyncio.run(use()) if inspect.iscoroutinefunction(use) else use()
    except Exception:  # noqa: BLE001 - whatever it is, it is what the report is for
        return traceback.format_exc()
    return None


if __name__ == "__main__":
    main()
