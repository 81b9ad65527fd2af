"""The way to the service, step by step: name, connection, certificate."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from groq._cli.checks import Check, without_password

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 10.0  # seconds for each step
_PORTS = {"http": 80, "https": 443}
_FIREWALL = "Look at the network, firewall or proxy (HTTPS_PROXY) between here and there"
_INTERCEPTED = (
    "If a proxy or a virus scanner of yours looks into connections, put its CA certificate into a "
    "file and name that in SSL_CERT_FILE"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a connection goes to."""

    host: str
    port: int
    is_secure: bool

    @classmethod
    def of(cls, url: str) -> Place:
        """The place in an address."""
        parts = urlsplit(url)
        return cls(
            parts.hostname or "",
            parts.port or _PORTS.get(parts.scheme, 80),
            parts.scheme == "https",
        )


def proxy_of(url: str) -> str | None:
    """The proxy that the environment puts before an address; plain http goes through none."""
    parts = urlsplit(url)
    if parts.scheme == "http":
        return None
    proxies = getproxies()
    chosen = proxies.get(parts.scheme) or proxies.get("all")
    return None if chosen is None or proxy_bypass(parts.netloc) else chosen


def examine(url: str) -> Iterator[Check]:
    """Go there, until a step fails."""
    proxy = proxy_of(url)
    place = Place.of(proxy or url)
    way = f"the proxy {without_password(proxy)}" if proxy else place.host
    found = _resolve(place, way)
    yield found
    if found.state == "problem":
        return
    found = _connect(place, way)
    yield found
    if found.state == "problem":
        return
    if proxy:
        yield Check("tls", "skipped", "it goes through the proxy: see the request")
    elif place.is_secure:
        yield _secure(place)
    else:
        yield Check("tls", "ok", "plain http, to this machine")


def _resolve(place: Place, way: str) -> Check:
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except OSError as error:
        what = f"{way} has no address: {error.strerror or error}"
        return Check("dns", "problem", what, "Look at the network, and at the name")
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    return Check("dns", "ok", f"{way} is {', '.join(addresses)}")


def _connect(place: Place, way: str) -> Check:
    started = time.perf_counter()
    try:
        with socket.create_connection((place.host, place.port), _PATIENCE):
            pass
    except OSError as error:
        what = f"no connection to {way}, port {place.port}: {error.strerror or error}"
        return Check("tcp", "problem", what, _FIREWALL)
    return Check("tcp", "ok", f"connected in {_milliseconds(started)}")


def _secure(place: Place) -> Check:
    started = time.perf_counter()
    try:
        with _handshake(place, httpx.create_ssl_context()) as connection:
            told = f"{connection.version()}, {_owner(connection)}"
    except ssl.SSLCertVerificationError as error:
        what = f"the certificate, {_presented(place)}, is not trusted: {error.verify_message}"
        return Check("tls", "problem", what, _INTERCEPTED)
    except OSError as error:
        return Check("tls", "problem", f"no secure connection: {error}", _FIREWALL)
    return Check("tls", "ok", f"{told}, {_milliseconds(started)}")


def _handshake(place: Place, context: ssl.SSLContext) -> ssl.SSLSocket:
    plain = socket.create_connection((place.host, place.port), _PATIENCE)
    try:
        return context.wrap_socket(plain, server_hostname=place.host)
    except BaseException:
        plain.close()
        raise


def _presented(place: Place) -> str:
    """Whose certificate it is that nobody trusts.

    Python takes only those apart that were verified; so it is told to trust this one, and no
    connection but this look is ever made with that.
    """
    with suppress(OSError, ValueError):
        shown = ssl.get_server_certificate((place.host, place.port), timeout=_PATIENCE)
        context = ssl.create_default_context(cadata=shown)
        context.check_hostname = False
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        with _handshake(place, context) as connection:
            return _owner(connection)
    return "which cannot be read"


def _owner(connection: ssl.SSLSocket) -> str:
    """Who has made the certificate, and for whom."""
    certificate: Any = connection.getpeercert() or {}
    issuer = {name: text for group in certificate.get("issuer", ()) for name, text in group}
    names = [text for _, text in certificate.get("subjectAltName", ())]
    maker = issuer.get("organizationName") or issuer.get("commonName") or "an unnamed authority"
    return f"certificate for {', '.join(names[:3])} by {maker}"


def _milliseconds(started: float) -> str:
    return f"{(time.perf_counter() - started) * 1000:.0f} ms"
