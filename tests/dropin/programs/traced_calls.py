# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""What users of opentelemetry-instrumentation-groq do: instrument once, then call as ever."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from expecting import MESSAGES, MODEL, TOOL, error_of
from opentelemetry.instrumentation.groq import GroqInstrumentor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

import groq

_spans = InMemorySpanExporter()
_metrics = InMemoryMetricReader()
_tracers = TracerProvider()
_tracers.add_span_processor(SimpleSpanProcessor(_spans))
_instrumentor = GroqInstrumentor(exception_logger=None)
_instrumentor.instrument(tracer_provider=_tracers, meter_provider=MeterProvider([_metrics]))


def _span() -> ReadableSpan:
    """The one span since the last time."""
    (span,) = _spans.get_finished_spans()
    _spans.clear()
    return span


def _said(span: ReadableSpan, name: str) -> list[dict[str, Any]]:
    """What the messages in an attribute of a span say."""
    messages = json.loads(span.attributes[name])
    return [part for message in messages for part in message["parts"]]


def the_instrumentor_finds_the_distribution() -> None:
    assert _instrumentor.is_instrumented_by_opentelemetry


def a_call_is_a_span() -> None:
    completion = groq.Groq().chat.completions.create(
        model=MODEL, messages=MESSAGES, temperature=0.5, max_tokens=100
    )
    span = _span()
    assert span.name == f"chat {MODEL}"
    assert span.status.status_code is StatusCode.OK
    assert span.attributes["gen_ai.request.temperature"] == 0.5
    assert span.attributes["gen_ai.request.max_tokens"] == 100
    assert span.attributes["gen_ai.response.id"] == completion.id
    assert span.attributes["gen_ai.response.model"] == MODEL
    assert span.attributes["gen_ai.response.finish_reasons"] == ("stop",)
    assert span.attributes["gen_ai.usage.input_tokens"] == completion.usage.prompt_tokens
    assert span.attributes["gen_ai.usage.output_tokens"] == completion.usage.completion_tokens
    assert _said(span, "gen_ai.input.messages")[0]["content"] == MESSAGES[0]["content"]
    answer = completion.choices[0].message.content
    assert _said(span, "gen_ai.output.messages")[0]["content"] == answer


def a_call_of_a_tool_is_in_the_span() -> None:
    groq.Groq().chat.completions.create(model=MODEL, messages=MESSAGES, tools=[TOOL])
    span = _span()
    assert span.attributes["gen_ai.response.finish_reasons"] == ("tool_call",)
    assert _said(span, "gen_ai.output.messages")[0]["name"] == "tide_table"


def a_stream_is_a_span_that_ends_with_it() -> None:
    stream = groq.Groq().chat.completions.create(model=MODEL, messages=MESSAGES, stream=True)
    text = "".join(chunk.choices[0].delta.content or "" for chunk in stream)
    span = _span()
    assert span.status.status_code is StatusCode.OK
    assert span.attributes["gen_ai.usage.output_tokens"] > 1
    assert _said(span, "gen_ai.output.messages")[0]["content"] == text


async def an_async_call_is_a_span() -> None:
    async with groq.AsyncGroq() as client:
        completion = await client.chat.completions.create(model=MODEL, messages=MESSAGES)
    assert _span().attributes["gen_ai.response.id"] == completion.id


async def an_async_stream_is_a_span_that_ends_with_it() -> None:
    async with groq.AsyncGroq() as client:
        stream = await client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True)
        text = "".join([chunk.choices[0].delta.content or "" async for chunk in stream])
    assert _said(_span(), "gen_ai.output.messages")[0]["content"] == text


def an_error_is_on_the_span() -> None:
    completions = groq.Groq().chat.completions
    call = partial(completions.create, model="no-such-model", messages=MESSAGES)
    error = error_of(groq.NotFoundError, call)
    span = _span()
    assert span.status.status_code is StatusCode.ERROR
    assert span.attributes["error.type"] == type(error).__name__


def tokens_and_durations_are_measured() -> None:
    groq.Groq().chat.completions.create(model=MODEL, messages=MESSAGES)
    _spans.clear()
    resources = _metrics.get_metrics_data().resource_metrics
    names = {
        metric.name
        for resource in resources
        for scope in resource.scope_metrics
        for metric in scope.metrics
    }
    assert {"gen_ai.client.token.usage", "gen_ai.client.operation.duration"} <= names


def what_was_instrumented_can_be_set_free() -> None:
    _instrumentor.uninstrument()
    try:
        groq.Groq().chat.completions.create(model=MODEL, messages=MESSAGES)
        assert _spans.get_finished_spans() == ()
    finally:
        _instrumentor.instrument(tracer_provider=_tracers)
