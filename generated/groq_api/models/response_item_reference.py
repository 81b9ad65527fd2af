# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseItemReference`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class ResponseItemReference(TypedDict):
    """Stands for an item by its id."""

    type: Required[Literal["item_reference"]]
    """Marks a reference."""

    id: Required[str]
    """Id of the item."""
