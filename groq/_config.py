"""Settings of a client: what was passed, what the environment says, what is the default.

Everything here is checked once, when a client is made, and never changes afterwards.
"""

from __future__ import annotations

import platform
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypedDict, cast

from attrs import evolve, field, frozen

from groq._checks import (
    check_count,
    check_deadline,
    check_flag,
    check_headers,
    check_query,
    check_span,
    check_timeout,
    check_wait,
)
from groq._version import __version__
from groq.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._api_key import KeyFunction
    from groq._secret import Secret
    from groq._transport import Timeout

DEFAULT_TIMEOUT = 60.0
DEFAULT_MAX_WAIT = 60.0
DEFAULT_MAX_RETRIES = 3
DEFAULT_MAX_CONNECTIONS = 1000

_USER_AGENT = f"groq-openapi/{__version__} python/{platform.python_version()}"


def merge_headers(*layers: Mapping[str, str]) -> dict[str, str]:
    """Merge headers regardless of case; later layers win."""
    return {name.lower(): value for layer in layers for name, value in layer.items()}


def query_of(*layers: Mapping[str, object]) -> list[tuple[str, str]]:
    """Query parameters; later layers win, None is left out, a list repeats its name."""
    merged = {name: value for layer in layers for name, value in layer.items()}
    return [(name, text) for name, value in merged.items() for text in _texts_of(name, value)]


def _texts_of(name: str, value: object) -> list[str]:
    try:
        return _query_texts(value)
    except RecursionError as error:
        what = f"The query parameter {name} is nested too deeply, or holds itself"
        raise ValidationError(what, param=name) from error


def _query_texts(value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [text for item in cast("list[object]", value) for text in _query_texts(item)]
    return [str(value).lower() if isinstance(value, bool) else str(value)]


@frozen(kw_only=True)
class Config:
    """What a client was told, complete and checked.

    Attributes:
        api_key: Sent as `Authorization: Bearer ...`, shown nowhere; or the function that tells it.
        base_url: Scheme, host and optional path prefix, without `/openai/v1`.
        timeout: Seconds for each of connecting, writing and waiting for bytes; None for those of
            the httpx client.
        idle_timeout: Seconds that a stream may be silent once it has begun; None for `timeout`.
        max_retries: Further sends after a first one that failed; 0 for none.
        max_wait: Longest wait in seconds that a rate limit or the service may ask for.
        deadline: Seconds for a call as a whole; None or infinity for no limit.
        throttle: Whether to wait before a call that a rate limit would refuse.
        validate: Whether to check the API's parameters before sending them.
        default_headers: Added to every request.
        default_query: Query parameters of every request.
    """

    api_key: Secret | KeyFunction
    base_url: str
    timeout: Timeout | None = None
    idle_timeout: float | None = None
    max_retries: int = DEFAULT_MAX_RETRIES
    max_wait: float = DEFAULT_MAX_WAIT
    deadline: float | None = None
    throttle: bool = True
    validate: bool = True
    default_headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    default_query: Mapping[str, object] = field(factory=dict[str, object], repr=False)

    def __attrs_post_init__(self) -> None:
        check_timeout(self.timeout)
        check_span("idle_timeout", self.idle_timeout)
        check_count("max_retries", self.max_retries)
        check_wait(self.max_wait)
        check_deadline(self.deadline)
        check_flag("validate", self.validate)
        check_headers(self.default_headers, "default_headers")
        check_query(self.default_query, "default_query")

    def evolved(self, changes: Mapping[str, Any]) -> Config:
        """These settings with other values; headers and query are added, the rest is replaced."""
        if (headers := changes.get("default_headers")) is not None:
            check_headers(headers, "default_headers")
            changes = {**changes, "default_headers": merge_headers(self.default_headers, headers)}
        if (query := changes.get("default_query")) is not None:
            check_query(query, "default_query")
            changes = {**changes, "default_query": {**self.default_query, **query}}
        return evolve(self, **changes)

    def request_headers(self, *layers: Mapping[str, str]) -> dict[str, str]:
        """The headers of one request but for the credentials, which the transport adds."""
        return self._own_headers | merge_headers(*layers)

    @cached_property
    def _own_headers(self) -> dict[str, str]:
        own = {"accept": "application/json", "user-agent": _USER_AGENT}
        return merge_headers(own, self.default_headers)


class CallOptions(TypedDict, total=False):
    """What one call may have differently, apart from the API's own parameters."""

    timeout: Timeout | None
    """Seconds for each of connecting, writing and waiting for bytes; None for the client's."""
    idle_timeout: float | None
    """Seconds that a stream may be silent once it has begun; None for the client's."""
    max_retries: int | None
    """Further sends after a first one that failed; None for the client's."""
    max_wait: float | None
    """Longest wait in seconds that a rate limit or the service may ask for; None for the client's.
    A longer one raises `RateLimitError`, or the service's error, at once."""
    deadline: float | None
    """Seconds for the call as a whole: waiting for its turn, every send, every delay between them.
    Of a stream, until its first chunk. None for the client's, `math.inf` for no limit."""
    validate: bool | None
    """Whether to check the API's parameters before sending them; None for the client's."""
    extra_headers: Mapping[str, str] | None
    """Added to the headers of the client."""
    extra_query: Mapping[str, object] | None
    """Query parameters, added to those of the client."""
    extra_body: Mapping[str, Any] | None
    """Added to the body unchecked: for parameters that this version does not know."""


def check_options(options: CallOptions) -> None:
    """Refuse options of a call that make no sense."""
    check_timeout(options.get("timeout"))
    check_span("idle_timeout", options.get("idle_timeout"))
    check_deadline(options.get("deadline"))
    if (max_retries := options.get("max_retries")) is not None:
        check_count("max_retries", max_retries)
    if (max_wait := options.get("max_wait")) is not None:
        check_wait(max_wait)
    if (validate := options.get("validate")) is not None:
        check_flag("validate", validate)
    check_headers(options.get("extra_headers") or {}, "extra_headers")
    check_query(options.get("extra_query") or {}, "extra_query")
