# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ChatTool`."""

from typing import TypeAlias

from .browser_search_tool import BrowserSearchTool
from .code_interpreter_tool import CodeInterpreterTool
from .function_tool import FunctionTool
from .mcp_tool import McpTool

ChatTool: TypeAlias = FunctionTool | BrowserSearchTool | CodeInterpreterTool | McpTool
"""Something that the model may call, run by you or by the service."""
