"""Which response becomes which error.

The most specific class wins: by `error.code`, else by `error.type`, else by the status. A
413 is the exception: its code may be that of a rate limit, yet no waiting helps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from groq._duration import message_delay, retry_delay
from groq._error_messages import (
    limit_in,
    max_context_in,
    model_in,
    replacement_in,
    requested_tokens_in,
)
from groq._json import as_object, decode
from groq.errors import (
    APIStatusError,
    AuthenticationError,
    AuthorizationError,
    ConflictError,
    ContentFilterError,
    ContextLengthError,
    FlexCapacityError,
    JSONValidationFailedError,
    ModelDecommissionedError,
    ModelError,
    NotFoundError,
    OutputParseFailedError,
    RateLimitError,
    RequestTooLargeError,
    ServerError,
    ToolUseFailedError,
    UnprocessableEntityError,
    ValidationError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._secret import Secret
    from groq._transport import Response

    Detail = Mapping[str, str]

_TOO_LARGE = 413
_MODEL_NOT_FOUND = "model_not_found"

BY_STATUS: Mapping[int, type[APIStatusError]] = {
    400: ValidationError,
    401: AuthenticationError,
    403: AuthorizationError,
    404: ModelError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
    498: FlexCapacityError,
}

# Values of `error.code` and `error.type`. Those of a refused organization come with 400 or 403.
BY_NAME: Mapping[str, type[APIStatusError]] = {
    "blocked_api_access": AuthorizationError,
    "capacity_exceeded": FlexCapacityError,
    "content_filter": ContentFilterError,
    "context_length_exceeded": ContextLengthError,
    "expired_api_key": AuthenticationError,
    "insufficient_quota": RateLimitError,
    "internal_server_error": ServerError,
    "invalid_api_key": AuthenticationError,
    "json_validate_failed": JSONValidationFailedError,
    "model_decommissioned": ModelDecommissionedError,
    _MODEL_NOT_FOUND: ModelError,
    "model_permission_blocked_org": AuthorizationError,
    "model_permission_blocked_project": AuthorizationError,
    "model_terms_required": AuthorizationError,
    "organization_restricted": AuthorizationError,
    "output_parse_failed": OutputParseFailedError,
    "permissions_error": AuthorizationError,
    "rate_limit_exceeded": RateLimitError,
    "request_too_large": RequestTooLargeError,
    "server_error": ServerError,
    "service_unavailable": ServerError,
    "tool_use_failed": ToolUseFailedError,
    "unknown_url": NotFoundError,
}
_SPENT = "spend_"  # every code that begins so says that the spend limit is reached

_LIMIT_TYPES = {"requests": "requests", "tokens": "tokens", "seconds": "audio_seconds"}

_FALLBACK_MESSAGES: Mapping[int, str] = {
    400: "Bad request",
    401: "Invalid API key",
    403: "Forbidden",
    404: "Resource not found (is base_url right?)",
    413: "Request too large",
    429: "Rate limit exceeded",
    498: "Flex capacity exceeded",
}


def raise_for_status(response: Response, api_key: Secret | None = None) -> None:
    """Raise the one error that a response stands for; return when it is a success (2xx).

    Some gateways quote the key that they refuse: it is covered up.
    """
    if not response.is_success:
        content = response.content if api_key is None else api_key.cover_in(response.content)
        raise from_body(response.status_code, decode_body(content), response.headers)


def decode_body(content: bytes) -> object:
    """Decode a body: its JSON, or its text, or None when it is empty."""
    try:
        return decode(content)
    except ValueError:
        return content.decode("utf-8", "replace") or None


def from_body(status_code: int, body: object, headers: Mapping[str, str]) -> APIStatusError:
    """Make the error for a status and a decoded body; also used for errors inside a stream."""
    detail = _detail(body)
    message = detail.get("message") or _fallback_message(status_code, headers)
    cls = _choose(status_code, detail)
    told: dict[str, Any] = {
        name: detail.get(name) for name in ("code", "type", "param", "failed_generation")
    }
    return cls(
        message,
        status_code=status_code,
        headers=headers,
        request_id=headers.get("x-request-id"),
        retry_after=retry_delay(headers, message),
        body=body,
        **told,
        **_own_fields(cls, message, detail),
    )


def _detail(body: object) -> Detail:
    """The strings of `error` in a body; empty for HTML, an empty body, or anything else."""
    error = as_object(body).get("error")
    if isinstance(error, str):
        return {"message": error}
    return {key: value for key, value in as_object(error).items() if isinstance(value, str)}


def _fallback_message(status_code: int, headers: Mapping[str, str]) -> str:
    if location := headers.get("location"):
        return f"Redirected to {_shown(location)}, which is not followed (is base_url right?)"
    server = status_code >= 500  # noqa: PLR2004  the service's own faults
    unnamed = f"{'Server error' if server else 'Unexpected status'}: {status_code}"
    return _FALLBACK_MESSAGES.get(status_code, unnamed)


def _shown(location: str) -> str:
    """An address without what may be a secret: a password, or a token in its query."""
    try:
        parts = urlsplit(location)
    except ValueError:
        return "an address that is none"
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", ""))


def _choose(status_code: int, detail: Detail) -> type[APIStatusError]:
    if status_code == _TOO_LARGE:
        return RequestTooLargeError
    for name in (detail.get("code", ""), detail.get("type", "")):
        if name.startswith(_SPENT):
            return AuthorizationError
        if (cls := BY_NAME.get(name)) is not None:
            return cls
    if status_code == 404 and not detail:  # noqa: PLR2004
        return NotFoundError  # not the service's own words: nobody has looked for a model
    return BY_STATUS.get(status_code, ServerError)


def _own_fields(cls: type[APIStatusError], message: str, detail: Detail) -> dict[str, Any]:
    """What a class has beyond the fields of every error with a status."""
    read = _READERS.get(cls)
    return {} if read is None else read(message, detail)


def _rate_limit(message: str, detail: Detail) -> dict[str, Any]:
    told = limit_in(message)
    return {
        "limit_type": told.limit_type or _LIMIT_TYPES.get(detail.get("type", "")),
        "scope": told.scope,
        "limit": told.limit,
        "used": told.used,
        "requested": told.requested,
        "refill_after": message_delay(message),
    }


def _request_too_large(message: str, _: Detail) -> dict[str, Any]:
    told = limit_in(message)
    return {"limit": told.limit, "requested": told.requested, "scope": told.scope}


def _context_length(message: str, _: Detail) -> dict[str, Any]:
    return {"max_context": max_context_in(message), "requested": requested_tokens_in(message)}


def _model(message: str, detail: Detail) -> dict[str, Any]:
    # `param` may hold the id, or the name of a parameter, as it does in other errors.
    about_model = _MODEL_NOT_FOUND in (detail.get("code"), detail.get("type"))
    param = detail.get("param", "")
    return {"model": model_in(message) or (param if about_model and param != "model" else "")}


def _model_decommissioned(message: str, _: Detail) -> dict[str, Any]:
    return {"model": model_in(message), "replacement": replacement_in(message)}


_READERS: Mapping[type[APIStatusError], Callable[[str, Detail], dict[str, Any]]] = {
    ContextLengthError: _context_length,
    ModelDecommissionedError: _model_decommissioned,
    ModelError: _model,
    RateLimitError: _rate_limit,
    RequestTooLargeError: _request_too_large,
}
