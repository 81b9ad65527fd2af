"""Tools: names that tell them apart, and schemas of their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from groq._json import as_array, as_object
from groq._validation.fault import invalid
from groq._validation.kinds import is_object, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    _Place: TypeAlias = tuple[str, Mapping[str, Any]]  # a function, and where it stands


def check_tools(tools: Sequence[Any] | None, choice: object, *, part: str = "") -> None:
    """Check tools that fit the document for what makes them useless all the same.

    Args:
        tools: Tools of a request.
        choice: Its `tool_choice`.
        part: Where in a function tool its definition is: `.function`, or the tool itself.

    Raises:
        ValidationError: Two functions with one name differ, a schema of parameters is none, an
            MCP tool has no server, or the choice is a function that is not among them.
    """
    functions: dict[str, _Place] = {}
    for index, tool in enumerate(tools or ()):
        path, fields = f"tools[{index}]", as_object(tool)
        if fields.get("type") == "function":
            definition = as_object(fields.get(part[1:]) if part else fields)
            _check_function(f"{path}{part}", definition, functions)
        elif fields.get("type") == "mcp" and not fields.keys() & {"server_url", "connector_id"}:
            raise invalid(f"{path}.server_url", f"{path} needs a server_url or a connector_id")
    _check_choice(choice, functions)


def _check_function(path: str, fields: Mapping[str, Any], known: dict[str, _Place]) -> None:
    name = fields.get("name")
    if not isinstance(name, str):
        return  # an object that an answer held
    earlier = known.setdefault(name, (path, fields))
    if _differ(earlier[1], fields):  # the same once more is no worse than once
        raise invalid(
            f"{path}.name",
            f"{path}.name must differ from that of {earlier[0]}; both are {name!r}",
            name,
        )
    if parameters := fields.get("parameters"):
        _check_parameters(f"{path}.parameters", as_object(parameters))


def _differ(one: object, other: object) -> bool:
    try:
        return one != other
    except RecursionError:  # both hold themselves; to be sent, they are refused for that
        return False


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


def _check_choice(choice: object, known: Mapping[str, _Place]) -> None:
    """Refuse the choice of a function that is not there, in either form that there is for one."""
    fields = as_object(choice)
    if fields.get("type") != "function":
        return
    is_flat = "function" not in fields
    path = "tool_choice.name" if is_flat else "tool_choice.function.name"
    name = (fields if is_flat else as_object(fields["function"])).get("name")
    if isinstance(name, str) and name not in known:
        names = ", ".join(known) or "none"
        raise invalid(
            path, f"{path} must be a function among the tools: {names}; got {name!r}", name
        )
