# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `BatchInputLine`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, Required, TypedDict


class BatchInputLine(TypedDict):
    """One request of a batch, as a line of its file."""

    custom_id: Required[str]
    """Your name for the request, used once in the file. Its result repeats it."""

    method: NotRequired[Literal["POST"]]
    """HTTP method."""

    url: NotRequired[str]
    """The same as `endpoint` of the batch."""

    body: NotRequired[Mapping[str, Any]]
    """What the operation is to be sent. Recordings must be given as `url`, not as `file`."""
