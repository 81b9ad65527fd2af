"""Names of components and properties in Python."""

from keyword import iskeyword

from openapi_python_client.strings import PythonIdentifier

# What the base class of responses defines itself: a property of that name gets an underscore.
RESERVED = frozenset(
    {
        "additional_properties",
        "attach",
        "attempts",
        "construct",
        "copy",
        "dict",
        "from_dict",
        "headers",
        "json",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_validate",
        "model_validate_json",
        "parse_obj",
        "request_id",
        "to_dict",
        "to_json",
        "to_param",
    }
)


def module_of(name: str) -> str:
    """Module of a component or an operation: its name in snake case, as the generator has it."""
    return str(PythonIdentifier(name, "field_"))


def parser_of(name: str) -> str:
    """Function that reads a value of a union component."""
    return f"{module_of(name)}_from_dict"


def is_plain(wire: str) -> bool:
    """Whether a wire name can be written as a Python name."""
    return wire.isidentifier() and not iskeyword(wire)


def attribute_of(wire: str) -> str:
    """Attribute or argument for a wire name: the same name wherever Python allows it."""
    name = wire if wire.isidentifier() else module_of(wire)
    return f"{name}_" if name in RESERVED or iskeyword(name) else name
