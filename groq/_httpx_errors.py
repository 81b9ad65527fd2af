"""Which of httpx's errors becomes which of ours."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import httpx

from groq._httpx_tls import tls_fault
from groq.errors import NetworkError, PoolTimeoutError, TimeoutError

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def own_errors(request: httpx.Request) -> Generator[None, None, None]:
    """Rename what httpx raises when no complete answer arrives; let everything else pass."""
    try:
        try:
            yield
        except httpx.RequestError as error:
            _take_key_out_of(error, request)
            raise
    except httpx.PoolTimeout as error:
        raise _timed_out(request, "pool", "No connection became free", PoolTimeoutError) from error
    except httpx.ConnectTimeout as error:
        raise _timed_out(request, "connect", "No connection was made") from error
    except httpx.WriteTimeout as error:
        raise _timed_out(request, "write", "The request could not be written") from error
    except httpx.TimeoutException as error:
        raise _timed_out(request, "read", "Nothing was received") from error
    except (
        httpx.LocalProtocolError,
        httpx.UnsupportedProtocol,
        httpx.TooManyRedirects,
    ) as error:
        raise NetworkError(f"The request cannot be sent: {error}", is_retryable=False) from error
    except httpx.RequestError as error:
        raise _lost(request, error) from error


def _take_key_out_of(error: httpx.RequestError, request: httpx.Request) -> None:
    """The error holds what was sent, for as long as somebody holds the error."""
    request.headers.pop("authorization", None)
    with suppress(RuntimeError):  # it holds nothing
        error.request.headers.pop("authorization", None)  # another request, after a redirect


def _lost(request: httpx.Request, error: httpx.RequestError) -> NetworkError:
    if fault := tls_fault(error, request.url.host):
        return NetworkError(fault.message, is_retryable=not fault.is_lasting)
    reason = str(error) or type(error).__name__
    return NetworkError(f"The connection to {request.url.host} failed: {reason}")


def _timed_out(
    request: httpx.Request, step: str, what: str, cls: type[TimeoutError] = TimeoutError
) -> TimeoutError:
    seconds: float | None = request.extensions.get("timeout", {}).get(step)
    return cls(f"{what} within {seconds} seconds ({request.url.host})", timeout=seconds)
