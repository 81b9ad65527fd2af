"""Bodies of answers, compared with what the document describes and with what was read of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs

from groq_api.types import ResponseModel
from scripts.codegen.naming import module_of, parser_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def without_nulls(value: Any) -> Any:
    """The same JSON without properties that are null, which for our client is to be absent."""
    if isinstance(value, dict):
        return {name: without_nulls(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_nulls(each) for each in value]
    return value


def undescribed(component: str, body: Any) -> list[str]:
    """Names of properties, however deep, that the document does not describe in a component."""
    module = import_module(f"groq_api.models.{module_of(component)}")
    parse = getattr(module, parser_of(component), None) or getattr(module, component).from_dict
    return list(_additional(parse(body)))


def _additional(value: object) -> Iterator[str]:
    if isinstance(value, ResponseModel):
        yield from value.additional_properties or ()
        for each in attrs.fields(type(value)):
            yield from _additional(getattr(value, each.name))
    elif isinstance(value, list):
        for item in value:
            yield from _additional(item)
