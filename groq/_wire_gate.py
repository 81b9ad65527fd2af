"""When httpx has to carry requests instead of the wire.

Proxies are httpx's business. And people hook into httpx: to record and replay, to trace, to stand
in for a service in tests. They patch a handful of methods, of its classes or of httpcore's; as
long as each of these is what the library came with, nobody is listening.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from types import ModuleType

    Hooks: TypeAlias = tuple[tuple[str, str, str], ...]

HOOKS: Hooks = (
    ("httpx", "Client", "send"),
    ("httpx", "Client", "_send_single_request"),
    ("httpx", "Client", "_transport_for_url"),
    ("httpx", "HTTPTransport", "handle_request"),
    ("httpcore", "ConnectionPool", "handle_request"),
    ("httpcore", "HTTPConnection", "handle_request"),
)
ASYNC_HOOKS: Hooks = (
    ("httpx", "AsyncClient", "send"),
    ("httpx", "AsyncClient", "_send_single_request"),
    ("httpx", "AsyncClient", "_transport_for_url"),
    ("httpx", "AsyncHTTPTransport", "handle_async_request"),
    ("httpcore", "AsyncConnectionPool", "handle_async_request"),
    ("httpcore", "AsyncHTTPConnection", "handle_async_request"),
)
_PROXIES = frozenset({"http_proxy", "https_proxy", "all_proxy"})


class Gate:
    """Whether the wire may carry the requests of a client and of its copies."""

    def __init__(self, hooks: Hooks, *, heeds_proxies: bool = True) -> None:
        self._hooks = hooks
        self._known: dict[tuple[str, str, str], object] = {}
        self._is_closed = heeds_proxies and _is_behind_proxy()

    def close(self) -> None:
        """Leave everything to httpx from now on."""
        self._is_closed = True

    def is_open(self) -> bool:
        """Whether the wire may carry what is to be sent now."""
        if self._is_closed:
            return False
        modules = sys.modules
        if "httpx" not in modules:
            return True
        for hook in self._hooks:
            library, owner, name = hook
            cls = getattr(modules.get(library), owner, None)
            if cls is None:
                continue
            method = cls.__dict__.get(name)
            # By identity: some wrappers say that they are equal to what they wrap.
            if method is None or method is not self._known.get(hook):
                if not _is_original(modules[library], cls, name):
                    return False
                self._known[hook] = method
        return True


def _is_original(library: ModuleType, cls: type, name: str) -> bool:
    """Whether a method is what the library came with; a private one may be missing."""
    if cls.__module__.partition(".")[0] != library.__name__:
        return False
    method = vars(cls).get(name)
    if method is None:
        return name.startswith("_")
    if type(method) is not FunctionType or hasattr(method, "__wrapped__"):
        return False
    home = Path(str(library.__file__)).parent
    return Path(method.__code__.co_filename).is_relative_to(home)


def _is_behind_proxy() -> bool:
    """Whether there is a proxy; which it is, and for whom, httpx finds out."""
    if sys.platform in ("darwin", "win32"):  # which have settings of the system, too
        from urllib.request import getproxies  # noqa: PLC0415  takes long to load

        return any(f"{kind}_proxy" in _PROXIES for kind in getproxies())
    return any(name.lower() in _PROXIES and value for name, value in os.environ.items())
