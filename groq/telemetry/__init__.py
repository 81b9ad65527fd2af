"""Spans and metrics: middleware that tells OpenTelemetry or Prometheus what a client does.

    client = Groq(middleware=[OpenTelemetrySpans(), OpenTelemetryMetrics()])

Without a change of code, the environment variable `GROQ_TELEMETRY` does the same for every client:
`otel`, `prometheus`, or both with a comma between.

None of it tells a prompt, an answer, an error's message, a header or a key, unless it is asked to.
Each class needs the packages of an extra, which are imported when it is first used:
`groq-openapi[otel]` or `groq-openapi[prometheus]`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.telemetry._content_log import ContentLog
    from groq.telemetry._otel_metrics import OpenTelemetryMetrics
    from groq.telemetry._prometheus import PrometheusMetrics
    from groq.telemetry._spans import OpenTelemetrySpans

__all__ = ["ContentLog", "OpenTelemetryMetrics", "OpenTelemetrySpans", "PrometheusMetrics"]

# Where each name lives, and the extra that brings what it needs, if anything.
_HOMES = {
    "ContentLog": ("_content_log", ""),
    "OpenTelemetryMetrics": ("_otel_metrics", "otel"),
    "OpenTelemetrySpans": ("_spans", "otel"),
    "PrometheusMetrics": ("_prometheus", "prometheus"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, extra = _HOMES[name]
    try:
        value = getattr(import_module(f"{__name__}.{home}"), name)
    except ModuleNotFoundError as error:
        raise ImportError(
            f"{name} needs the package {error.name!r}: pip install 'groq-openapi[{extra}]'",
            name=error.name,
        ) from error
    globals()[name] = value  # found directly from now on
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
