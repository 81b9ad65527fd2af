# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseNamedToolChoice`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class ResponseNamedToolChoice(TypedDict):
    """Makes the model call one certain function."""

    type: Required[Literal["function"]]
    """Marks the choice of a function."""

    function: Required[FunctionNameRef]
    """A function tool of the same request."""


from .function_name_ref import FunctionNameRef
