"""Every way by which a text could leave this library unseen, for tests that look for the key.

A *channel* is open while something happens, and shows afterwards what has come through it: logs,
warnings, the terminal. To add one, write a context manager as those below and put it into
`CHANNELS`; what it yields are settings for the clients of the test, such as middleware.

A *view* looks at one thing: a result, an error, a client. To add one, put it into `VIEWS`.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import pickle
import traceback
import warnings
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

import rich.traceback
import structlog
from attrs import define, field
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from prometheus_client import CollectorRegistry, generate_latest

from groq import GroqError
from groq._log_handler import _formatter
from groq._tracebacks import causes_of
from groq.telemetry import OpenTelemetryMetrics, OpenTelemetrySpans, PrometheusMetrics
from tests.tracing import Tracing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from contextlib import AbstractContextManager


# To look there does something: the first connects, and each view has further views.
_BUSY = {"_client", "with_raw_response", "with_streaming_response"}


@define
class Exposure:
    """What somebody could have seen of a secret.

    Attributes:
        texts: By what showed them.
    """

    # Not in its repr: it is a local of frames that are looked at.
    texts: list[tuple[str, str]] = field(factory=list[tuple[str, str]], repr=False)

    def show(self, where: str, text: object) -> None:
        """Something was shown."""
        self.texts.append((where, text.decode("latin-1") if isinstance(text, bytes) else str(text)))

    def view(self, thing: object) -> None:
        """Look at a thing in every way."""
        for view in VIEWS:
            for text in view(thing):
                self.show(view.__name__, text)

    def places_of(self, secret: str) -> set[str]:
        """Where the secret, a half of it, or its base64 was seen."""
        forms = forms_of(secret)
        return {where for where, text in self.texts if any(form in text for form in forms)}


def forms_of(secret: str) -> list[str]:
    """The forms in which a secret would still be one, whole or in halves."""
    half = len(secret) // 2
    forms = [secret[:half], secret[half:]]
    for shift in range(3):  # base64 reads three bytes at a time, wherever the secret begins
        encoded = base64.b64encode(b" " * shift + secret.encode()).decode()
        forms += [encoded[4:half], encoded[half:-4]]
    return [*forms, secret.encode().hex(), secret[::-1]]


class _Everything(logging.Handler):
    def __init__(self, exposure: Exposure) -> None:
        super().__init__(logging.DEBUG)
        self._exposure = exposure

    def emit(self, record: logging.LogRecord) -> None:
        for text in (self.format(record), repr(vars(record))):
            self._exposure.show(f"log of {record.name}", text)


@contextmanager
def logs(exposure: Exposure) -> Iterator[dict[str, Any]]:
    """What all loggers say at their most talkative."""
    names = ["", "groq", "httpx", "httpcore", "asyncio", "hpack", "trio"]
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    handler = _Everything(exposure)
    loggers[0].addHandler(handler)
    try:
        for logger in loggers:
            logger.setLevel(logging.DEBUG)
        yield {}
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


@contextmanager
def caught_warnings(exposure: Exposure) -> Iterator[dict[str, Any]]:
    """What Python warns of."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield {}
    for warning in caught:
        exposure.show("warnings", f"{warning.message} {warning.source!r}")


@contextmanager
def terminal(exposure: Exposure) -> Iterator[dict[str, Any]]:
    """What is printed."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        yield {}
    exposure.show("terminal", printed.getvalue())


@contextmanager
def json_logs(exposure: Exposure) -> Iterator[dict[str, Any]]:
    """What `GROQ_LOG=debug` writes where no terminal is."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(_formatter(is_terminal=False))
    logger = logging.getLogger("groq")
    logger.addHandler(handler)
    try:
        yield {}
    finally:
        logger.removeHandler(handler)
    exposure.show("JSON logs", written.getvalue())


@contextmanager
def spans(exposure: Exposure) -> Iterator[dict[str, Any]]:
    """What OpenTelemetry is told, prompts and answers included."""
    tracing = Tracing()
    traced = OpenTelemetrySpans(tracer_provider=tracing.provider, capture_content=True)
    yield {"middleware": [traced]}
    exposure.show("spans", tracing.text)


@contextmanager
def metrics(exposure: Exposure) -> Iterator[dict[str, Any]]:
    """What is measured, for OpenTelemetry and for Prometheus."""
    reader, registry = InMemoryMetricReader(), CollectorRegistry()
    provider = MeterProvider([reader])
    measured = OpenTelemetryMetrics(meter_provider=provider)
    yield {"middleware": [measured, PrometheusMetrics(registry)]}
    told = reader.get_metrics_data()
    exposure.show("OpenTelemetry metrics", "" if told is None else told.to_json())
    exposure.show("Prometheus metrics", generate_latest(registry))
    provider.shutdown()


CHANNELS: list[Callable[[Exposure], AbstractContextManager[dict[str, Any]]]] = [
    logs,
    caught_warnings,
    terminal,
    json_logs,
    spans,
    metrics,
]


@contextmanager
def all_channels(exposure: Exposure) -> Iterator[dict[str, Any]]:
    """Open all channels; yields the settings that clients need to be heard on them."""
    settings: dict[str, Any] = {}
    with ExitStack() as stack:
        for channel in CHANNELS:
            for name, value in stack.enter_context(channel(exposure)).items():
                settings[name] = [*settings.get(name, []), *value]
        yield settings


def words(thing: object) -> Iterator[str]:
    """As it shows itself, and all that can be reached from it through attributes."""
    for reached in _reachable(thing):
        yield repr(reached)
        if not isinstance(reached, str | bytes):
            yield f"{reached}"
            yield f"{reached!s:>40}"


def dumps(thing: object) -> Iterator[str | bytes]:
    """As it is put into files, queues and messages, where that is possible at all."""
    writers: list[Callable[[object], str | bytes]] = [
        pickle.dumps,
        lambda that: json.dumps(that, default=vars),
        lambda that: json.dumps(that, default=repr),
    ]
    for write in writers:
        try:
            yield write(thing)
        except Exception as refusal:  # noqa: BLE001  much cannot be written; what it says counts
            yield repr(refusal)


def crashes(thing: object) -> Iterator[str | bytes]:
    """An error, as programs report it: with its causes and the locals of every frame."""
    if not isinstance(thing, BaseException):
        return
    for error in causes_of(thing):
        yield f"{error} {error!r} {error.args!r} {getattr(error, '__notes__', '')!r}"
        yield repr([frame.f_locals for frame, _ in traceback.walk_tb(error.__traceback__)])
        yield from dumps(error)
        if isinstance(error, GroqError):
            yield json.dumps(error.to_dict())
    yield "".join(
        traceback.TracebackException.from_exception(thing, capture_locals=True).format(chain=True)
    )
    yield _in_rich(thing)
    told = structlog.tracebacks.ExceptionDictTransformer(
        show_locals=True, locals_max_length=10_000, locals_max_string=1_000_000, max_frames=200
    )
    yield json.dumps(told((type(thing), thing, thing.__traceback__)), default=repr)


VIEWS: list[Callable[[object], Iterable[str | bytes]]] = [words, dumps, crashes]


def _in_rich(error: BaseException) -> str:
    """All that a traceback of rich shows of locals; to lay it out takes too long."""
    told = rich.traceback.Traceback.extract(
        type(error),
        error,
        error.__traceback__,
        show_locals=True,
        locals_max_length=10_000,
        locals_max_string=1_000_000,
    )
    frames = [frame for stack in told.stacks for frame in stack.frames]
    return repr([str(shown) for frame in frames for shown in (frame.locals or {}).values()])


def _reachable(thing: object) -> Generator[object, None, None]:
    """What can be reached through attributes and collections, each once.

    Of what other libraries made, only how it shows itself: an httpx request in flight has its
    headers in it, as it must.
    """
    known: set[int] = set()
    left = [thing]
    kept: list[object] = []  # or their ids would be given again
    while left:
        here = left.pop()
        if id(here) in known or isinstance(here, type):
            continue
        known.add(id(here))
        kept.append(here)
        yield here
        left.extend(_parts_of(here))


def _parts_of(thing: object) -> Iterator[object]:
    if isinstance(thing, dict):
        yield from thing
        yield from thing.values()
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from thing
    elif type(thing).__module__.partition(".")[0] in {"groq", "groq_api"}:
        for name in dir(thing):
            if not (name.startswith("__") or name in _BUSY):
                try:
                    yield getattr(thing, name)
                except Exception as refusal:  # noqa: BLE001  what it says counts
                    yield refusal
        yield getattr(thing, "__dict__", None)
