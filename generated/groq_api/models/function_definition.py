# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `FunctionDefinition`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from .._json import mapping
from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .function_definition_param import FunctionDefinitionParam

_KNOWN = frozenset(["name", "description", "parameters", "strict"])


@model
class FunctionDefinition(ResponseModel):
    """A function definition as an object with attributes; a tool may hold it in place of a dict."""

    name: str
    """Name of the function."""

    description: str | None = None
    """What the function does."""

    parameters: dict[str, Any] | None = None
    """JSON Schema of the arguments."""

    strict: bool | None = None
    """Whether arguments are forced to fit the schema."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.name = payload["name"]
        self.description = payload.get("description")
        self.parameters = None if (value := payload.get("parameters")) is None else mapping(value)
        self.strict = payload.get("strict")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> FunctionDefinitionParam:
        """What a request may hold of this; properties without a value are left out."""
        param: FunctionDefinitionParam = {
            "name": self.name,
        }
        if self.description is not None:
            param["description"] = self.description
        if self.parameters is not None:
            param["parameters"] = self.parameters
        if self.strict is not None:
            param["strict"] = self.strict
        return param
