# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `RerankRequest`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, Required, TypedDict


class RerankRequest(TypedDict):
    """A query, and texts that may answer it. Undeclared properties are refused.

    A value of None is not sent.
    """

    model: Required[str]
    """Id of the model to ask."""

    query: Required[str]
    """What the texts are to be relevant for."""

    docs: Required[Sequence[str]]
    """The texts, 1 to 100, none of them empty."""

    instruction: NotRequired[str | None]
    """What the task is about, as a hint."""
