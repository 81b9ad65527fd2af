# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `SearchSettings`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict


class SearchSettings(TypedDict):
    """Where and how a compound system searches the web."""

    include_domains: NotRequired[Sequence[str] | None]
    """Search these domains only. `*` matches any part, as in `*.com`."""

    exclude_domains: NotRequired[Sequence[str] | None]
    """Leave these domains out. `*` matches any part, as in `*.com`."""

    include_images: NotRequired[bool | None]
    """Return addresses of images, too."""

    country: NotRequired[str | None]
    """Country to prefer, by its English name in lower case."""
