"""Whom to trust: the certificates by which a server proves that it is the one meant."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl


@cache
def tls_context() -> ssl.SSLContext:
    """One context for every client of the process: loading certificates takes about 20 ms.

    As httpx does: `SSL_CERT_FILE` or `SSL_CERT_DIR` in the place of the bundle of certifi.
    """
    import ssl  # noqa: PLC0415  plain http never needs it

    import certifi  # noqa: PLC0415  as above

    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if file or folder:
        context = ssl.create_default_context(cafile=file or None, capath=None if file else folder)
    else:
        context = ssl.create_default_context(cafile=certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context
