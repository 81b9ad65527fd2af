"""Values that stand for none: an argument that is one of them is as good as not passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    # Any as a base lets type checkers accept these in the place of any parameter's type.
    _Base: TypeAlias = Any
else:
    _Base = object

T = TypeVar("T")


class NotGiven(_Base):  # type: ignore[misc]  # as said above
    """An argument that was not passed, where None means something else."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"


class Omit(_Base):  # type: ignore[misc]  # as said above
    """As `NotGiven`."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "omit"


NOT_GIVEN: NotGiven = NotGiven()
not_given: NotGiven = NOT_GIVEN
omit: Omit = Omit()

_NONE = (NotGiven, Omit)


def given(params: Mapping[str, T]) -> dict[str, T]:
    """Arguments without those that stand for none; nor do extra headers hold any."""
    left = {name: value for name, value in params.items() if not isinstance(value, _NONE)}
    if "extra_headers" in left:
        left["extra_headers"] = _given_headers(left["extra_headers"])
    return left


def _given_headers(headers: Any) -> Any:
    if not hasattr(headers, "items"):
        return headers  # whoever checks the options says what is wrong with it
    return {name: value for name, value in headers.items() if not isinstance(value, _NONE)}
