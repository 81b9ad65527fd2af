"""What to tell when TLS finds nobody at the other end whom it can trust."""

from __future__ import annotations

import ssl

from attrs import frozen

from groq._tracebacks import causes_of

_ADVICE = (
    "Where a proxy of your company or a server of your own is meant, name a file with the "
    "certificate of its authority in the environment variable SSL_CERT_FILE"
)

# By the numbers of OpenSSL (X509_V_ERR_...).
_CERTIFICATES = {
    9: "is not valid yet (is the clock of this machine right?)",
    10: "has expired (is the clock of this machine right?)",
    18: f"is self-signed. {_ADVICE}",
    19: f"was issued by an authority that is not trusted here. {_ADVICE}",
    20: f"was issued by an authority that is not trusted here. {_ADVICE}",
    21: f"was issued by an authority that is not trusted here. {_ADVICE}",
    62: "is for another host (is base_url right?)",
    64: "is for another address (is base_url right?)",
}

# What OpenSSL calls an answer that was no TLS, and one of a version that is not spoken any more.
_NO_TLS = frozenset({"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG"})
_OLD_TLS = frozenset({"TLSV1_ALERT_PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL", "VERSION_TOO_LOW"})


@frozen
class TlsFault:
    """Why no connection was made that can be trusted.

    Attributes:
        message: What is wrong, and what to do.
        is_lasting: Whether trying again cannot help.
    """

    message: str
    is_lasting: bool


def tls_fault(error: BaseException, host: str) -> TlsFault | None:
    """What was wrong with TLS, when that is what an error of an HTTP library comes from."""
    for fault in causes_of(error):
        if isinstance(fault, ssl.SSLCertVerificationError):
            told = _CERTIFICATES.get(
                fault.verify_code, f"cannot be verified: {fault.verify_message}"
            )
            return TlsFault(f"The certificate of {host} {told}", is_lasting=True)
        if isinstance(fault, ssl.SSLError):
            return _handshake_fault(fault, host)
    return None


def _handshake_fault(fault: ssl.SSLError, host: str) -> TlsFault:
    reason = getattr(fault, "reason", None)  # not every one has it
    if reason in _NO_TLS:
        told = f"What answers at {host} speaks no TLS (is base_url right, or is it http there?)"
        return TlsFault(told, is_lasting=True)
    if reason in _OLD_TLS:
        return TlsFault(f"{host} speaks no TLS of version 1.2 or newer", is_lasting=True)
    return TlsFault(f"TLS with {host} failed: {fault}", is_lasting=False)
