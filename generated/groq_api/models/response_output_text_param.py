# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseOutputTextParam`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class ResponseOutputTextParam(TypedDict):
    """Text that the model wrote before."""

    type: Required[Literal["output_text"]]
    """Marks a text part."""

    text: Required[str]
    """The text."""

    annotations: Required[Sequence[ResponseAnnotationParam]]
    """Where the text comes from."""

    logprobs: NotRequired[Sequence[str] | None]
    """Log probabilities."""


from .response_annotation_param import ResponseAnnotationParam
