"""Look-ups in the OpenAPI document."""

from collections.abc import Iterator
from typing import Any, NamedTuple

Schema = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Operation(NamedTuple):
    """One method of one path."""

    method: str
    path: str
    raw: dict[str, Any]


def ref_name(schema: Schema) -> str | None:
    """Name of the component that a schema refers to, None when it is no reference."""
    ref = schema.get("$ref")
    return None if ref is None else str(ref).rsplit("/", 1)[-1]


def is_structured(schema: Schema) -> bool:
    """Whether a schema is an object with properties of its own, which becomes a class."""
    return "properties" in schema


def alternatives(schema: Schema) -> list[Schema]:
    """Members of a union, in the order of the document; empty when it is no union."""
    members: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or []
    return members


def is_named(schema: Schema) -> bool:
    """Whether a component has a name in Python: a class, or the alias of an enum or a union."""
    return is_structured(schema) or "enum" in schema or bool(alternatives(schema))


class Document:
    """The parsed document, asked by name."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw
        self.schemas: dict[str, Schema] = raw["components"]["schemas"]

    def resolve(self, value: dict[str, Any]) -> dict[str, Any]:
        """Follow references until something else stands there."""
        while "$ref" in value:
            found: Any = self.raw
            for step in value["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            value = found
        return value

    def description(self, schema: Schema) -> str:
        """What a schema says of itself, else what the component says that it stands for."""
        for candidate in (schema, *alternatives(schema)):
            target = self.resolve(candidate)
            text = candidate.get("description") or target.get("description")
            if text:
                deprecated = candidate.get("deprecated") or target.get("deprecated")
                return ("Deprecated. " if deprecated else "") + str(text).strip()
        return ""

    def operations(self) -> Iterator[Operation]:
        """Every operation, in the order of the document."""
        for path, item in self.raw["paths"].items():
            for method in METHODS:
                if method in item:
                    yield Operation(method, path, item[method])

    def parameters(self, operation: Operation, location: str) -> list[dict[str, Any]]:
        """Parameters of an operation in `path` or `query`, those of its path item included."""
        shared = self.raw["paths"][operation.path].get("parameters", [])
        declared = map(self.resolve, [*shared, *operation.raw.get("parameters", [])])
        return [parameter for parameter in declared if parameter["in"] == location]

    def body(self, operation: Operation) -> dict[str, Schema]:
        """Media types that an operation sends, with their schemas; empty when it has no body."""
        return self._contents(operation.raw.get("requestBody", {}))

    def answers(self, operation: Operation) -> dict[str, Schema]:
        """Media types of the success of an operation, with their schemas."""
        responses = operation.raw["responses"].items()
        successes = (response for status, response in responses if str(status).startswith("2"))
        return self._contents(next(successes, {}))

    def _contents(self, holder: dict[str, Any]) -> dict[str, Schema]:
        content = self.resolve(holder).get("content", {})
        return {media_type: media.get("schema", {}) for media_type, media in content.items()}
