# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseInputItem`."""

from typing import TypeAlias

from .response_easy_message import ResponseEasyMessage
from .response_function_call import ResponseFunctionCall
from .response_function_call_output import ResponseFunctionCallOutput
from .response_input_message import ResponseInputMessage
from .response_item_reference import ResponseItemReference
from .response_mcp_approval_response import ResponseMcpApprovalResponse
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
    | ResponseMcpApprovalResponse
)
"""One item of a conversation: a message, something that the model did before, or an answer to
that.
"""
