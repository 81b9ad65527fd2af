# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `StreamOptions`."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class StreamOptions(TypedDict):
    """Extras of a stream."""

    include_usage: NotRequired[bool | None]
    """End the stream with one more chunk that has the token usage and no choices. Server
    default: false.
    """
