# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""How an object was received."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

_NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})


@frozen(kw_only=True)
class Attempt:
    """One send of a request, as whoever sent it has recorded it."""

    started_at: float
    """When it went out, in seconds since 1970, as `time.time()` tells them."""

    delay: float
    """Seconds waited before it: for a turn in the rate limit, or after a failure."""

    seconds: float
    """Seconds until the answer, or the failure, was there."""

    status_code: int | None = None
    """HTTP status of the answer; None when there was none."""

    request_id: str | None = None
    """Id of the request, from the header `x-request-id`; None when there was no answer."""

    error: str | None = None
    """Code of the error that it ended in; None for a success."""


class Received:
    """Knows how it was received: the HTTP headers that came with it, and what that took.

    This stands apart from the properties of the answer, in slots that stay empty until somebody
    attaches it: most objects are parts of an answer and never have any.
    """

    __slots__ = ("_attempts", "_headers")

    _headers: Mapping[str, str]
    _attempts: tuple[Attempt, ...]

    def attach(self, headers: Mapping[str, str], attempts: tuple[Attempt, ...] = ()) -> None:
        """Keep the headers of the HTTP response, and the attempts of which it ended the last.

        Names of headers must be in lower case, or ignore case.
        """
        self._headers = headers
        self._attempts = attempts

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the HTTP response; empty if none were attached."""
        return getattr(self, "_headers", _NO_HEADERS)

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every send that it took, the successful one last; empty if none were attached."""
        return getattr(self, "_attempts", ())

    @property
    def request_id(self) -> str | None:
        """Id of the request, from the header `x-request-id`; for support."""
        return self.headers.get("x-request-id")
