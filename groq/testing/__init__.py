"""Test kit: a simulator of the Groq API that code can talk to over real HTTP.

    with Simulator() as simulator:
        url = f"{simulator.base_url}/openai/v1/models"
        models = httpx.get(url, headers={"authorization": "Bearer gsk_any"}).json()

`SimulatorProcess` is the same in a process of its own, which can be killed, paused and restarted.
Both keep a log of what they received, and let things go wrong on order.

The simulator needs the packages of the extra `groq-openapi[testing]`; they are imported when one
of the names below is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.testing.simulator import Limits, ReceivedRequest, Simulator, SimulatorProcess
else:  # out of the checkers' sight: for them a module with `__getattr__` has every name

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from groq.testing import simulator  # noqa: PLC0415 - needs the extra: only on first use

        return getattr(simulator, name)


__all__ = ["Limits", "ReceivedRequest", "Simulator", "SimulatorProcess"]
