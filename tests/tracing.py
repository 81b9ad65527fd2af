"""OpenTelemetry's own SDK, keeping in memory what it is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import define, field
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import ReadableSpan
    from opentelemetry.trace import Tracer


@define
class Tracing:
    """A tracer provider, and the spans that have ended."""

    provider: TracerProvider = field(factory=TracerProvider)
    _exporter: InMemorySpanExporter = field(factory=InMemorySpanExporter)

    def __attrs_post_init__(self) -> None:
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))

    @property
    def tracer(self) -> Tracer:
        """For spans of the test."""
        return self.provider.get_tracer("test")

    @property
    def ended(self) -> list[ReadableSpan]:
        """What has ended, in that order."""
        return list(self._exporter.get_finished_spans())

    @property
    def names(self) -> list[str]:
        """The names of what has ended, in that order."""
        return [span.name for span in self.ended]

    def take(self, name: str) -> ReadableSpan:
        """The one span of this name."""
        (span,) = (span for span in self.ended if span.name == name)
        return span

    def clear(self) -> None:
        """Forget them."""
        self._exporter.clear()

    @property
    def text(self) -> str:
        """All that the spans say."""
        return json.dumps([json.loads(span.to_json()) for span in self.ended])


def attributes_of(span: ReadableSpan, *volatile: str) -> dict[str, Any]:
    """The attributes of a span, but for those that differ each time, which must be there."""
    attributes = dict(span.attributes or {})
    for name in volatile:
        assert attributes.pop(name) is not None
    return attributes


def events_of(span: ReadableSpan) -> list[tuple[str, dict[str, Any]]]:
    """The events of a span."""
    return [(event.name, dict(event.attributes or {})) for event in span.events]


def parent_of(span: ReadableSpan) -> int | None:
    """The id of the span above."""
    return None if span.parent is None else span.parent.span_id


def id_of(span: ReadableSpan) -> int:
    """The id of a span."""
    assert span.context is not None
    span_id: int = span.context.span_id
    return span_id
