# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.shared_params.function_definition`."""

from typing import Any, TypeAlias

from groq_api.models import FunctionDefinitionParam as FunctionDefinition

__all__ = ["FunctionDefinition", "FunctionParameters"]

FunctionParameters: TypeAlias = dict[str, Any]
