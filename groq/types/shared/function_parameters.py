# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.shared.function_parameters`."""

from typing import Any, TypeAlias

__all__ = ["FunctionParameters"]

FunctionParameters: TypeAlias = dict[str, Any]
