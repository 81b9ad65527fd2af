# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseTextConfigEcho`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["format"])


@model
class ResponseTextConfigEcho(ResponseModel):
    """Form that the answer's text was to have."""

    format: ResponseTextFormatEcho | None = None
    """Form that the text was to have; its type decides what else it has."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.format = (
            None
            if (value := payload.get("format")) is None
            else ResponseTextFormatEcho.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .response_text_format_echo import ResponseTextFormatEcho
