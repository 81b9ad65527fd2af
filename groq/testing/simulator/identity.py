"""Ids and choices that look random and are functions of what they are derived from."""

from __future__ import annotations

import hashlib
import uuid

_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's, in lower case


def number(*parts: object) -> int:
    """A 256-bit number that depends on every part."""
    text = "\x1f".join(str(part) for part in parts)
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


def base32(*parts: object) -> str:
    """26 characters, the first two `01` as in the service's ids."""
    bits = number(*parts)
    return "01" + "".join(_BASE32[bits >> 5 * place & 31] for place in range(24))


def uuid4(*parts: object) -> str:
    """A UUID of version 4."""
    return str(uuid.UUID(int=number(*parts) >> 128, version=4))


def request_id(seed: int, count: int) -> str:
    """The id of the `count`-th request that a simulator with this seed receives."""
    return f"req_{base32('request', seed, count)}"


def organization(api_key: str) -> str:
    """The organization that a key belongs to: each key has its own."""
    return f"org_{base32('organization', api_key)}"
