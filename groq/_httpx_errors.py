"""Which of httpx's errors becomes which of ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx

from groq.errors import NetworkError, PoolTimeoutError, TimeoutError

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def own_errors(request: httpx.Request) -> Generator[None, None, None]:
    """Rename what httpx raises when no complete answer arrives; let everything else pass."""
    try:
        yield
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
        reason = str(error) or type(error).__name__
        raise NetworkError(f"The connection to {request.url.host} failed: {reason}") from error


def _timed_out(
    request: httpx.Request, step: str, what: str, cls: type[TimeoutError] = TimeoutError
) -> TimeoutError:
    seconds: float | None = request.extensions.get("timeout", {}).get(step)
    return cls(f"{what} within {seconds} seconds ({request.url.host})", timeout=seconds)
