"""A server on the loopback interface that speaks Groq's API without running any model.

It needs the packages of the extra `groq-openapi[testing]`; they are imported when one of the
names below is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from groq.testing.extra import needs_extra

if TYPE_CHECKING:
    from groq.testing.simulator.limits import Limits
    from groq.testing.simulator.process import SimulatorProcess
    from groq.testing.simulator.received import ReceivedRequest
    from groq.testing.simulator.server import Simulator
    from groq.testing.simulator.shared_server import SharedServer
else:  # out of the checkers' sight: for them a module with `__getattr__` has every name
    _HOME_OF = {
        "Limits": "limits",
        "ReceivedRequest": "received",
        "SharedServer": "shared_server",
        "Simulator": "server",
        "SimulatorProcess": "process",
    }

    def __getattr__(name: str) -> Any:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        with needs_extra():
            return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


__all__ = ["Limits", "ReceivedRequest", "SharedServer", "Simulator", "SimulatorProcess"]
