# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.shared`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.types.shared.error_object import ErrorObject
    from groq.types.shared.function_definition import FunctionDefinition
    from groq.types.shared.function_parameters import FunctionParameters

_HOME_OF = {
    "ErrorObject": ".error_object",
    "FunctionDefinition": ".function_definition",
    "FunctionParameters": ".function_parameters",
}
_MODULES = ["error_object", "function_definition", "function_parameters"]

__all__ = ["ErrorObject", "FunctionDefinition", "FunctionParameters"]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name], __name__), name)
    globals()[name] = value  # found directly from now on
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
