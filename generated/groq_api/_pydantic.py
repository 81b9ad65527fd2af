# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The methods of a pydantic model, for code that was written for one.

Nothing here needs pydantic. Where it is installed, its own models may hold ours.
"""

from __future__ import annotations

import copy
import json
import warnings
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self

import orjson
from attrs import frozen

if TYPE_CHECKING:
    from typing import Unpack

    from ._dump import DumpOptions

# In the class below `dict` is a method.
_Dict = dict[str, Any]


@frozen
class FieldInfo:
    """What is known of a property."""

    annotation: Any
    """Its type."""

    alias: str | None
    """What the wire calls it, where that cannot be the name of an attribute."""

    required: bool
    """Whether the document requires it."""

    def is_required(self) -> bool:
        """Whether the document requires it."""
        return self.required


class _Fields:
    """The attribute `model_fields` of classes and objects."""

    def __get__(self, model: object, owner: type[Any]) -> dict[str, FieldInfo]:
        from ._shape import properties_of

        return {
            each.name: FieldInfo(
                each.hint, None if each.wire == each.name else each.wire, each.required
            )
            for each in properties_of(owner)
        }


class PydanticMethods:
    """What pydantic calls the things that one can do with an object.

    Nobody remembers which properties were set: one that is None counts as not set, unless the
    document requires it.
    """

    __slots__ = ()

    model_fields: _Fields = _Fields()
    """What is known of each property, by attribute."""

    @property
    def model_extra(self) -> _Dict:
        """Properties that the document does not describe."""
        return getattr(self, "additional_properties", None) or {}

    @property
    def model_fields_set(self) -> set[str]:
        """Attributes that have a value, and those that the document requires."""
        from ._dump import Rules, pairs

        rules = Rules(by_alias=False, excludes_unset=True, excludes_none=False)
        return {name for name, _ in pairs(self, rules)}

    if not TYPE_CHECKING:  # to a checker, every object has one anyway

        @property
        def __dict__(self) -> _Dict:
            # Programs write objects as JSON by way of `vars(...)`.
            extra = self.model_extra
            return {name: value for name, value in self if name not in extra}

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Every property: its attribute and its value."""
        from ._dump import Rules, pairs

        yield from pairs(self, Rules(by_alias=False, excludes_unset=False, excludes_none=False))

    def model_dump(self, **options: Unpack[DumpOptions]) -> _Dict:
        """A dict with every property, None included, and dicts in the place of objects.

        Raises:
            TypeError: There is no such option.
        """
        from ._dump import dump_model

        return dump_model("model_dump", self, options)

    def model_dump_json(
        self,
        *,
        indent: int | None = None,
        ensure_ascii: bool = False,
        **options: Unpack[DumpOptions],
    ) -> str:
        """The same as JSON text, in one line unless its indentation is given.

        Raises:
            TypeError: There is no such option.
        """
        from ._dump import dump_model

        dumped = dump_model("model_dump_json", self, options)
        if indent is None and not ensure_ascii:
            return orjson.dumps(dumped).decode()
        separators = (",", ":") if indent is None else None
        return json.dumps(dumped, indent=indent, ensure_ascii=ensure_ascii, separators=separators)

    @classmethod
    def model_validate(
        cls,
        obj: Any,
        *,
        strict: bool | None = None,
        from_attributes: bool | None = None,
        context: Any = None,
    ) -> Self:
        """Make an object of a dict, or give back the object that it is already.

        What the document requires must be there; beyond that, values are taken as they are,
        whatever the options say.

        Raises:
            ResponseShapeError: It is neither, or lacks something; a ValueError.
        """
        from ._build import validate

        made: Self = validate(cls, obj)
        return made

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray) -> Self:
        """Make an object of JSON text.

        Raises:
            ResponseShapeError: It is not JSON, or lacks something that the document requires.
        """
        from ._shape import loads

        return cls.model_validate(loads(json_data))

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Make an object of whatever there is: what is missing is None, what does not fit stays.

        `_fields_set` changes nothing.
        """
        from ._build import construct

        made: Self = construct(cls, values)
        return made

    @classmethod
    def construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """The same as `model_construct`."""
        return cls.model_construct(_fields_set, **values)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values for some properties; its parts are copied only if it is deep."""
        made = copy.deepcopy(self) if deep else copy.copy(self)
        known = {name: v for name, v in (update or {}).items() if name in self.model_fields}
        new = {name: v for name, v in (update or {}).items() if name not in known}
        known["additional_properties"] = {**made.model_extra, **new} or None
        for name, value in known.items():
            setattr(made, name, value)
        return made

    def dict(self, **options: Unpack[DumpOptions]) -> _Dict:
        """Deprecated. Use `model_dump`."""
        _deprecate("dict", "model_dump")
        return self.model_dump(**options)

    def json(self, **options: Any) -> str:
        """Deprecated. Use `model_dump_json`."""
        _deprecate("json", "model_dump_json")
        return self.model_dump_json(**options)

    def copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Deprecated. Use `model_copy`."""
        _deprecate("copy", "model_copy")
        return self.model_copy(update=update, deep=deep)

    @classmethod
    def parse_obj(cls, obj: Any) -> Self:
        """Deprecated. Use `model_validate`."""
        _deprecate("parse_obj", "model_validate")
        return cls.model_validate(obj)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let models of pydantic hold objects of this class."""
        core_schema = import_module("pydantic_core.core_schema")
        serialization = core_schema.plain_serializer_function_ser_schema(cls.model_dump)
        return core_schema.no_info_plain_validator_function(
            cls.model_validate, serialization=serialization
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> _Dict:
        """What such a model says of them."""
        return {"title": cls.__name__, "type": "object", "additionalProperties": True}


def _deprecate(name: str, successor: str) -> None:
    message = f"the method {name} is deprecated; use {successor}"
    warnings.warn(message, DeprecationWarning, stacklevel=3)
