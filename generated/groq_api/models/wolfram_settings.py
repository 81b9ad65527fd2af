# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `WolframSettings`."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class WolframSettings(TypedDict):
    """Credentials for Wolfram Alpha."""

    authorization: NotRequired[str | None]
    """Your own Wolfram Alpha app id."""
