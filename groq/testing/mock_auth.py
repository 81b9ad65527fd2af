"""An API key that remembers how often it was asked for."""

from __future__ import annotations

from threading import Lock


class MockAuthProvider:
    """Always gives the same key, to `Groq(api_key=...)` and to `AsyncGroq(api_key=...)`.

    A key that is a function is called for each attempt; `applied` counts these calls. What the
    client made of it is in the `authorization` header of a recorded request.
    """

    def __init__(self, key: str = "gsk_mock") -> None:
        self._key = key
        self._lock = Lock()
        self._applied = 0

    @property
    def applied(self) -> int:
        """How many requests were given the key."""
        return self._applied

    def __call__(self) -> str:
        """The key."""
        with self._lock:
            self._applied += 1
        return self._key
