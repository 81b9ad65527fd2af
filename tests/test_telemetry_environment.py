"""`GROQ_TELEMETRY`, and what is there only when it is installed."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from opentelemetry.trace import NoOpTracer

import groq.telemetry
from groq import AsyncGroq, Groq, Middleware, ValidationError
from groq.telemetry import OpenTelemetryMetrics, OpenTelemetrySpans


def classes_of(client: Any) -> list[str]:
    return [type(one).__name__ for one in client._pipeline.middleware]


@pytest.mark.parametrize("client_class", [Groq, AsyncGroq])
@pytest.mark.parametrize(
    ("variable", "classes"),
    [
        ("", []),
        ("otel", ["OpenTelemetrySpans", "OpenTelemetryMetrics"]),
        (" Prometheus ,", ["PrometheusMetrics"]),
        ("prometheus,otel", ["PrometheusMetrics", "OpenTelemetrySpans", "OpenTelemetryMetrics"]),
    ],
)
def test_the_variable_names_what_every_client_has(
    monkeypatch: pytest.MonkeyPatch, client_class: Any, variable: str, classes: list[str]
) -> None:
    monkeypatch.setenv("GROQ_TELEMETRY", variable)
    assert classes_of(client_class("gsk_x")) == classes


def test_what_is_given_comes_after_and_is_not_doubled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_TELEMETRY", "otel")
    mine, other = OpenTelemetrySpans(), Middleware()
    client = Groq("gsk_x", middleware=[mine, other])
    (metrics, *given) = client._pipeline.middleware
    assert isinstance(metrics, OpenTelemetryMetrics)
    assert given == [mine, other]
    assert client.with_options()._pipeline.middleware == client._pipeline.middleware
    assert Groq("gsk_x")._pipeline.middleware[1] is metrics  # one for the process


def test_an_unknown_word_is_refused_with_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GROQ_TELEMETRY", "otel,statsd")
    with pytest.raises(ValidationError, match="list of otel, prometheus; got 'statsd'") as caught:
        Groq("gsk_x")
    assert caught.value.param == "GROQ_TELEMETRY"


@pytest.mark.parametrize(
    ("variable", "package", "extra"),
    [("otel", "opentelemetry", "otel"), ("prometheus", "prometheus_client", "prometheus")],
)
def test_a_package_that_is_missing_is_told_with_its_extra(
    variable: str, package: str, extra: str
) -> None:
    program = (
        f"import os, sys; sys.modules[{package!r}] = None\n"
        f"os.environ['GROQ_TELEMETRY'] = {variable!r}\n"
        "import groq\ntry: groq.Groq('gsk_x')\nexcept ImportError as error: print(error)"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert f"needs the package '{package}" in shown.stdout.decode()
    assert f"pip install 'groq-openapi[{extra}]'" in shown.stdout.decode()


@pytest.mark.parametrize(
    "statement", ["import groq; groq.Groq('gsk_x')", "import groq.telemetry; groq.Groq('gsk_x')"]
)
def test_nothing_optional_is_loaded_while_it_is_off(statement: str) -> None:
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    loaded = shown.stdout.decode().split()
    assert not {"opentelemetry", "prometheus_client", "groq.telemetry._environment"} & set(loaded)


def test_the_names_of_the_package() -> None:
    assert dir(groq.telemetry) == sorted(groq.telemetry.__all__)
    assert all(getattr(groq.telemetry, name).__doc__ for name in groq.telemetry.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Spans'"):
        groq.telemetry.Spans  # noqa: B018  the look-up is the test


def test_what_is_no_provider_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"has a method get_tracer\(\); got NoOpTracer"):
        OpenTelemetrySpans(NoOpTracer())  # type: ignore[arg-type]  # the mistake is the test
    with pytest.raises(ValidationError, match=r"has a method get_meter\(\); got str") as caught:
        OpenTelemetryMetrics("otlp")  # type: ignore[arg-type]  # the mistake is the test
    assert caught.value.param == "meter_provider"
    with pytest.raises(ValidationError, match="capture_content"):
        OpenTelemetrySpans(capture_content="no")  # type: ignore[arg-type]  # the mistake is the test
