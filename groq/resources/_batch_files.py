"""The lines in the files of batches, by the names of the requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import evolve, field, frozen

from groq._json import as_object, decode
from groq.errors import ResponseParseError
from groq.resources._lazy import Lazy
from groq.resources._resource import malformed
from groq_api.models import BatchOutputLine

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from groq._flow import Flow
    from groq._transport import Response

V = TypeVar("V")


@frozen
class Line:
    """A line of a file, decoded.

    Attributes:
        payload: The JSON object.
        response: The response that brought the file; of its content, nothing is left.
    """

    payload: Mapping[str, Any] = field(repr=False)
    response: Response


def lines_reader(
    keep: Callable[[bytes, Line], V], known: Container[str] = ()
) -> Callable[[Response], Flow[dict[str, V]]]:
    """Make the flow that reads a file, and keeps something of each line, by its `custom_id`.

    What to keep is told from the bytes of the line, without its break, and from what they mean.
    The flow raises `ResponseParseError` if a line is no JSON object, or has a name that is missing,
    appears twice, or is known from another file.
    """

    def read(response: Response) -> Flow[dict[str, V]]:
        yield from ()  # a flow, although it has nothing to wait for
        kept: dict[str, V] = {}
        bare = evolve(response, content=b"")
        for number, text in _texts(response.content):
            payload = _decode(response, number, text)
            name = payload.get("custom_id")
            if not isinstance(name, str) or name in kept or name in known:
                raise malformed(response, f"line {number}: {name!r} is no custom_id, or no new one")
            kept[name] = keep(text, Line(payload, bare))
        return kept

    return read


def _texts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, and their numbers."""
    for number, text in enumerate(content.split(b"\n"), 1):
        if text.strip():
            yield number, text


def _decode(response: Response, number: int, text: bytes) -> Mapping[str, Any]:
    try:
        payload = decode(text)
    except ValueError as error:
        raise malformed(response, f"line {number} is no JSON: {error}") from error
    if not isinstance(payload, dict):
        raise malformed(response, f"line {number} is no JSON object")
    return cast("dict[str, Any]", payload)


def output_lines(lines: Mapping[str, Line]) -> Mapping[str, BatchOutputLine]:
    """The lines as what the API documents; one that is something else raises when looked at."""
    return Lazy(lines, _output_line)


def _output_line(name: str, line: Line) -> BatchOutputLine:
    try:
        result = BatchOutputLine.from_dict(dict(line.payload))
    except (AttributeError, TypeError) as error:
        status_code = as_object(line.payload.get("response")).get("status_code")
        raise ResponseParseError(
            f"The result of {name!r} is not what the API documents: {error}",
            status_code=status_code if isinstance(status_code, int) else None,
            body=line.payload,
        ) from error
    result.attach(line.response.headers, line.response.attempts)
    return result
