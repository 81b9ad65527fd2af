# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseAnnotationParam`."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from .response_file_citation import ResponseFileCitation
from .response_file_citation_param import ResponseFileCitationParam
from .response_url_citation import ResponseUrlCitation
from .response_url_citation_param import ResponseUrlCitationParam

ResponseAnnotationParam: TypeAlias = (
    ResponseFileCitationParam
    | ResponseFileCitation
    | ResponseUrlCitationParam
    | ResponseUrlCitation
    | Mapping[str, Any]
)
"""Where text comes from, whatever form that takes."""
