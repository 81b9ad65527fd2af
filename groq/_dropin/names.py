"""Names of Groq's own SDK that are neither clients, nor resources, nor results."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import httpx

from groq._config import DEFAULT_MAX_CONNECTIONS, DEFAULT_MAX_RETRIES
from groq._config import DEFAULT_TIMEOUT as _SECONDS
from groq._dropin.requests import RequestOptions
from groq._httpx_pool import IDLE_SECONDS
from groq_api.types import ResponseModel as BaseModel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from groq._dropin.not_given import Omit

__all__ = [
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "AsyncTransport",
    "BaseModel",
    "Body",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "FileTypes",
    "Headers",
    "ModelT",
    "NoneType",
    "ProxiesTypes",
    "Query",
    "RequestOptions",
    "ResponseT",
    "Timeout",
    "Transport",
    "__title__",
    "file_from_path",
]

__title__ = "groq"

Timeout = httpx.Timeout
Transport = httpx.BaseTransport
AsyncTransport = httpx.AsyncBaseTransport
ProxiesTypes: TypeAlias = "str | httpx.Proxy | dict[str, str | httpx.Proxy | None]"

Headers: TypeAlias = "Mapping[str, str | Omit]"
Query: TypeAlias = "Mapping[str, object]"
Body: TypeAlias = object
FileTypes: TypeAlias = Any  # what a file may be is told by those who take one

ModelT = TypeVar("ModelT", bound=BaseModel)
ResponseT = TypeVar("ResponseT")

DEFAULT_TIMEOUT = httpx.Timeout(_SECONDS)
DEFAULT_CONNECTION_LIMITS = httpx.Limits(
    max_connections=DEFAULT_MAX_CONNECTIONS,
    max_keepalive_connections=DEFAULT_MAX_CONNECTIONS,
    keepalive_expiry=IDLE_SECONDS,
)


def _with_defaults(settings: Mapping[str, Any]) -> dict[str, Any]:
    own = {
        "timeout": DEFAULT_TIMEOUT,
        "limits": DEFAULT_CONNECTION_LIMITS,
        "follow_redirects": True,
    }
    return {**own, **settings}


class DefaultHttpxClient(httpx.Client):
    """An `httpx.Client` with the timeouts and limits of a `Groq`, yours to change and to close.

    As in Groq's own SDK it follows redirects, which a `Groq` by itself does not.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**_with_defaults(settings))


class DefaultAsyncHttpxClient(httpx.AsyncClient):
    """An `httpx.AsyncClient` with the timeouts and limits of an `AsyncGroq`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**_with_defaults(settings))


class DefaultAioHttpClient(httpx.AsyncClient):
    """As `DefaultAsyncHttpxClient`, over aiohttp; needs the package httpx-aiohttp.

    Raises:
        ImportError: It is not installed.
    """

    def __init__(self, **settings: Any) -> None:
        transport = import_module("httpx_aiohttp").AiohttpTransport()
        super().__init__(**_with_defaults({"transport": transport, **settings}))


def file_from_path(path: str | PathLike[str]) -> tuple[str, bytes]:
    """A file to upload, read now: its name and what it holds."""
    file = Path(path)
    return file.name, file.read_bytes()
