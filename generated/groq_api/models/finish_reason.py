# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `FinishReason`."""

from typing import Literal, TypeAlias

FinishReason: TypeAlias = Literal["stop", "length", "tool_calls", "function_call"]
"""Why generation ended: by itself or at a stop text, at the token limit, or to have tools
called. `tool_calls` can come without calls after remote MCP. New reasons may appear.
"""
