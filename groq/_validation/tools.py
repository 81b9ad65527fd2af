"""Tools: names that tell them apart, and schemas of their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groq._json import as_array, as_object
from groq._validation.fault import invalid
from groq._validation.kinds import is_object, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def check_tools(tools: Sequence[Any] | None, choice: object, *, part: str = "") -> None:
    """Check tools that fit the document for what makes them useless all the same.

    Args:
        tools: Tools of a request.
        choice: Its `tool_choice`.
        part: Where in a function tool its definition is: `.function`, or the tool itself.

    Raises:
        ValidationError: Two functions have one name, a schema of parameters is none, an MCP tool
            has no server, or the choice is a function that is not among them.
    """
    places: dict[str, str] = {}
    for index, tool in enumerate(tools or ()):
        path, fields = f"tools[{index}]", as_object(tool)
        if fields.get("type") == "function":
            definition = as_object(fields.get(part[1:]) if part else fields)
            _check_function(f"{path}{part}", definition, places)
        elif fields.get("type") == "mcp" and not fields.keys() & {"server_url", "connector_id"}:
            raise invalid(f"{path}.server_url", f"{path} needs a server_url or a connector_id")
    _check_choice(choice, places)


def _check_function(path: str, fields: Mapping[str, Any], places: dict[str, str]) -> None:
    name = fields.get("name")
    if not isinstance(name, str):
        return  # an object that an answer held
    if name in places:
        raise invalid(
            f"{path}.name",
            f"{path}.name must differ from that of {places[name]}; both are {name!r}",
            name,
        )
    places[name] = path
    if parameters := fields.get("parameters"):
        _check_parameters(f"{path}.parameters", as_object(parameters))


def _check_parameters(path: str, schema: Mapping[str, Any]) -> None:
    """Refuse a schema that does not describe an object; the service refuses the last, too."""
    kind = schema.get("type", "object")
    if kind != "object" and "object" not in as_array(kind):
        raise invalid(
            f"{path}.type",
            f'{path}.type must be "object": arguments have names; got {kind!r}',
            kind,
        )
    properties, required = schema.get("properties", {}), schema.get("required", [])
    if not is_object(properties):
        raise invalid(f"{path}.properties", f"{path}.properties must be a dict", properties)
    if kind_of(required) != "array":
        raise invalid(f"{path}.required", f"{path}.required must be a list of names", required)
    if "required" in schema and "properties" not in schema:
        raise invalid(f"{path}.required", f"{path}.required needs properties beside it", required)


def _check_choice(choice: object, places: Mapping[str, str]) -> None:
    fields = as_object(choice)
    name = as_object(fields.get("function")).get("name")
    if fields.get("type") == "function" and isinstance(name, str) and name not in places:
        known = ", ".join(places) or "none"
        raise invalid(
            "tool_choice.function.name",
            f"tool_choice.function.name must be a function among the tools: {known}; got {name!r}",
            name,
        )
