"""Spans of OpenTelemetry."""

from groq import Groq
from groq.telemetry import OpenTelemetrySpans

with Groq(middleware=[OpenTelemetrySpans()]) as client:
    assert client.models.list().data
print("done")
