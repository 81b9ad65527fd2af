# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `Batch`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array, is_object, mapping
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "id",
        "object",
        "endpoint",
        "errors",
        "input_file_id",
        "completion_window",
        "status",
        "output_file_id",
        "error_file_id",
        "created_at",
        "in_progress_at",
        "expires_at",
        "finalizing_at",
        "completed_at",
        "failed_at",
        "expired_at",
        "cancelling_at",
        "cancelled_at",
        "request_counts",
        "metadata",
    ]
)


@model
class Batch(ResponseModel):
    """A batch, and how far it has come."""

    id: str
    """Id of the batch, `batch_...`."""

    object: Literal["batch"]
    """Marks a batch."""

    endpoint: BatchEndpoint | str
    """Path of an operation that batches can do, without the `/openai` in front. New ones may
    appear.
    """

    errors: BatchErrors | list[BatchError] | None = None
    """What is wrong with the file of requests, when that made the batch fail."""

    input_file_id: str
    """Id of the file of requests."""

    completion_window: str
    """Time in which to finish, as the request has it."""

    status: BatchStatus | str
    """Where a batch stands. It is over when it is `completed`, `failed` (its file is faulty),
    `expired` or `cancelled`.
    """

    output_file_id: str | None = None
    """Id of the file with the results of requests that succeeded."""

    error_file_id: str | None = None
    """Id of the file with the results of requests that failed."""

    created_at: int
    """When it was created, in Unix seconds."""

    in_progress_at: int | None = None
    """When work on the lines began, in Unix seconds."""

    expires_at: int | None = None
    """When it ends whether it is done or not, in Unix seconds."""

    finalizing_at: int | None = None
    """When the last line was done, in Unix seconds."""

    completed_at: int | None = None
    """When the results were there, in Unix seconds."""

    failed_at: int | None = None
    """When it failed, in Unix seconds."""

    expired_at: int | None = None
    """When it ran out of time, in Unix seconds."""

    cancelling_at: int | None = None
    """When cancelling it was asked for, in Unix seconds."""

    cancelled_at: int | None = None
    """When it had stopped, in Unix seconds."""

    request_counts: BatchRequestCounts | None = None
    """How many requests there are, and how many are done."""

    metadata: dict[str, Any] | None = None
    """Key-value pairs of your own, as the request has them."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.object = payload["object"]
        self.endpoint = payload["endpoint"]
        self.errors = (
            None
            if (value := payload.get("errors")) is None
            else BatchErrors.from_dict(value)
            if is_object(value)
            else [BatchError.from_dict(item) for item in array(value)]
        )
        self.input_file_id = payload["input_file_id"]
        self.completion_window = payload["completion_window"]
        self.status = payload["status"]
        self.output_file_id = payload.get("output_file_id")
        self.error_file_id = payload.get("error_file_id")
        self.created_at = payload["created_at"]
        self.in_progress_at = payload.get("in_progress_at")
        self.expires_at = payload.get("expires_at")
        self.finalizing_at = payload.get("finalizing_at")
        self.completed_at = payload.get("completed_at")
        self.failed_at = payload.get("failed_at")
        self.expired_at = payload.get("expired_at")
        self.cancelling_at = payload.get("cancelling_at")
        self.cancelled_at = payload.get("cancelled_at")
        self.request_counts = (
            None
            if (value := payload.get("request_counts")) is None
            else BatchRequestCounts.from_dict(value)
        )
        self.metadata = None if (value := payload.get("metadata")) is None else mapping(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .batch_endpoint import BatchEndpoint
from .batch_error import BatchError
from .batch_errors import BatchErrors
from .batch_request_counts import BatchRequestCounts
from .batch_status import BatchStatus
