"""Bodies of requests against the schemas that the generated endpoints carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groq._validation.objects import ObjectRule
from groq._validation.schema import Compiler
from groq.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping

_ADVICE = "a parameter newer than this version goes into extra_body"

# By identity: a schema is a constant of its module. It is kept, so that no other gets its id.
_rules: dict[int, tuple[Mapping[str, Any], ObjectRule]] = {}


def check_body(body: Mapping[str, Any], schema: Mapping[str, Any]) -> None:
    """Check a body against the document: names, types and bounds, all the way down.

    Args:
        body: Parameters by name; None is a parameter that is not given.
        schema: JSON Schema of an object, its definitions in `$defs`. What it compiles to is kept
            for as long as the process lives, so it must be a constant.

    Raises:
        ValidationError: Something is wrong; `param` tells where, as in `tools[0].function.name`.
    """
    given = {name: value for name, value in body.items() if value is not None}
    try:
        fault = _rule_of(schema).check(given)
    except RecursionError as error:  # a schema may refer to itself, and a value hold itself
        raise ValidationError("The request is nested too deeply, or holds itself") from error
    if fault is not None:
        raise fault.error()


def _rule_of(schema: Mapping[str, Any]) -> ObjectRule:
    known = _rules.get(id(schema))
    if known is None:
        compiler = Compiler(schema.get("$defs", {}))
        rule = ObjectRule(schema, compiler.node, _ADVICE, is_closed=True)
        known = _rules[id(schema)] = schema, rule
    return known[1]
