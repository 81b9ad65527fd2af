"""Endpoints that this package does not know: `client.get("/openai/v1/...", cast_to=object)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import orjson

from groq._dropin.casting import cast_content, is_model
from groq._flow import R
from groq._http_objects import is_response_class, response_of
from groq.errors import ValidationError
from groq.resources._resource import Resource
from groq_api.types import ResponseModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from groq._flow import Flow
    from groq._transport import Response
    from groq_api.types import RequestParts


class RequestOptions(TypedDict, total=False):
    """What `get`, `post` and the like take as `options`."""

    headers: Mapping[str, str]
    """Added to the headers of the client."""
    params: Mapping[str, object]
    """Query parameters."""
    extra_json: Mapping[str, object]
    """Added to the body."""
    timeout: float | httpx.Timeout | None
    """Seconds for each of connecting, writing and waiting for bytes; None for the client's."""
    max_retries: int
    """Further sends after a first one that failed."""


_NAMES = {"headers": "extra_headers", "params": "extra_query"}


class Requests(Resource[R]):
    """Requests by method and path."""

    def send(
        self,
        method: str,
        path: str,
        cast_to: Any,
        body: object = None,
        options: RequestOptions | None = None,
    ) -> Flow[Any]:
        """Send, and make what was asked for of the answer; see `cast_content`."""
        given: dict[str, Any] = dict(options or {})
        extra = given.pop("extra_json", None)
        known = RequestOptions.__annotations__.keys()
        if unknown := sorted(given.keys() - known):
            raise ValidationError(f"options has no {unknown[0]!r}", param="options")
        own: Any = {_NAMES.get(name, name): value for name, value in given.items()}
        parts = _parts(method, path, body, extra)
        name = f"client.{method.lower()}"

        def receive(response: Response) -> Flow[Any]:
            return _receive(cast_to, response)

        return self._pipeline.run(self._operation(name, parts, receive, own))


def _parts(
    method: str, path: str, body: object, extra: Mapping[str, object] | None
) -> RequestParts:
    parts: RequestParts = {"method": method, "path": "/" + path.removeprefix("/")}
    if isinstance(body, bytes):
        parts["content"] = body
    elif body is not None or extra:
        parts["content"] = _encoded(body, extra)
        parts["headers"] = {"content-type": "application/json"}
    return parts


def _encoded(body: Any, extra: Mapping[str, object] | None) -> bytes:
    whole: Any = dict(body or {}, **extra) if extra else body
    try:
        return orjson.dumps(whole, default=ResponseModel.to_dict)
    except TypeError as error:
        raise ValidationError(f"body cannot be written as JSON: {error}", param="body") from error


def _receive(cast_to: Any, response: Response) -> Flow[Any]:
    yield from ()  # a flow, although it has nothing to wait for
    if is_response_class(cast_to):
        return response_of(response.status_code, response.headers, response.content, response.asked)
    result = cast_content(cast_to, response.content)
    if is_model(cast_to):
        result.attach(response.headers, response.attempts)
    return result
