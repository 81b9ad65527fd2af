# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `JsonObjectFormat`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class JsonObjectFormat(TypedDict):
    """Some JSON object. A message must ask for JSON, too; an invalid result fails the request
    with `json_validate_failed`.
    """

    type: Required[Literal["json_object"]]
    """Marks the JSON object format."""
