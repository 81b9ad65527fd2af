"""Which of httpx's errors becomes which of ours."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import httpx

from groq._tls_fault import tls_fault
from groq.errors import NetworkError, PoolTimeoutError, TimeoutError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

_NOT_SENT = (httpx.LocalProtocolError, httpx.UnsupportedProtocol, httpx.TooManyRedirects)
_TIMEOUTS: tuple[tuple[type[httpx.TimeoutException], str, str, type[TimeoutError]], ...] = (
    (httpx.PoolTimeout, "pool", "No connection became free", PoolTimeoutError),
    (httpx.ConnectTimeout, "connect", "No connection was made", TimeoutError),
    (httpx.WriteTimeout, "write", "The request could not be written", TimeoutError),
    (httpx.TimeoutException, "read", "Nothing was received", TimeoutError),
)


@contextmanager
def own_errors(request: httpx.Request) -> Generator[None, None, None]:
    """Rename what httpx raises when no complete answer arrives; let everything else pass."""
    try:
        yield
    except httpx.RequestError as error:
        _take_key_out_of(error, request)
        allowed = request.extensions.get("timeout", {})
        raise own_error(error, request.url.host, allowed) from error


def _take_key_out_of(error: httpx.RequestError, request: httpx.Request) -> None:
    """The error holds what was sent, for as long as somebody holds the error."""
    request.headers.pop("authorization", None)
    with suppress(RuntimeError):  # it holds nothing
        error.request.headers.pop("authorization", None)  # another request, after a redirect


def own_error(
    error: httpx.RequestError, host: str, allowed: Mapping[str, float | None]
) -> NetworkError | TimeoutError:
    """What an error of httpx is here, when each step was allowed to take so many seconds."""
    for kind, step, what, cls in _TIMEOUTS:
        if isinstance(error, kind):
            seconds = allowed.get(step)
            return cls(f"{what} within {seconds} seconds ({host})", timeout=seconds)
    if isinstance(error, _NOT_SENT):
        return NetworkError(f"The request cannot be sent: {error}", is_retryable=False)
    if fault := tls_fault(error, host):
        return NetworkError(fault.message, is_retryable=not fault.is_lasting)
    reason = str(error) or type(error).__name__
    return NetworkError(f"The connection to {host} failed: {reason}")
