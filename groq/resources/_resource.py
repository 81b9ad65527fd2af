"""What every resource has, and what every operation of one goes through on its way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from groq._body_limit import ANSWER_BYTES
from groq._config import CallOptions, check_options, query_of
from groq._error_mapping import decode_body
from groq._flow import Bound, R
from groq._json import check_depth
from groq._operation import Operation, Use
from groq._transport import Request
from groq._validation import invalid
from groq._validation.kinds import is_object
from groq._validation.writable import fault_in, is_finite, is_too_deep
from groq.errors import ResponseParseError, ValidationError
from groq_api._request import json_body
from groq_api.types import ResponseModel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._flow import Flow
    from groq._pipeline import Pipeline
    from groq._transport import Response
    from groq_api.types import RequestParts

EVENTS = "text/event-stream"
ANYTHING = "*/*"

_LONG = 100_000  # bytes, from which on looking is faster than searching

T = TypeVar("T")
M = TypeVar("M", bound=ResponseModel)


class Resource(Bound[R]):
    """A group of operations, bound to the runtime of its client."""

    def __init__(self, runtime: R, pipeline: Pipeline) -> None:
        self._runtime = runtime
        self._pipeline = pipeline

    def _validates(self, options: CallOptions) -> bool:
        """Whether a call wants its parameters checked."""
        validate = options.get("validate")
        return self._pipeline.config.validate if validate is None else validate

    def _operation(
        self,
        name: str,
        parts: RequestParts,
        receive: Callable[[Response], Flow[T]],
        options: CallOptions,
        *,
        use: Use[T] | None = None,
        stream: str | None = None,
        most_bytes: int = ANSWER_BYTES,
    ) -> Operation[T]:
        """Put together what the pipeline carries out.

        `stream` is the media type of a stream; of what is none, at most `most_bytes` are kept.
        """
        if options:
            check_options(options)
        config = self._pipeline.config
        max_wait, max_retries = options.get("max_wait"), options.get("max_retries")
        return Operation(
            name=name,
            request=self._request(parts, options, stream=stream, most_bytes=most_bytes),
            receive=receive,
            use=Use() if use is None else use,
            stream=stream is not None,
            max_wait=config.max_wait if max_wait is None else max_wait,
            max_retries=config.max_retries if max_retries is None else max_retries,
            deadline=options.get("deadline") or config.deadline,
        )

    def _request(
        self, parts: RequestParts, options: CallOptions, *, stream: str | None, most_bytes: int
    ) -> Request:
        config = self._pipeline.config
        headers = config.request_headers(
            parts.get("headers", {}),
            options.get("extra_headers") or {},
            {} if stream is None else {"accept": stream},  # nothing else could be read
        )
        if "files" in parts:
            headers.pop("content-type", None)  # httpx writes it, because it has the boundary
        return Request(
            method=parts["method"],
            path=parts["path"],
            params=(
                *parts.get("params", ()),
                *query_of(config.default_query, options.get("extra_query") or {}),
            ),
            headers=headers,
            content=parts.get("content"),
            files=parts.get("files", ()),
            timeout=options.get("timeout") or config.timeout,
            idle_timeout=options.get("idle_timeout") or config.idle_timeout,
            most_bytes=most_bytes,
        )


def split_options(params: Mapping[str, Any]) -> tuple[dict[str, Any], CallOptions]:
    """Tell the API's parameters from the options of the call."""
    body = dict(params)
    options = CallOptions()
    for name in CallOptions.__annotations__.keys() & body.keys():
        options[name] = body.pop(name)  # type: ignore[literal-required]  # the keys are those of CallOptions
    return body, options


def model_of(body: Mapping[str, Any]) -> str | None:
    """The model of a body that may be unchecked; None where there is none."""
    model = body.get("model")
    return model if isinstance(model, str) else None


def count_of(body: Mapping[str, Any], name: str) -> int | None:
    """A number of things in a body that may be unchecked; None where there is none."""
    count = body.get(name)
    return count if isinstance(count, int) else None


def set_stream(body: dict[str, Any], *, stream: bool) -> None:
    """Ask for a stream, or for none; a caller who says otherwise has called the wrong method."""
    if body.pop("stream", None) not in (None, stream):
        raise invalid("stream", "create() does not stream and create_stream() does; call the other")
    if stream:
        body["stream"] = True


def build(
    build_request: Callable[..., RequestParts], body: Mapping[str, Any], options: CallOptions
) -> RequestParts:
    """Build a request of a checked body, with the caller's own additions, which win."""
    extra = options.get("extra_body") or {}
    if not is_object(extra):
        raise invalid("extra_body", "extra_body must be a dict", extra)
    whole = {**body, **extra}
    if is_too_deep(whole):
        raise _unwritable(whole, "it is nested too deeply")
    try:
        parts = build_request(body=whole)
    except (AttributeError, RecursionError, TypeError, ValueError) as error:
        raise _unwritable(whole, error) from error
    if _may_hold_null(parts.get("content")) and not is_finite(whole):
        raise _unwritable(whole, "it holds NaN or infinity")
    return parts


def _may_hold_null(content: bytes | None) -> bool:
    """Whether NaN may be in what was written: it becomes null, without a word.

    To search a long text for nulls takes longer than to look at what it was made of.
    """
    return content is None or len(content) > _LONG or b"null" in content


def _unwritable(body: Mapping[str, Any], reason: object) -> ValidationError:
    """The error for a body with something in it that the wire cannot carry."""
    fault = fault_in({name: body[name] for name in body if name != "file"}, json_body)
    if fault is not None:
        return fault.error()
    return ValidationError(f"The request cannot be written down: {reason}")


def parsed(parse: Callable[[bytes], M]) -> Callable[[Response], Flow[M]]:
    """Make the flow that turns a successful response into a model with its headers."""

    def read(response: Response) -> Flow[M]:
        yield from ()  # a flow, although it has nothing to wait for
        try:
            result = parse(response.content)
            check_depth(response.content)
        except ValueError as error:  # of which a `ResponseShapeError` is one
            raise malformed(response, str(error)) from error
        result.attach(response.headers, response.attempts)
        return result

    return read


def malformed(response: Response, what: str) -> ResponseParseError:
    """The error for a success that is not what the API documents."""
    return ResponseParseError(
        f"Failed to parse response: {what}",
        status_code=response.status_code,
        headers=response.headers,
        request_id=response.headers.get("x-request-id"),
        body=decode_body(response.content),
    )
