"""Test kit for programs that use this package.

* `Simulator`: Groq's API over real HTTP, in this process; `SimulatorProcess` is the same in a
  process of its own, which can be killed, paused and restarted. Both answer as they are told to,
  let things go wrong on order, and keep a log of what they received.
* Fixtures for pytest (`pytest_plugin`): `groq_simulator`, `groq_client`, `async_groq_client` and
  `groq_clock`.
* `MockHttpTransport`: queued answers without any network; `create_chat_response` and its like make
  some.
* `ManualClock`: a client's time, moved by hand. `MockAuthProvider`: a key that counts its uses.
* `vcr_settings`: how vcrpy records real traffic without secrets.

They need the packages of the extra `groq-openapi[testing]`, which are imported when one of the
names below is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from groq.testing.extra import needs_extra

if TYPE_CHECKING:
    from groq.testing.bodies import (
        create_chat_response,
        create_error_response,
        create_large_sse_stream,
        create_sse_stream,
        create_streaming_chunks,
        create_transcription_response,
    )
    from groq.testing.manual_clock import ManualClock
    from groq.testing.mock_auth import MockAuthProvider
    from groq.testing.mock_transport import MockHttpTransport
    from groq.testing.recording import vcr_settings
    from groq.testing.simulator import Limits, ReceivedRequest, Simulator, SimulatorProcess
else:  # out of the checkers' sight: for them a module with `__getattr__` has every name
    _HOME_OF = {
        "Limits": "simulator",
        "ManualClock": "manual_clock",
        "MockAuthProvider": "mock_auth",
        "MockHttpTransport": "mock_transport",
        "ReceivedRequest": "simulator",
        "Simulator": "simulator",
        "SimulatorProcess": "simulator",
        "create_chat_response": "bodies",
        "create_error_response": "bodies",
        "create_large_sse_stream": "bodies",
        "create_sse_stream": "bodies",
        "create_streaming_chunks": "bodies",
        "create_transcription_response": "bodies",
        "vcr_settings": "recording",
    }

    def __getattr__(name: str) -> Any:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        with needs_extra():
            return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


__all__ = [
    "Limits",
    "ManualClock",
    "MockAuthProvider",
    "MockHttpTransport",
    "ReceivedRequest",
    "Simulator",
    "SimulatorProcess",
    "create_chat_response",
    "create_error_response",
    "create_large_sse_stream",
    "create_sse_stream",
    "create_streaming_chunks",
    "create_transcription_response",
    "vcr_settings",
]
