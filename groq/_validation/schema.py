"""JSON Schema, compiled into the rules that check values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from groq._validation.containers import ListRule, MapRule
from groq._validation.kinds import is_object, kind_of
from groq._validation.node import ANYTHING, Node
from groq._validation.objects import ObjectRule
from groq._validation.scalars import NumberRule, TextRule
from groq._validation.unions import UnionRule, example_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from groq._validation.fault import Fault
    from groq._validation.node import Check

Schema: TypeAlias = "Mapping[str, Any]"

_ADVICE = "one newer than this version passes with validate=False"


class Compiler:
    """Compiles the schemas of one set of definitions, each object of it once."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions
        self._objects: dict[str, ObjectRule] = {}

    def node(self, schema: Schema) -> Node:
        """What may stand where a schema describes a value."""
        checks: dict[str, list[Check | None]] = {}
        members: list[ObjectRule] = []
        for leaf in self._leaves(schema):
            if "$ref" in leaf:
                members.append(self._object(_name(leaf)))
                continue
            kinds = _kinds(leaf)
            if not kinds or leaf.get("format") == "binary":
                return ANYTHING
            for kind in kinds:
                checks.setdefault(kind, []).append(self._check(kind, leaf))
        if members:
            checks["object"] = [_check_of(members, is_open="object" in checks)]
        merged = {kind: _any_of(each) for kind, each in checks.items()}
        return Node(merged, example_of(members))

    def _leaves(self, schema: Schema) -> Iterator[Schema]:
        """What a value may be, unions laid open; references that are left are to objects."""
        name = _name(schema)
        target = self._definitions[name] if name else schema
        alternatives = target.get("anyOf") or target.get("oneOf")
        if "properties" in target:
            yield schema
        elif alternatives:
            for each in alternatives:
                yield from self._leaves(each)
        else:
            yield target

    def _object(self, name: str) -> ObjectRule:
        if name not in self._objects:
            schema = self._definitions[name]
            is_closed = schema.get("additionalProperties") is False
            self._objects[name] = ObjectRule(schema, self.node, _ADVICE, is_closed=is_closed)
        return self._objects[name]

    def _check(self, kind: str, schema: Schema) -> Check | None:
        """The check for one kind of value; None where every value of it will do."""
        match kind:
            case "string":
                rule = TextRule(schema)
                return None if rule.allows_everything else rule.check
            case "integer" if schema.keys().isdisjoint({"minimum", "maximum"}):
                return None
            case "integer" | "number":
                return NumberRule(schema).check
            case "array":
                return ListRule(schema, self.node(schema.get("items", {}))).check
            case "object" if _is_map(schema):
                values = schema.get("additionalProperties")
                return MapRule(schema, self.node(values) if is_object(values) else ANYTHING).check
            case _:
                return None


def _name(schema: Schema) -> str:
    """Name of the definition that a schema refers to; empty when it is no reference."""
    return str(schema.get("$ref", "")).removeprefix("#/$defs/")


def _is_map(schema: Schema) -> bool:
    """Whether a schema says anything of the entries of a dict."""
    bounds = {"minProperties", "maxProperties", "propertyNames"}
    return is_object(schema.get("additionalProperties")) or not schema.keys().isdisjoint(bounds)


def _kinds(schema: Schema) -> Sequence[str]:
    if "const" in schema:
        return [kind_of(schema["const"])]
    kinds = schema.get("type", ())
    return [kinds] if isinstance(kinds, str) else kinds


def _check_of(members: Sequence[ObjectRule], *, is_open: bool) -> Check:
    """The check for an object that is one of several, or the only one there is."""
    is_plain = len(members) == 1 and not is_open and not members[0].constants
    return members[0].check if is_plain else UnionRule(members, is_open=is_open).check


def _any_of(checks: Sequence[Check | None]) -> Check | None:
    """One check for values that need pass one of several."""
    needed = [check for check in checks if check is not None]
    if len(needed) < len(checks):
        return None
    if len(needed) == 1:
        return needed[0]

    def check(value: Any) -> Fault | None:
        faults: list[Fault] = []
        for each in needed:
            if (fault := each(value)) is None:
                return None
            faults.append(fault)
        return max(faults, key=lambda fault: fault.depth)

    return check
