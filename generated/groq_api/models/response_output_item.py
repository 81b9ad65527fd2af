# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseOutputItem`."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from .response_mcp_approval_request import ResponseMcpApprovalRequest
from .response_mcp_call import ResponseMcpCall
from .response_mcp_list_tools import ResponseMcpListTools
from .response_output_function_call import ResponseOutputFunctionCall
from .response_output_message import ResponseOutputMessage
from .response_reasoning_item import ResponseReasoningItem

ResponseOutputItem: TypeAlias = (
    ResponseOutputMessage
    | ResponseOutputFunctionCall
    | ResponseReasoningItem
    | ResponseMcpListTools
    | ResponseMcpCall
    | ResponseMcpApprovalRequest
    | dict[str, Any]
)
"""Something that the model did. There may be more kinds, such as those of tools that the service
runs.
"""

_PARSERS: Final[Mapping[Any, Callable[[dict[str, Any]], ResponseOutputItem]]] = {
    "message": ResponseOutputMessage.from_dict,
    "function_call": ResponseOutputFunctionCall.from_dict,
    "reasoning": ResponseReasoningItem.from_dict,
    "mcp_list_tools": ResponseMcpListTools.from_dict,
    "mcp_call": ResponseMcpCall.from_dict,
    "mcp_approval_request": ResponseMcpApprovalRequest.from_dict,
}


def response_output_item_from_dict(payload: dict[str, Any]) -> ResponseOutputItem:
    """Make the object that `type` names; of a name that is new it stays a dict."""
    parser = _PARSERS.get(payload.get("type"))
    return payload if parser is None else parser(payload)
