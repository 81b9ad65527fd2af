"""What became of requests that a batch has not carried out."""

from __future__ import annotations

from groq.errors._base import APIError


class BatchRequestError(APIError):
    """A request of a batch that was not carried out: its time was over, or it was cancelled.

    It is not raised but found in `BatchResults.failed`. `code` is the service's own, or
    `batch_expired`, `batch_cancelled` and the like where the service says nothing at all about
    the request.
    """

    kind = "batch_request_error"
    is_retryable = True
