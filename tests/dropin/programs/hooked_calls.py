# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""What people do who hook into httpx: stand in for a service, record and replay, trace."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import httpx
import pytest
import respx
import vcr
from expecting import MESSAGES, MODEL
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

import groq

MODELS = "/openai/v1/models"
MOCKED = {"id": "mocked", "object": "model", "created": 1, "owned_by": "us"}
LIST = {"object": "list", "data": [MOCKED]}
OF_PYTEST_HTTPX = f"""
import asyncio
import groq

LIST = {LIST!r}

def test_blocking(httpx_mock):
    httpx_mock.add_response(json=LIST)
    assert groq.Groq().models.list().data[0].id == "mocked"

def test_async(httpx_mock):
    httpx_mock.add_response(json=LIST)

    async def main():
        async with groq.AsyncGroq() as client:
            return await client.models.list()

    assert asyncio.run(main()).data[0].id == "mocked"
"""


def _url() -> str:
    return os.environ["GROQ_BASE_URL"] + MODELS


def respx_stands_in_for_the_service_and_steps_aside_again() -> None:
    with groq.Groq() as client:
        assert client.models.list().data[0].id != "mocked"
        with respx.mock:
            route = respx.get(_url()).mock(return_value=httpx.Response(200, json=LIST))
            assert client.models.list().data[0].id == "mocked"
            assert route.called
        assert client.models.list().data[0].id != "mocked"


async def respx_stands_in_for_the_service_in_async_code() -> None:
    async with groq.AsyncGroq() as client:
        assert (await client.models.list()).data[0].id != "mocked"
        with respx.mock:
            route = respx.get(_url()).mock(return_value=httpx.Response(200, json=LIST))
            assert (await client.models.list()).data[0].id == "mocked"
            assert route.called
        assert (await client.models.list()).data[0].id != "mocked"


def respx_stands_in_at_the_level_of_httpx_too() -> None:
    with groq.Groq() as client, respx.mock(using="httpx") as router:
        router.get(_url()).mock(return_value=httpx.Response(200, json=LIST))
        assert client.models.list().data[0].id == "mocked"


def pytest_httpx_stands_in_for_the_service() -> None:
    with tempfile.TemporaryDirectory() as folder:
        test = Path(folder, "test_mocked.py")
        test.write_text(OF_PYTEST_HTTPX, encoding="utf-8")
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device
            out = os.dup(1)
            os.dup2(nowhere.fileno(), 1)
            try:
                status = pytest.main([str(test), "-q", "-p", "no:cacheprovider"])
            finally:
                os.dup2(out, 1)
                os.close(out)
    assert status == 0


def vcrpy_records_and_replays() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tape = str(Path(folder, "tape.yaml"))
        for mode in ("once", "none"):
            with vcr.use_cassette(tape, record_mode=mode) as cassette, groq.Groq() as client:
                assert client.chat.create(model=MODEL, messages=MESSAGES).content
                assert len(cassette) == 1
                assert cassette.play_count == (mode == "none")


async def vcrpy_records_and_replays_async_code() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tape = str(Path(folder, "tape.yaml"))
        for mode in ("once", "none"):
            with vcr.use_cassette(tape, record_mode=mode) as cassette:
                async with groq.AsyncGroq() as client:
                    assert (await client.chat.create(model=MODEL, messages=MESSAGES)).content
                assert len(cassette) == 1
                assert cassette.play_count == (mode == "none")


def opentelemetry_traces_calls_until_it_is_taken_away() -> None:
    spans, tracers = InMemorySpanExporter(), TracerProvider()
    tracers.add_span_processor(SimpleSpanProcessor(spans))
    instrumentor = HTTPXClientInstrumentor()
    with groq.Groq() as client:
        client.models.list()
        instrumentor.instrument(tracer_provider=tracers)
        try:
            client.models.list()
            (span,) = spans.get_finished_spans()
            assert _url() in span.attributes.values()
        finally:
            instrumentor.uninstrument()
        client.models.list()
        assert len(spans.get_finished_spans()) == 1


async def opentelemetry_traces_async_calls() -> None:
    spans, tracers = InMemorySpanExporter(), TracerProvider()
    tracers.add_span_processor(SimpleSpanProcessor(spans))
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=tracers)
    try:
        async with groq.AsyncGroq() as client:
            await client.models.list()
        assert len(spans.get_finished_spans()) == 1
    finally:
        instrumentor.uninstrument()


def a_hook_of_your_own_is_heard() -> None:
    seen = []
    original = httpx.Client.send

    def send(self: httpx.Client, request: httpx.Request, **options: object) -> httpx.Response:
        seen.append(request.url.path)
        return original(self, request, **options)

    with groq.Groq() as client:
        client.models.list()
        httpx.Client.send = send
        try:
            client.models.list()
        finally:
            httpx.Client.send = original
        client.models.list()
    assert seen == [MODELS]
