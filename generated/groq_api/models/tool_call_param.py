# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ToolCallParam`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class ToolCallParam(TypedDict):
    """A tool call of an earlier assistant message."""

    id: Required[str]
    """Id of the call, as the model gave it."""

    type: Required[Literal["function"]]
    """Marks a function call, the only kind there is."""

    function: Required[ToolCallFunctionParam | ToolCallFunction]
    """Which function an earlier assistant message called, and with what."""


from .tool_call_function import ToolCallFunction
from .tool_call_function_param import ToolCallFunctionParam
