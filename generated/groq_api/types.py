# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""What all operations and all models share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol, Required, Self, TypedDict, runtime_checkable

import orjson
from attrs import define, fields, frozen

from ._json import is_array, is_object


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

_NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})


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


@frozen(kw_only=True)
class Attempt:
    """One send of a request, as whoever sent it has recorded it."""

    started_at: float
    """When it went out, in seconds since 1970, as `time.time()` tells them."""

    delay: float
    """Seconds waited before it: for a turn in the rate limit, or after a failure."""

    seconds: float
    """Seconds until the answer, or the failure, was there."""

    status_code: int | None = None
    """HTTP status of the answer; None when there was none."""

    request_id: str | None = None
    """Id of the request, from the header `x-request-id`; None when there was no answer."""

    error: str | None = None
    """Code of the error that it ended in; None for a success."""


class Received:
    """Knows how it was received: the HTTP headers that came with it, and what that took.

    This stands apart from the properties of the answer, in slots that stay empty until somebody
    attaches it: most objects are parts of an answer and never have any.
    """

    __slots__ = ("_attempts", "_headers")

    _headers: Mapping[str, str]
    _attempts: tuple[Attempt, ...]

    def attach(self, headers: Mapping[str, str], attempts: tuple[Attempt, ...] = ()) -> None:
        """Keep the headers of the HTTP response, and the attempts of which it ended the last.

        Names of headers must be in lower case, or ignore case.
        """
        self._headers = headers
        self._attempts = attempts

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the HTTP response; empty if none were attached."""
        return getattr(self, "_headers", _NO_HEADERS)

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every send that it took, the successful one last; empty if none were attached."""
        return getattr(self, "_attempts", ())

    @property
    def request_id(self) -> str | None:
        """Id of the request, from the header `x-request-id`; for support."""
        return self.headers.get("x-request-id")


@define(eq=False, repr=False, kw_only=True, getstate_setstate=False)
class ResponseModel(Received):
    """An object that the service answered.

    A property that is absent or null is None. A property that the document does not describe is
    in `additional_properties`, and readable as an attribute. Objects of one class with the same
    properties are equal, whatever their headers. Objects are mutable, hence not hashable.
    """

    additional_properties: dict[str, Any] | None = None
    """Properties that the document does not describe; None when there are none."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; every model has its own way."""
        raise NotImplementedError

    if not TYPE_CHECKING:  # or no misspelt attribute would be found

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

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: names as on the wire, nothing that is None, and all the way down."""
        wire = {each.name: each.metadata.get("wire", each.name) for each in fields(type(self))}
        values = _values(self)
        extra: dict[str, Any] = values.pop("additional_properties") or {}
        known = {wire[name]: value for name, value in values.items() if value is not None}
        return {name: _plain(value) for name, value in {**known, **extra}.items()}

    def to_json(self) -> str:
        """The JSON object as text."""
        return orjson.dumps(self.to_dict()).decode()


def _values(model: ResponseModel) -> dict[str, Any]:
    """Values by attribute, those of additional properties last."""
    inherited, *own = fields(type(model))
    return {each.name: getattr(model, each.name) for each in (*own, inherited)}


def _plain(value: Any) -> Any:
    if isinstance(value, ResponseModel):
        return value.to_dict()
    if is_array(value):
        return [_plain(item) for item in value]
    if is_object(value):
        return {key: _plain(item) for key, item in value.items()}
    return value
