"""All fuzz targets, by name. Each takes any bytes, and raises when its property does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz import answers, requests, streams

if TYPE_CHECKING:
    from collections.abc import Callable

TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        streams.sse,
        streams.sse_bounded,
        streams.chunks,
        streams.responses,
        answers.errors,
        answers.limits,
        answers.batches,
        answers.depth,
        answers.decoding,
        answers.heads,
        requests.forms,
        requests.paths,
        requests.headers,
        requests.recordings,
        requests.parameters,
    )
}
