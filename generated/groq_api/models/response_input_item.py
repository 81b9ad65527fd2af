# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseInputItem`."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from .response_easy_message import ResponseEasyMessage
from .response_function_call import ResponseFunctionCall
from .response_function_call_output import ResponseFunctionCallOutput
from .response_input_message import ResponseInputMessage
from .response_item_reference import ResponseItemReference
from .response_mcp_approval_request import ResponseMcpApprovalRequest
from .response_mcp_approval_request_param import ResponseMcpApprovalRequestParam
from .response_mcp_approval_response import ResponseMcpApprovalResponse
from .response_mcp_call import ResponseMcpCall
from .response_mcp_call_param import ResponseMcpCallParam
from .response_mcp_list_tools import ResponseMcpListTools
from .response_mcp_list_tools_param import ResponseMcpListToolsParam
from .response_output_function_call import ResponseOutputFunctionCall
from .response_output_message import ResponseOutputMessage
from .response_output_message_param import ResponseOutputMessageParam
from .response_reasoning_item import ResponseReasoningItem
from .response_reasoning_item_param import ResponseReasoningItemParam

ResponseInputItem: TypeAlias = (
    ResponseEasyMessage
    | ResponseInputMessage
    | ResponseItemReference
    | ResponseFunctionCall
    | ResponseOutputFunctionCall
    | ResponseFunctionCallOutput
    | ResponseOutputMessageParam
    | ResponseOutputMessage
    | ResponseReasoningItemParam
    | ResponseReasoningItem
    | ResponseMcpListToolsParam
    | ResponseMcpListTools
    | ResponseMcpCallParam
    | ResponseMcpCall
    | ResponseMcpApprovalRequestParam
    | ResponseMcpApprovalRequest
    | ResponseMcpApprovalResponse
    | Mapping[str, Any]
)
"""One item of a conversation: a message, something that the model did before, or an answer to
that. What a response has put out goes in again as it is, items of new kinds included.
"""
