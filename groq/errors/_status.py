"""Errors that are the service's answer, told apart by its code, type and status."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from groq._printable import printable
from groq.errors._base import LONGEST_MESSAGE, LONGEST_NAME, APIError, Fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import httpx

_PASSING = frozenset({408, 409, 429, 498})
_SERVER = 5  # as in 5xx


class StatusFields(Fields, total=False):
    """The keyword arguments that every error with a status takes, for subclasses."""

    status_code: int | None
    headers: Mapping[str, str] | None
    type: str | None
    param: str | None
    failed_generation: str | None
    response: httpx.Response | None


class APIStatusError(APIError):
    """The service answered with a status other than 2xx, or was sure to, so nothing was sent.

    Attributes:
        status_code: The HTTP status, or the one that the service would have answered; 0 for an
            error made by hand that names none.
        headers: The response headers, empty when the error was raised before sending.
        type: The service's broad class of the error (`error.type`), or None.
        failed_generation: What the model produced before the service rejected it, or None.
    """

    status_code: int
    default_status: ClassVar[int] = 0
    _another_try_helps: ClassVar[bool | None] = None  # None where the status decides

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        headers: Mapping[str, str] | None = None,
        type: str | None = None,  # noqa: A002  the API's own name for the field
        param: str | None = None,
        failed_generation: str | None = None,
        response: httpx.Response | None = None,
        **fields: Unpack[Fields],
    ) -> None:
        if response is not None:
            status_code, headers = response.status_code, response.headers
            fields.setdefault("request_id", headers.get("x-request-id"))
        super().__init__(message, **fields)
        self._take_request(getattr(response, "_request", None))
        status = self.default_status if status_code is None else status_code
        self.status_code = status  # pyright: ignore[reportIncompatibleVariableOverride]  # never None here
        self.headers: Mapping[str, str] = headers or {}
        self.type = type
        self.param = param
        self.failed_generation = failed_generation
        helps = self._another_try_helps
        self.is_retryable: bool = _passes(self.status_code) if helps is None else helps

    def __str__(self) -> str:
        if not self.attempts:  # it was made by hand
            return super().__str__()
        told = [f"{self.status_code} {printable(self.code, LONGEST_NAME)}"]
        if self.request_id:
            told.append(f"request {printable(self.request_id, LONGEST_NAME)}")
        return f"{printable(self.message, LONGEST_MESSAGE)} ({', '.join(told)})"

    @property
    def response(self) -> httpx.Response:
        """What the service answered, as httpx's class.

        The status and the headers are those of the answer, and so is the JSON of its body, or
        its text; how it was written, its white space say, is not kept. An error that was raised
        before sending has the status that the service would have answered.
        """
        from groq._http_objects import response_of  # noqa: PLC0415  errors load no httpx

        return response_of(self.status_code, self.headers, _encoded(self.body), self.asked)


def _encoded(body: object) -> bytes:
    if body is None or isinstance(body, str):
        return (body or "").encode()
    import json  # noqa: PLC0415  as above

    return json.dumps(body, ensure_ascii=False).encode()


def _passes(status_code: int) -> bool:
    """Whether what the status stands for passes by itself: the server's faults mostly do."""
    return status_code in _PASSING or status_code // 100 == _SERVER


class AuthenticationError(APIStatusError):
    """The API key is missing, malformed, expired or unknown (401).

    Attributes:
        api_key_hint: The last four characters of the key, such as `...a1b2`; None when whoever
            raised the error did not know the key.
    """

    kind = "authentication_error"
    default_status = 401
    _another_try_helps = False

    def __init__(
        self, message: str, *, api_key_hint: str | None = None, **fields: Unpack[StatusFields]
    ) -> None:
        super().__init__(message, **fields)
        self.api_key_hint = api_key_hint


class AuthorizationError(APIStatusError):
    """The key is valid but may not do this (403), or its organization may not, or has spent all.

    Attributes:
        required_permission: What is missing; the service does not name it, so None unless
            whoever raised the error knew.
        api_key_hint: The last four characters of the key, once a call has been refused.
    """

    api_key_hint: str | None = None
    kind = "authorization_error"
    default_status = 403
    _another_try_helps = False

    def __init__(
        self,
        message: str,
        *,
        required_permission: str | None = None,
        **fields: Unpack[StatusFields],
    ) -> None:
        super().__init__(message, **fields)
        self.required_permission = required_permission


class NotFoundError(APIStatusError):
    """Nothing lives at this address (404)."""

    kind = "not_found_error"
    default_status = 404
    _another_try_helps = False


class ModelError(NotFoundError):
    """The model does not exist, or this key has no access to it.

    Attributes:
        model: The model that was asked for, or an empty string when it is not known.
        available_models: The ids to choose from; the service does not list them, so None
            unless whoever raised the error did.
    """

    kind = "model_error"

    def __init__(
        self,
        message: str,
        *,
        model: str = "",
        available_models: Sequence[str] | None = None,
        **fields: Unpack[StatusFields],
    ) -> None:
        super().__init__(message, **fields)
        self.model = model
        self.available_models = available_models


class RequestTooLargeError(APIStatusError):
    """The body is too large, or one request exceeds the limit of a whole minute (413).

    The same request can never succeed, even where the answer names a `retry_after`: send
    less.

    Attributes:
        limit: What fits, in the unit of `scope`; None when the service does not say.
        requested: What this request would take, in the same unit; None as well.
        scope: The limit as Groq abbreviates it, such as `TPM` for tokens per minute; None when
            it is the body that has too many bytes.
    """

    kind = "request_too_large_error"
    default_status = 413
    _another_try_helps = False

    def __init__(
        self,
        message: str,
        *,
        limit: int | None = None,
        requested: float | None = None,
        scope: str | None = None,
        **fields: Unpack[StatusFields],
    ) -> None:
        super().__init__(message, **fields)
        self.limit = limit
        self.requested = requested
        self.scope = scope


class RateLimitError(APIStatusError):
    """A rate limit is used up (429), and waiting for it would take too long.

    Numbers are in the unit of `scope`, and None when the service does not tell them.

    Attributes:
        limit_type: What ran out: `requests`, `tokens` or `audio_seconds`; None when unknown.
        scope: The limit as Groq abbreviates it: `RPM`, `RPD`, `TPM`, `TPD`, `ITPM`, `OTPM`,
            `ASH`, `ASD`; new ones are passed on as they are.
        limit: What the limit allows.
        used: What was used of it when the request came.
        requested: What the request would have taken.
        refill_after: Seconds until what was requested is free, as the message tells it: more
            precise than the whole seconds of `retry_after`.
    """

    kind = "rate_limit_error"
    default_status = 429
    _another_try_helps = True

    def __init__(
        self,
        message: str,
        *,
        limit_type: str | None = None,
        scope: str | None = None,
        limit: int | None = None,
        used: float | None = None,
        requested: float | None = None,
        refill_after: float | None = None,
        **fields: Unpack[StatusFields],
    ) -> None:
        super().__init__(message, **fields)
        self.limit_type = limit_type
        self.scope = scope
        self.limit = limit
        self.used = used
        self.requested = requested
        self.refill_after = refill_after


class ServerError(APIStatusError):
    """The service failed (5xx), or answered with a status that has no class of its own."""

    kind = "server_error"


class ConflictError(ServerError):
    """The request contradicts what the service holds (409)."""

    kind = "conflict_error"
    default_status = 409


class UnprocessableEntityError(ServerError):
    """The service understood the request and cannot carry it out (422)."""

    kind = "unprocessable_entity_error"
    default_status = 422


class FlexCapacityError(ServerError):
    """The `flex` service tier has no capacity to spare (498); another tier may have."""

    kind = "flex_capacity_error"
    default_status = 498
    _another_try_helps = True


class CircuitOpenError(ServerError):
    """Not sent: the service failed repeatedly and the circuit breaker is open.

    `retry_after` says in how many seconds the breaker lets a probe through.
    """

    kind = "circuit_open"
    default_status = 503
    _another_try_helps = True


class ResponseParseError(ServerError):
    """A success whose body is not what the API documents; `body` holds what arrived."""

    kind = "response_parse_error"

    def __init__(
        self,
        message: str = "The answer is not what the API documents",
        **fields: Unpack[StatusFields],
    ) -> None:
        super().__init__(message, **fields)
