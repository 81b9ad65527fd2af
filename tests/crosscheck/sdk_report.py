"""Uses every operation of an SDK of others, and reports what came of it.

Run as `python -m crosscheck.sdk_report CALLS GIVEN` in the SDK's environment. CALLS is the module
with its calls, GIVEN what they need to know, in JSON. The report is JSON on standard output.
"""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from importlib import import_module
from typing import Any

from .sdk_use import Use, Wire


def main() -> None:
    """Report on the blocking client, and on the async one."""
    calls = import_module(f".{sys.argv[1]}", __package__)
    given: dict[str, Any] = json.loads(sys.argv[2])
    report = {
        kind: asyncio.run(_report(calls, {**given, "kind": kind}, is_async=kind == "async"))
        for kind in ("blocking", "async")
    }
    json.dump(report, sys.stdout)


async def _report(calls: Any, given: dict[str, Any], *, is_async: bool) -> dict[str, Any]:
    wire = Wire()
    client = calls.connect(given["base_url"], wire.hooks(is_async=is_async), is_async=is_async)
    try:
        return {
            name: await _tried(call, Use(client, wire, given)) for name, call in calls.CALLS.items()
        }
    finally:
        closing = client.close()
        if is_async:
            await closing


async def _tried(call: Any, use: Use) -> dict[str, Any]:
    try:
        await call(use)
    except Exception:  # noqa: BLE001 - whatever it is, the test of this operation tells it
        return {"error": traceback.format_exc()}
    return {"answers": use.told}


if __name__ == "__main__":
    main()
