# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ChatMessageParam`."""

from typing import TypeAlias

from .assistant_message import AssistantMessage
from .assistant_message_param import AssistantMessageParam
from .developer_message_param import DeveloperMessageParam
from .function_message_param import FunctionMessageParam
from .system_message_param import SystemMessageParam
from .tool_message_param import ToolMessageParam
from .user_message_param import UserMessageParam

ChatMessageParam: TypeAlias = (
    SystemMessageParam
    | DeveloperMessageParam
    | UserMessageParam
    | AssistantMessageParam
    | AssistantMessage
    | ToolMessageParam
    | FunctionMessageParam
)
"""One message of a conversation; its role decides what else it has."""
