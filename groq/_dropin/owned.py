"""The way back from a resource to its client: `client.chat.completions._client`."""

from __future__ import annotations

from typing import Any
from weakref import ref

from groq._client import BOUND


class Owner:
    """Knows a client without keeping it alive: the client keeps its resources, not they it.

    When the client is lost, an equal one takes its place, over the same connections.
    """

    def __init__(self, client: Any) -> None:
        parts: dict[str, Any] = client.__dict__
        self._client = ref(client)
        self._class: Any = type(client)
        self._parts = {name: parts[name] for name in parts if name not in BOUND}

    def client(self) -> Any:
        """The client."""
        client: Any = self._client()
        if client is None:
            client = self._class.__new__(self._class)
            client.__dict__.update(self._parts)
        return client


class Owned:
    """A resource that knows its client."""

    _owner: Owner | None = None

    @property
    def _client(self) -> Any:
        return None if self._owner is None else self._owner.client()

    def owned_by(self, owner: Owner | None) -> None:
        """Take note of the client."""
        self._owner = owner
