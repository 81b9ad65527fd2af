# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `CodeContainer`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class CodeContainer(TypedDict):
    """Which sandbox runs the code. Not needed in chat."""

    type: Required[Literal["auto"]]
    """Lets the service choose, the only way there is."""
