"""Our document in the words that schemathesis takes it in.

It is the same API: only what schemathesis would read otherwise, or not find, is said its way.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from tests.document.described import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

_STREAM = "text/event-stream"
_METHODS = {"get", "post", "delete"}


def explored_document(examples: Mapping[str, Any]) -> dict[str, Any]:
    """The document, with event streams described event by event.

    Args:
        examples: By operation, the path parameter or the body of a request that succeeds.

    Raises:
        KeyError: There is no such operation.
    """
    document = copy.deepcopy(DOCUMENT.raw)
    operations = {
        operation["operationId"]: (path, operation)
        for path in document["paths"].values()
        for method, operation in path.items()
        if method in _METHODS
    }
    for _, operation in operations.values():
        _describe_events(operation["responses"]["200"].get("content", {}))
    for name, example in examples.items():
        path, operation = operations[name]
        if "requestBody" in operation:
            _show_body(operation["requestBody"]["content"], example)
        else:
            operation["parameters"] = [_parameter(path, operation, example)]
    return document


def _describe_events(content: dict[str, Any]) -> None:
    """Say that a schema is that of each event's data: schemathesis takes it for the event's."""
    if _STREAM not in content:
        return
    data = content[_STREAM]["schema"]
    read = {"contentMediaType": "application/json", "contentSchema": data}
    content[_STREAM]["schema"] = {
        "type": "object",
        "required": ["data"],
        "properties": {"data": {"type": "string", "anyOf": [{"const": "[DONE]"}, read]}},
    }


def _show_body(content: dict[str, Any], example: Any) -> None:
    (described,) = content.values()
    described["example"] = example


def _parameter(path: dict[str, Any], operation: dict[str, Any], example: Any) -> dict[str, Any]:
    """The parameter of the path, of this operation alone."""
    (given,) = operation.get("parameters") or path["parameters"]
    parameter: dict[str, Any] = DOCUMENT.resolve(given)
    return {**parameter, "example": example}
