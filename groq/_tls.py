"""TLS: whom a client trusts.

Certificates and host names are always checked, and nothing older than TLS 1.2 is spoken. There is
no option to do without; a user's own httpx client is configured by its user.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from groq.errors import ValidationError

if TYPE_CHECKING:
    import ssl

_FILE, _FOLDER = "SSL_CERT_FILE", "SSL_CERT_DIR"  # as in OpenSSL and httpx


@cache
def tls_context() -> ssl.SSLContext:
    """One context for every client of the process: loading certificates takes about 20 ms.

    As httpx does: `SSL_CERT_FILE` or `SSL_CERT_DIR` in the place of the bundle of certifi.

    Raises:
        ValidationError: They name nothing that can be read.
    """
    import ssl  # noqa: PLC0415  plain http never needs it

    import certifi  # noqa: PLC0415  as above

    file, folder = os.environ.get(_FILE), os.environ.get(_FOLDER)
    try:
        if file or folder:
            context = ssl.create_default_context(
                cafile=file or None, capath=None if file else folder
            )
        else:
            context = ssl.create_default_context(cafile=certifi.where())
    except OSError as error:  # ssl.SSLError is one
        name = _FILE if file else _FOLDER
        raise ValidationError(
            f"{name} must name certificates in PEM format; {os.environ.get(name)!r} cannot be "
            f"read: {error}",
            param=name,
        ) from error
    context.minimum_version = max(context.minimum_version, ssl.TLSVersion.TLSv1_2)
    context.set_alpn_protocols(["http/1.1"])
    return context
