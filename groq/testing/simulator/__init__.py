"""A server on the loopback interface that speaks Groq's API without running any model."""

try:
    from groq.testing.simulator.limits import Limits
    from groq.testing.simulator.process import SimulatorProcess
    from groq.testing.simulator.received import ReceivedRequest
    from groq.testing.simulator.server import Simulator
except ModuleNotFoundError as error:
    if error.name not in {"multipart", "tinytag", "uvicorn"}:
        raise
    raise ImportError(
        f"the simulator needs the package {error.name!r}: pip install 'groq-openapi[testing]'",
        name=error.name,
    ) from error

__all__ = ["Limits", "ReceivedRequest", "Simulator", "SimulatorProcess"]
