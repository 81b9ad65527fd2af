"""Where requests go: https, or this machine."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from groq.errors import ValidationError

DEFAULT_BASE_URL = "https://api.groq.com"
API_PREFIX = "/openai/v1"

# Only what is read in the same way by every library: no second spelling of an address, such as
# `127.1` or `0`, nothing that one takes for a host and another for a path, no line breaks.
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]*)?")
_PLAIN = re.compile(r"\s*[A-Za-z0-9\-._~:/\[\]!$&'()*+,;=%]+\s*")


def resolve_base_url(given: str | None) -> str:
    """The origin to send to, without `/openai/v1`: passed, from `GROQ_BASE_URL`, or Groq's own.

    Raises:
        ValidationError: Not an https URL; plain http is for loopback addresses only.
    """
    url = given if given is not None else os.environ.get("GROQ_BASE_URL") or DEFAULT_BASE_URL
    if not _is_acceptable(url):
        # A user comes with a password, and a query may hold a token: neither is quoted.
        has_secret = not {"@", "?"}.isdisjoint(str(url))
        quoted = "a URL with a user or a query in it" if has_secret else repr(url)
        raise ValidationError(
            "base_url must be an https URL in ASCII without user, query and fragment (plain http "
            f"only to localhost), such as {DEFAULT_BASE_URL}{API_PREFIX}; got {quoted}",
            param="base_url",
        )
    return url.strip().rstrip("/").removesuffix(API_PREFIX).rstrip("/")


def heeds_proxies(base_url: str) -> bool:
    """Whether requests may go through the proxies that the environment names.

    Not plain http: it is for this machine alone, and a proxy would read the key.
    """
    return urlsplit(base_url).scheme == "https"


def _is_acceptable(url: object) -> bool:
    if not isinstance(url, str) or not _PLAIN.fullmatch(url):
        return False
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # read for its error
    except ValueError:
        return False
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    return secure and _HOST.fullmatch(parts.netloc) is not None
