"""Settings of a client: what was passed, what the environment says, what is the default.

Everything here is checked once, when a client is made, and never changes afterwards.
"""

from __future__ import annotations

import math
import os
import platform
import re
from typing import TYPE_CHECKING, Any, NoReturn, TypedDict, cast
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from groq._version import __version__
from groq.errors import AuthenticationError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._transport import Timeout

DEFAULT_BASE_URL = "https://api.groq.com"
API_PREFIX = "/openai/v1"
DEFAULT_TIMEOUT = 60.0
DEFAULT_MAX_WAIT = 60.0
DEFAULT_MAX_RETRIES = 3
DEFAULT_MAX_CONNECTIONS = 1000

_USER_AGENT = f"groq-openapi/{__version__} python/{platform.python_version()}"

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")  # RFC 9110, token
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e]*")
_KEY = re.compile(r"\s*[\x21-\x7e]+\s*")


class Secret:
    """A text that does not show itself: not in repr, str, format, logs or pickles.

    `expose_secret()` gives the text. Python cannot wipe a string from memory; this class
    keeps it out of sight, no more.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    @classmethod
    def of(cls, value: object) -> Secret | None:
        """The value, wrapped, unless it is wrapped already; None stays None."""
        if value is None or isinstance(value, Secret):
            return value
        return cls(cast("str", value))  # what it really is, is checked where it can be told

    def expose_secret(self) -> str:
        """The text itself."""
        return self._text

    def hint(self) -> str:
        """The last four characters, to tell keys apart: `...a1b2`."""
        return f"...{self._text[-4:]}" if len(self._text) > 4 else "****"  # noqa: PLR2004

    def __repr__(self) -> str:
        return "Secret(***)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret cannot be pickled or copied; pass the key by environment instead")


def resolve_api_key(given: Secret | None) -> Secret:
    """The key that was passed, or the one in `GROQ_API_KEY`.

    Raises:
        AuthenticationError: There is none.
        ValidationError: It cannot be a key: empty, or with spaces or line breaks in it.
    """
    name = "GROQ_API_KEY" if given is None else "api_key"
    secret = given or Secret(os.environ.get("GROQ_API_KEY", ""))
    if given is None and not secret.expose_secret():
        raise AuthenticationError(
            "No API key: pass api_key=..., or set the environment variable GROQ_API_KEY. "
            "Keys are made at https://console.groq.com/keys.",
            code="missing_api_key",
        )
    if not _matches(_KEY, secret.expose_secret()):
        # The message must not quote the key, not even a wrong one.
        raise ValidationError(
            f"{name} is empty or holds spaces, line breaks or non-ASCII characters", param=name
        )
    return Secret(secret.expose_secret().strip())


def resolve_base_url(given: str | None) -> str:
    """The origin to send to, without `/openai/v1`: passed, from `GROQ_BASE_URL`, or Groq's own.

    Raises:
        ValidationError: Not an https URL; plain http is for loopback addresses only.
    """
    url = given if given is not None else os.environ.get("GROQ_BASE_URL") or DEFAULT_BASE_URL
    if not _is_acceptable(url):
        # A URL with a user in it holds a password, which is not quoted.
        quoted = repr(url) if "@" not in str(url) else "a URL with a user in it"
        raise ValidationError(
            "base_url must be an https URL without user, query and fragment (plain http only to "
            f"localhost), such as {DEFAULT_BASE_URL}{API_PREFIX}; got {quoted}",
            param="base_url",
        )
    return url.rstrip("/").removesuffix(API_PREFIX).rstrip("/")


def _is_acceptable(url: object) -> bool:
    if not isinstance(url, str) or "@" in url:
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port  # read for its error
    except ValueError:
        return False
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    return secure and bool(parts.hostname) and not (parts.query or parts.fragment)


def check_headers(headers: Mapping[str, str], param: str) -> None:
    """Refuse header names and values that could not be sent, or would smuggle in another."""
    if not hasattr(headers, "items"):
        raise ValidationError(f"{param} must be a dict of names and values", param=param)
    for name, value in headers.items():
        if not _matches(_HEADER_NAME, name):
            raise ValidationError(f"{param}: {name!r} is not a header name", param=param)
        if not _matches(_HEADER_VALUE, value):
            # The value may be a credential: name the header, never quote it.
            raise ValidationError(
                f"{param}[{name!r}] must be a string of printable ASCII characters", param=param
            )


def check_query(query: Mapping[str, object], param: str) -> None:
    """Refuse what is no mapping of names of query parameters."""
    names: list[object] = list(query) if hasattr(query, "items") else [query]
    if not all(isinstance(name, str) for name in names):
        raise ValidationError(f"{param} must be a dict of names and values", param=param)


def check_timeout(timeout: Timeout | None) -> None:
    """Refuse what is neither a positive number of seconds nor an `httpx.Timeout`."""
    # httpx is not imported for this; the method is what tells its class, or its successor's.
    if timeout is not None and not hasattr(timeout, "as_dict") and not _is_span(timeout):
        raise ValidationError(
            f"timeout must be a positive number of seconds or an httpx.Timeout; got {timeout!r}",
            param="timeout",
            value=timeout,
        )


def check_span(name: str, seconds: float | None) -> None:
    """Refuse what is not a positive number of seconds."""
    if seconds is not None and not _is_span(seconds):
        raise ValidationError(
            f"{name} must be a positive number of seconds; got {seconds!r}",
            param=name,
            value=seconds,
        )


def check_deadline(seconds: float | None) -> None:
    """Refuse what is not a positive number of seconds; infinity is one, and lifts a deadline."""
    if seconds != math.inf:
        check_span("deadline", seconds)


def _is_span(value: object) -> bool:
    return isinstance(value, int | float) and 0 < value < math.inf


def _matches(pattern: re.Pattern[str], text: object) -> bool:
    return isinstance(text, str) and pattern.fullmatch(text) is not None


def merge_headers(*layers: Mapping[str, str]) -> dict[str, str]:
    """Merge headers regardless of case; later layers win."""
    return {name.lower(): value for layer in layers for name, value in layer.items()}


def query_of(*layers: Mapping[str, object]) -> list[tuple[str, str]]:
    """Query parameters; later layers win, None is left out, a list repeats its name."""
    merged = {name: value for layer in layers for name, value in layer.items()}
    return [(name, text) for name, value in merged.items() for text in _query_texts(value)]


def _query_texts(value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [text for item in cast("list[object]", value) for text in _query_texts(item)]
    return [str(value).lower() if isinstance(value, bool) else str(value)]


def check_count(name: str, value: object, minimum: int = 0) -> None:
    """Refuse what is not a whole number of at least `minimum`."""
    if not isinstance(value, int) or isinstance(value, bool) or value < minimum:
        raise ValidationError(
            f"{name} must be a whole number, {minimum} or more; got {value!r}",
            param=name,
            value=value,
        )


def check_flag(name: str, value: object) -> None:
    """Refuse what is neither True nor False."""
    if not isinstance(value, bool):
        raise ValidationError(
            f"{name} must be True or False; got {value!r}", param=name, value=value
        )


def check_wait(value: object) -> None:
    """Refuse a `max_wait` that is not a number of seconds; infinity is one."""
    if not isinstance(value, int | float) or not value >= 0:
        raise ValidationError(
            f"max_wait must be a number of seconds, 0 or more; got {value!r}",
            param="max_wait",
            value=value,
        )


@frozen(kw_only=True)
class Config:
    """What a client was told, complete and checked.

    Attributes:
        api_key: Sent as `Authorization: Bearer ...`, shown nowhere.
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

    api_key: Secret
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
        own = {"accept": "application/json", "user-agent": _USER_AGENT}
        return merge_headers(own, self.default_headers, *layers)


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
