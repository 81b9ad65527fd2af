# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseFileCitationParam`."""

from __future__ import annotations

from typing import Literal, NotRequired, Required, TypedDict


class ResponseFileCitationParam(TypedDict):
    """Text comes from a file."""

    type: Required[Literal["file_citation"]]
    """Marks the citation of a file."""

    file_id: Required[str]
    """Id of the file."""

    index: NotRequired[int]
    """Where in the text the citation belongs."""
