# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `FunctionTool`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class FunctionTool(TypedDict):
    """A function of your own. The model asks for calls; you run them."""

    type: Required[Literal["function"]]
    """Marks a function tool."""

    function: Required[FunctionDefinitionParam | FunctionDefinition]
    """What the model needs to know of a function in order to call it."""


from .function_definition import FunctionDefinition
from .function_definition_param import FunctionDefinitionParam
