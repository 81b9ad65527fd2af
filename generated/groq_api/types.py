# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""What all operations and all models share."""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    Protocol,
    Required,
    Self,
    TypedDict,
    TypeVar,
    dataclass_transform,
    runtime_checkable,
)

from attrs import Attribute, define, field, fields

from ._mapping import MappingMethods
from ._pydantic import PydanticMethods
from ._received import Attempt, Received

__all__ = [
    "Attempt",
    "FilePart",
    "FileSource",
    "Received",
    "RequestParts",
    "ResponseModel",
    "ResponseShapeError",
    "attributes_of",
    "model",
]


@runtime_checkable
class FileSource(Protocol):
    """Content of a part that is not in memory: whoever sends it knows how to read it."""

    @property
    def size(self) -> int:
        """Bytes that it has."""
        ...

    def reading(self) -> Any:
        """Begin to read it; what that gives is between its maker and its sender."""
        ...


FilePart = tuple[str | None, bytes | FileSource, str | None]
"""Part of a multipart body: file name, content, content type. A plain field has just content."""


class RequestParts(TypedDict, total=False):
    """A request, but for the host, the key and whatever else is up to the caller."""

    method: Required[str]
    """HTTP method, in upper case."""

    path: Required[str]
    """Path, its parameters filled in and percent-encoded."""

    params: list[tuple[str, str]]
    """Query parameters that have a value; an array repeats its name."""

    headers: dict[str, str]
    """Headers that the body needs, names in lower case; none for a multipart body."""

    content: bytes
    """JSON body."""

    files: list[tuple[str, FilePart]]
    """Multipart body, as the argument `files` of httpx, unless a part is a `FileSource`."""


class ResponseShapeError(ValueError):
    """An answer is not JSON, or lacks something that the document requires.

    Attributes:
        path: Where, such as `choices[0].message`; empty for the answer as a whole.
        problem: What is wrong there.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" if self.path else self.problem


T = TypeVar("T", bound=type)


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def model(cls: T) -> T:
    """Make an attrs class of a subclass of `ResponseModel`, which has all that there is to do."""
    return define(cls, eq=False, getstate_setstate=False, init=False, kw_only=True, repr=False)


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))  # for classes of your own
@model
class ResponseModel(Received, PydanticMethods, MappingMethods):
    """An object that the service answered.

    A property that is absent or null is None. A property that the document does not describe is
    in `additional_properties`, and readable as an attribute. Objects of one class with the same
    properties are equal, whatever their headers. Objects are mutable, hence not hashable.

    The constructor takes every property by keyword, and a dict in the place of an object. A class
    of your own that derives from this one needs nothing but annotations.
    """

    additional_properties: dict[str, Any] | None = None
    """Properties that the document does not describe; None when there are none."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; what the document describes has quicker ways."""
        return cls(**payload)

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[Any]  # by which checkers know an attrs class
    else:  # or no misspelt attribute and no wrong argument would be found

        def __init__(self, /, **properties: Any) -> None:
            from ._build import fill

            fill(self, properties)

        def __getattr__(self, name: str) -> Any:
            # Python asks only for what it did not find. While an object is being unpickled that
            # may be any slot, this one included.
            extra = None if name == "additional_properties" else self.additional_properties
            if extra is None or name not in extra:
                message = f"{type(self).__name__!r} object has no attribute {name!r}"
                raise AttributeError(message, name=name, obj=self)
            return extra[name]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ResponseModel) or type(other) is not type(self):
            return NotImplemented
        return _values(self) == _values(other)

    def __repr__(self) -> str:
        values = [f"{name}={value!r}" for name, value in _values(self).items() if value is not None]
        return f"{type(self).__name__}({', '.join(values)})"

    def __getstate__(self) -> dict[str, Any]:
        headers = {name.lower(): value for name, value in self.headers.items()}
        return {**_values(self), "_headers": headers, "_attempts": self.attempts}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)

    def to_dict(
        self,
        *,
        mode: Literal["json", "python"] = "python",
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> dict[str, Any]:
        """The JSON object, all the way down, so that `from_dict` makes the same again of it.

        Args:
            mode: Changes nothing: values are those of JSON anyway.
            use_api_names: Call properties what the wire calls them, else by their attributes.
            exclude_unset: Leave out properties that are None, unless the document requires them.
            exclude_defaults: The same, because None is the only default there is.
            exclude_none: Leave out every property that is None.
            warnings: Changes nothing: there is nothing to warn of.
        """
        from ._dump import Rules, dump

        rules = Rules(
            by_alias=use_api_names,
            excludes_unset=exclude_unset or exclude_defaults,
            excludes_none=exclude_none,
        )
        dumped: dict[str, Any] = dump(self, rules)
        return dumped

    def to_json(
        self,
        *,
        indent: int | None = 2,
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> str:
        """The JSON object as text; in one line if `indent` is None. See `to_dict` for the rest."""
        return self.model_dump_json(
            indent=indent,
            by_alias=use_api_names,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
            warnings=warnings,
        )


def attributes_of(model: type[Any]) -> tuple[Attribute[Any], ...]:
    """Attributes for the properties that a class declares."""
    if "__attrs_attrs__" not in vars(model):  # a class of somebody's own, and its first use
        define(model, eq=False, init=False, kw_only=True, repr=False, slots=False)
    attributes: tuple[Attribute[Any], ...] = fields(model)
    return attributes[1:]  # without `additional_properties`, which is inherited


def _values(model: ResponseModel) -> dict[str, Any]:
    """Values by attribute, those of additional properties last."""
    known = {each.name: getattr(model, each.name) for each in attributes_of(type(model))}
    return {**known, "additional_properties": model.additional_properties}
