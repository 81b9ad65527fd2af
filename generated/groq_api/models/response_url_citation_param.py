# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseUrlCitationParam`."""

from __future__ import annotations

from typing import Literal, NotRequired, Required, TypedDict


class ResponseUrlCitationParam(TypedDict):
    """Text comes from a page on the web."""

    type: Required[Literal["url_citation"]]
    """Marks the citation of a page."""

    url: Required[str]
    """Address of the page."""

    start_index: NotRequired[int]
    """Where in the text the cited passage begins."""

    end_index: NotRequired[int]
    """Where in the text it ends."""

    title: NotRequired[str]
    """Title of the page."""
