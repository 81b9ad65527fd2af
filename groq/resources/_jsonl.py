"""The files of batches: requests go in, a line for each, and results come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import orjson

from groq._validation import invalid
from groq.errors import ValidationError
from groq.resources._resource import build, malformed, split_options
from groq.resources.chat import check_chat
from groq_api.api.chat import create_chat_completion
from groq_api.models import BatchOutputLine

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from groq._flow import Flow
    from groq._transport import Response
    from groq.types import ChatParams

_ENDPOINT = "/v1/chat/completions"


def batch_lines(requests: Iterable[tuple[str, ChatParams]]) -> bytes:
    """Write the file of a batch of chat completions: what `files.create` uploads.

        lines = batch_lines(
            (port, {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": port}]})
            for port in ["Saint-Malo", "Burnham-on-Sea"]
        )
        file = client.files.create(lines, purpose="batch")

    Each request is checked as `chat.create` would, but for what batches do not have.

    Args:
        requests: Pairs of your own name for a request (its `custom_id`, used once) and the
            parameters that `chat.create` takes; of the options of a call, only `extra_body`.

    Raises:
        ValidationError: A request is wrong; `param` names it, as in `requests[3].temperature`.
            Nothing was sent.
    """
    names: set[str] = set()
    lines: list[bytes] = []
    for index, (custom_id, params) in enumerate(requests):
        _check_name(f"requests[{index}]", custom_id, names)
        try:
            lines.append(_line(custom_id, params))
        except ValidationError as error:
            path = f"requests[{index}]"
            param = f"{path}.{error.param}" if error.param else path
            raise invalid(param, f"{path}: {error.message}", error.value) from error
    if not lines:
        raise invalid("requests", "requests must have at least one item")
    return b"".join(lines)


def _check_name(path: str, custom_id: object, names: set[str]) -> None:
    """Refuse a name that is none, or was used before; remember it."""
    path = f"{path}.custom_id"
    if not isinstance(custom_id, str) or not custom_id:
        raise invalid(path, f"{path} must be a str, not empty; got {custom_id!r}", custom_id)
    if custom_id in names:
        raise invalid(path, f"{path} was used before: {custom_id!r}", custom_id)
    names.add(custom_id)


def _line(custom_id: str, params: ChatParams) -> bytes:
    body, options = split_options(params)
    _check(body, options)
    content = build(create_chat_completion.build_request, body, options).get("content", b"")
    line = {"custom_id": custom_id, "method": "POST", "url": _ENDPOINT}
    return orjson.dumps(line | {"body": orjson.Fragment(content)}) + b"\n"


def _check(body: dict[str, Any], options: Mapping[str, object]) -> None:
    for name in options.keys() - {"extra_body"}:
        raise invalid(name, f"{name} is an option of a call, which a batch does not have")
    for name in ("stream", "service_tier"):
        if body.get(name):
            raise invalid(name, f"{name} cannot be used in a batch", body[name])
    check_chat(body)


def results_reader(
    known: Container[str],
) -> Callable[[Response], Flow[dict[str, BatchOutputLine]]]:
    """Make the flow that reads a file of results, by the names of the requests.

    It raises `ResponseParseError` if a line is no result, or has a name that is missing, appears
    twice, or is known from another file.
    """

    def read(response: Response) -> Flow[dict[str, BatchOutputLine]]:
        yield from ()  # a flow, although it has nothing to wait for
        results: dict[str, BatchOutputLine] = {}
        for number, text in enumerate(response.content.split(b"\n"), 1):
            if not text.strip():
                continue
            line = _result(response, number, text)
            name: object = line.custom_id
            if not isinstance(name, str) or name in results or name in known:
                raise malformed(response, f"line {number}: {name!r} is no custom_id, or no new one")
            line.attach(response.headers, response.attempts)
            results[name] = line
        return results

    return read


def _result(response: Response, number: int, text: bytes) -> BatchOutputLine:
    try:
        return BatchOutputLine.from_dict(cast("dict[str, Any]", orjson.loads(text)))
    except (AttributeError, TypeError, ValueError) as error:
        raise malformed(response, f"line {number} is no result: {error}") from error
