"""How to give what was meant, where a value of the wrong type shows that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def hint(value: object, kinds: Iterable[str] = ()) -> str:
    """What a message adds to the type that it got; empty when nothing is known.

    Args:
        value: What was given.
        kinds: What may stand there, by JSON Schema's names.
    """
    name = value.__name__ if isinstance(value, type) else ""
    if name and hasattr(value, "model_json_schema"):
        return f"; its schema is {name}.model_json_schema()"
    if name:
        return f"; that is the class {name} itself"
    if hasattr(value, "tolist"):
        return "; its tolist() can be written"
    return _in_other_words(value, set(kinds))


def _in_other_words(value: object, kinds: set[str]) -> str:
    match value:
        case float() if "integer" in kinds and value.is_integer():
            return f"; give {int(value)}"
        case str() if kinds & {"integer", "number"} and _is_number(value):
            return f"; give {value.strip()} without quotes"
        case Mapping() | list() if "string" in kinds:
            return "; json.dumps(...) makes a str of it"
        case Mapping() | str() if "array" in kinds:
            return "; put it into a list"
        case _:
            return ""


def _is_number(text: str) -> bool:
    return text.strip().removeprefix("-").replace(".", "", 1).isdecimal()
