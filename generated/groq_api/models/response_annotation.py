# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseAnnotation`."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from .response_file_citation import ResponseFileCitation
from .response_url_citation import ResponseUrlCitation

ResponseAnnotation: TypeAlias = ResponseFileCitation | ResponseUrlCitation | dict[str, Any]
"""Where text comes from."""

_PARSERS: Final[Mapping[Any, Callable[[dict[str, Any]], ResponseAnnotation]]] = {
    "file_citation": ResponseFileCitation.from_dict,
    "url_citation": ResponseUrlCitation.from_dict,
}


def response_annotation_from_dict(payload: dict[str, Any]) -> ResponseAnnotation:
    """Make the object that `type` names; of a name that is new it stays a dict."""
    parser = _PARSERS.get(payload.get("type"))
    return payload if parser is None else parser(payload)
