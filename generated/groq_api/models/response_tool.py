# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseTool`."""

from typing import TypeAlias

from .browser_search_tool import BrowserSearchTool
from .code_interpreter_tool import CodeInterpreterTool
from .mcp_tool import McpTool
from .response_function_tool import ResponseFunctionTool

ResponseTool: TypeAlias = ResponseFunctionTool | BrowserSearchTool | CodeInterpreterTool | McpTool
"""Something that the model may call, run by you or by the service."""
