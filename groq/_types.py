"""Names for annotations, where code for Groq's own SDK looks for them."""

from groq._dropin.names import (
    AsyncTransport,
    Body,
    FileTypes,
    Headers,
    ModelT,
    NoneType,
    ProxiesTypes,
    Query,
    RequestOptions,
    ResponseT,
    Timeout,
    Transport,
)
from groq._dropin.not_given import NOT_GIVEN, NotGiven, Omit, not_given, omit

__all__ = [
    "NOT_GIVEN",
    "AsyncTransport",
    "Body",
    "FileTypes",
    "Headers",
    "ModelT",
    "NoneType",
    "NotGiven",
    "Omit",
    "ProxiesTypes",
    "Query",
    "RequestOptions",
    "ResponseT",
    "Timeout",
    "Transport",
    "not_given",
    "omit",
]
