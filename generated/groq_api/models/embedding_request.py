# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `EmbeddingRequest`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, Required, TypedDict


class EmbeddingRequest(TypedDict):
    """What to turn into vectors. Undeclared properties are refused.

    A value of None is not sent.
    """

    input: Required[str | Sequence[str]]
    """One text, or 1 to 2048 texts."""

    model: Required[str]
    """Id of the model to ask."""

    encoding_format: NotRequired[EmbeddingEncoding | None]
    """How a vector is written: as numbers, or as base64 of little-endian 32-bit floats. Server
    default: `float`.
    """

    user: NotRequired[str | None]
    """Your identifier of the end user, for tracing abuse."""


from .embedding_encoding import EmbeddingEncoding
