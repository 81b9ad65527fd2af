# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `FineTuningCreateRequest`."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class FineTuningCreateRequest(TypedDict):
    """An adapter, and the model that it was trained for.

    A value of None is not sent.
    """

    base_model: NotRequired[str | None]
    """Id of the model that the adapter belongs to."""

    input_file_id: NotRequired[str | None]
    """Id of an uploaded zip file with the purpose `fine_tuning`."""

    name: NotRequired[str | None]
    """Your name for the result."""

    type: NotRequired[str | None]
    """Kind of fine-tuning, `lora`."""
