# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_tool_param`."""

from groq_api.models import FunctionDefinitionParam as FunctionDefinition
from groq_api.models import FunctionTool as ChatCompletionToolParam

__all__ = ["ChatCompletionToolParam", "FunctionDefinition"]
