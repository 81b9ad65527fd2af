# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `BatchCreateRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NotRequired, Required, TypedDict


class BatchCreateRequest(TypedDict):
    """Which requests to carry out, and by when.

    A value of None is not sent.
    """

    input_file_id: Required[str]
    """Id of an uploaded file with the purpose `batch`."""

    endpoint: Required[BatchEndpoint | str]
    """Where all requests in the file go."""

    completion_window: Required[str]
    """Time in which to finish, from `24h` to `7d`."""

    metadata: NotRequired[Mapping[str, str] | None]
    """Key-value pairs of your own."""


from .batch_endpoint import BatchEndpoint
