"""The file of requests that a batch begins with: one in each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import orjson

from groq._validation import invalid
from groq._validation.writable import fault_in
from groq.errors import ValidationError
from groq.resources._batch_kinds import kind_of
from groq.resources._batch_results import CHAT
from groq.resources._resource import build, split_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from groq.resources._batch_kinds import Kind
    from groq.types import BatchAudioParams, BatchEndpoint, ChatParams

    BatchRequests: TypeAlias = Iterable[tuple[str, ChatParams | BatchAudioParams]]


def batch_lines(
    requests: BatchRequests, *, endpoint: BatchEndpoint | str = CHAT, validate: bool = True
) -> bytes:
    """Write the file of a batch: what `files.create` uploads.

        lines = batch_lines(
            (port, {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": port}]})
            for port in ["Saint-Malo", "Burnham-on-Sea"]
        )
        file = client.files.create(lines, purpose="batch")

    Each request is checked as `chat.create`, `audio.transcribe` or `audio.translate` would, but
    for what batches do not have. `batches.submit` and `batches.run` do this by themselves.

    Args:
        requests: Pairs of your own name for a request (its `custom_id`, used once) and the
            parameters that the operation takes; of the options of a call, only `extra_body`.
            Recordings are given by their `url`.
        endpoint: The operation: `/v1/chat/completions`, `/v1/audio/transcriptions` or
            `/v1/audio/translations`; the same as that of the batch.
        validate: Whether to check the parameters. Without that, the endpoint may also be one of
            which this version knows nothing.

    Raises:
        ValidationError: A request is wrong; `param` names it, as in `requests[3].temperature`.
            Nothing was sent.
    """
    return b"".join(named_lines(requests, endpoint, validate=validate).values())


def named_lines(requests: BatchRequests, endpoint: str, *, validate: bool) -> dict[str, bytes]:
    """The lines of the file, by their names. Raises the same errors as `batch_lines`."""
    kind = kind_of(endpoint, validate=validate)
    try:
        pairs = iter(requests)
    except TypeError as error:
        what = f"requests must be an iterable of pairs; got {type(requests).__name__}"
        raise invalid("requests", what, requests) from error
    lines: dict[str, bytes] = {}
    for index, pair in enumerate(pairs):
        path = f"requests[{index}]"
        custom_id, params = _unpack(path, pair)
        _check_name(path, custom_id, lines)
        lines[custom_id] = _line(path, custom_id, endpoint, params, kind)
    if not lines:
        raise invalid("requests", "requests must have at least one item")
    return lines


def _unpack(path: str, pair: Any) -> tuple[str, Mapping[str, Any]]:
    match pair:
        case (custom_id, params) if hasattr(params, "keys"):
            return custom_id, params
        case _:
            what = f"{path} must be a pair of a custom_id and a dict of parameters"
            raise invalid(path, what, pair)


def _check_name(path: str, custom_id: object, known: Mapping[str, bytes]) -> None:
    """Refuse a name that is none, or was used before."""
    path = f"{path}.custom_id"
    if not isinstance(custom_id, str) or not custom_id:
        raise invalid(path, f"{path} must be a str, not empty; got {custom_id!r}", custom_id)
    if custom_id in known:
        raise invalid(path, f"{path} was used before: {custom_id!r}", custom_id)


def _line(path: str, custom_id: str, endpoint: str, params: Mapping[str, Any], kind: Kind) -> bytes:
    try:
        body, options = split_options(params)
        _check_options(options)
        kind.check(body)
        content = build(kind.build_request, body, options).get("content", b"")
        return _written({"custom_id": custom_id, "method": "POST", "url": endpoint}, content)
    except ValidationError as error:
        param = f"{path}.{error.param}" if error.param else path
        raise invalid(param, f"{path}: {error.message}", error.value) from error


def _written(line: Mapping[str, str], body: bytes) -> bytes:
    try:
        return orjson.dumps({**line, "body": orjson.Fragment(body)}) + b"\n"
    except TypeError as error:
        if (fault := fault_in(line)) is None:
            raise
        raise fault.error() from error


def _check_options(options: Mapping[str, object]) -> None:
    for name in options.keys() - {"extra_body"}:
        raise invalid(name, f"{name} is an option of a call, which a batch does not have")
