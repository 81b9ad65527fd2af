# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseTextConfig`."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class ResponseTextConfig(TypedDict):
    """Form of the answer's text."""

    format: NotRequired[ResponseTextFormat]
    """Form that the text takes. Server default: plain text."""


from .response_text_format import ResponseTextFormat
