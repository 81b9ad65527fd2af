"""TLS, against real servers with real certificates."""

from __future__ import annotations

import datetime as dt
import inspect
import socket
import ssl
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from groq import AsyncGroq, CircuitState, Groq, NetworkError, ValidationError
from groq._tls import tls_context
from groq._tls_fault import tls_fault
from tests.conftest import API_KEY
from tests.raw_server import RawServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import World

DAY = dt.timedelta(days=1)
NOW = dt.datetime.now(dt.UTC)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(autouse=True)
def _trust(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Trust the authority of these tests, in the way that a company trusts its own."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    tls_context.cache_clear()
    yield
    tls_context.cache_clear()


def with_certificate(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def valid(authority: trustme.CA) -> ssl.SSLContext:
    return with_certificate(authority.issue_cert("localhost"))


def expired(authority: trustme.CA) -> ssl.SSLContext:
    return with_certificate(
        authority.issue_cert("localhost", not_before=NOW - 9 * DAY, not_after=NOW - DAY)
    )


def not_yet_valid(authority: trustme.CA) -> ssl.SSLContext:
    return with_certificate(
        authority.issue_cert("localhost", not_before=NOW + DAY, not_after=NOW + 9 * DAY)
    )


def of_another_host(authority: trustme.CA) -> ssl.SSLContext:
    return with_certificate(authority.issue_cert("api.groq.com"))


def of_another_authority(_: trustme.CA) -> ssl.SSLContext:
    return valid(trustme.CA())


def of_an_intermediate_alone(_: trustme.CA) -> ssl.SSLContext:
    """As a company's proxy does that sends the certificate of its authority along."""
    authority = trustme.CA()
    context = valid(authority)
    leaf = authority.issue_cert("localhost")
    chain = leaf.private_key_and_cert_chain_pem.bytes() + authority.cert_pem.bytes()
    with trustme.Blob(chain).tempfile() as file:
        context.load_cert_chain(file)
    return context


def self_signed(_: trustme.CA) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, NOW - DAY, NOW + DAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with trustme.Blob(private + certificate.public_bytes(pem)).tempfile() as file:
        context.load_cert_chain(file)
    return context


def tls_1_1(authority: trustme.CA) -> ssl.SSLContext:
    return limited(valid(authority), ssl.TLSVersion.TLSv1_1)


def tls_1_2(authority: trustme.CA) -> ssl.SSLContext:
    return limited(valid(authority), ssl.TLSVersion.TLSv1_2)


def limited(context: ssl.SSLContext, version: ssl.TLSVersion) -> ssl.SSLContext:
    context.set_ciphers("ALL:@SECLEVEL=0")  # or this OpenSSL speaks nothing older than 1.2
    context.minimum_version = context.maximum_version = version
    return context


@pytest.mark.anyio
@pytest.mark.parametrize("tls", [valid, tls_1_2])
async def test_a_server_that_can_be_trusted_gets_the_key(
    world: World, authority: trustme.CA, tls: Callable[[trustme.CA], ssl.SSLContext]
) -> None:
    with RawServer(tls=tls(authority)) as server:
        client = world.client(base_url=server.url)
        await world.settle(client.models.list())
    assert f"Bearer {API_KEY}".encode() in server.received


FAULTS = [
    (expired, "certificate of localhost has expired .*clock"),
    (not_yet_valid, "certificate of localhost is not valid yet .*clock"),
    (of_another_host, "certificate of localhost is for another host .*base_url"),
    (of_another_authority, "issued by an authority that is not trusted here.*SSL_CERT_FILE"),
    (of_an_intermediate_alone, "issued by an authority that is not trusted here.*SSL_CERT_FILE"),
    (self_signed, "self-signed.*SSL_CERT_FILE"),
    (tls_1_1, "localhost speaks no TLS of version 1.2 or newer"),
]


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1:DeprecationWarning")
@pytest.mark.parametrize(("tls", "told"), FAULTS, ids=lambda value: getattr(value, "__name__", ""))
async def test_a_server_that_cannot_be_trusted_never_gets_the_key(
    world: World, authority: trustme.CA, tls: Callable[[trustme.CA], ssl.SSLContext], told: str
) -> None:
    with RawServer(tls=tls(authority)) as server:
        client = world.client(base_url=server.url)
        with pytest.raises(NetworkError, match=told) as raised:
            await world.settle(client.models.list())
    assert raised.value.is_retryable is False
    assert len(raised.value.attempts) == server.connections == 1  # asked again, it says the same
    assert server.received == b""


@pytest.mark.anyio
async def test_a_server_without_tls_never_gets_the_key(world: World) -> None:
    with RawServer() as server:
        client = world.client(base_url=f"https://localhost:{server.port}")
        with pytest.raises(NetworkError, match="What answers at localhost speaks no TLS") as raised:
            await world.settle(client.models.list())
    assert raised.value.is_retryable is False
    assert server.connections == 1
    assert b"Bearer" not in server.received
    assert API_KEY.encode() not in server.received


@pytest.mark.anyio
async def test_a_stream_is_as_careful(world: World, authority: trustme.CA) -> None:
    with RawServer(tls=expired(authority)) as server:
        client = world.client(base_url=server.url)
        with pytest.raises(NetworkError, match="has expired"):
            await world.settle(
                client.chat.create_stream(model="m", messages=[{"role": "user", "content": "x"}])
            )
    assert server.received == b""


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1:DeprecationWarning")
def test_the_old_server_of_these_tests_does_speak_tls_1_1(authority: trustme.CA) -> None:
    careless = ssl.create_default_context()
    authority.configure_trust(careless)
    limited(careless, ssl.TLSVersion.TLSv1_1)
    with (
        RawServer(tls=tls_1_1(authority)) as server,
        socket.create_connection(("127.0.0.1", server.port), 5) as plain,
        careless.wrap_socket(plain, server_hostname="localhost") as secured,
    ):
        assert secured.version() == "TLSv1.1"
        secured.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert secured.recv(15) == b"HTTP/1.1 200 OK"


@pytest.mark.anyio
async def test_a_certificate_says_nothing_about_the_health_of_the_service(
    world: World, authority: trustme.CA
) -> None:
    with RawServer(tls=of_another_host(authority)) as server:
        client = world.client(base_url=server.url)
        for _ in range(6):  # one more than the circuit breaker takes
            with pytest.raises(NetworkError, match="is for another host"):
                await world.settle(client.models.list())
    assert client.circuit_state() is CircuitState.CLOSED


@pytest.mark.anyio
async def test_a_client_of_your_own_trusts_whom_you_trust(
    world: World, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    context = ssl.create_default_context()
    authority.configure_trust(context)
    cls: Any = httpx.Client if world.name == "blocking" else httpx.AsyncClient
    yours = cls(verify=context)
    with RawServer(tls=valid(authority)) as server:
        client = world.client(base_url=server.url, http_client=yours)
        await world.settle(client.models.list())
    await world.close(yours)
    assert API_KEY.encode() in server.received


def test_there_is_no_option_to_trust_everybody() -> None:
    for cls in (Groq, AsyncGroq):
        assert not {"verify", "cert", "ssl", "insecure"} & set(inspect.signature(cls).parameters)
    context = tls_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_only_an_http_client_of_your_own_trusts_everybody(authority: trustme.CA) -> None:
    with (
        RawServer(tls=self_signed(authority)) as server,
        httpx.Client(verify=False) as yours,  # noqa: S501  what a user may do, and answers for
        Groq(API_KEY, base_url=server.url, http_client=yours) as client,
    ):
        client.models.list()


@pytest.mark.anyio
@pytest.mark.parametrize("content", [None, "no certificate"])
async def test_a_file_of_authorities_that_cannot_be_read_is_named(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    file = tmp_path / "company.pem"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    tls_context.cache_clear()
    with pytest.raises(ValidationError, match=r"company\.pem") as raised:
        await world.settle(world.client(base_url="https://localhost:9").models.list())
    assert raised.value.param == "SSL_CERT_FILE"


def test_what_openssl_has_no_word_for_here_is_quoted() -> None:
    unusual = ssl.SSLCertVerificationError("certificate verify failed")
    unusual.verify_code, unusual.verify_message = 23, "certificate revoked"
    fault = tls_fault(unusual, "api.groq.com")
    assert fault is not None
    assert (
        fault.message == "The certificate of api.groq.com cannot be verified: certificate revoked"
    )
    assert fault.is_lasting


def test_a_handshake_that_breaks_off_is_worth_another_try() -> None:
    fault = tls_fault(ssl.SSLEOFError(8, "EOF occurred in violation of protocol"), "api.groq.com")
    assert fault is not None
    assert "TLS with api.groq.com failed" in fault.message
    assert not fault.is_lasting


def test_what_has_nothing_to_do_with_tls_is_no_fault_of_it() -> None:
    assert tls_fault(httpx.ConnectError("refused"), "api.groq.com") is None
