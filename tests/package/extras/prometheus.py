"""Metrics of Prometheus."""

from prometheus_client import generate_latest

from groq import Groq
from groq.telemetry import PrometheusMetrics

with Groq(middleware=[PrometheusMetrics()]) as client:
    assert client.models.list().data
assert b"models.list" in generate_latest()
print("done")
