"""One of several objects, told apart by a constant such as `type` or `role`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groq._validation.fault import Fault
from groq._validation.kinds import is_object

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq._validation.objects import ObjectRule


class UnionRule:
    """One of several objects, or with `is_open` any other.

    A member of a kind that is new passes unseen: the service may know it. It still has to say of
    what kind it is, where every member must. That an object of any form is allowed beside the
    members means such a kind, too; it does not excuse a member with faults.
    """

    __slots__ = ("_by_kind", "_is_open", "_sole", "_tag", "_unmarked")

    def __init__(self, members: Sequence[ObjectRule], *, is_open: bool) -> None:
        self._is_open = is_open
        self._tag = _tag_of(members)
        # Members that are meant where nothing marks a kind, and those that each mark means.
        self._unmarked = [each for each in members if self._tag not in each.required]
        self._by_kind: dict[str, list[ObjectRule]] = {}
        for each in members if self._tag else ():
            self._by_kind.setdefault(each.constants[self._tag], []).append(each)
        self._sole = {kind: of[0].check for kind, of in self._by_kind.items() if len(of) == 1}

    def check(self, value: Any) -> Fault | None:
        """Find what is wrong with an object that may be any of them."""
        if value.__class__ is not dict and not is_object(value):
            return None  # an object that an answer held
        kind: Any = value.get(self._tag)
        if kind.__class__ is str and (check := self._sole.get(kind)) is not None:
            return check(value)
        if not self._tag or self._tag not in value:
            return self._check_each(value, self._unmarked)
        if not isinstance(kind, str):
            return Fault(f"must be a str; got {type(kind).__name__}", kind).under(self._tag)
        members = self._by_kind.get(kind)
        return None if members is None else self._check_each(value, members)

    def _check_each(self, value: Mapping[Any, Any], members: Sequence[ObjectRule]) -> Fault | None:
        if not members:
            return None if self._is_open else self._no_kind()
        fitting = [each for each in members if _fits(each, value)] or members
        faults: list[Fault] = []
        for each in fitting:
            if (fault := each.check(value)) is None:
                return None
            faults.append(fault)
        # What was understood furthest is what was meant.
        return max(faults, key=lambda fault: fault.depth)

    def _no_kind(self) -> Fault:
        return Fault(f"is required, such as {', '.join(self._by_kind)}").under(self._tag)


def example_of(members: Sequence[ObjectRule]) -> str:
    """How the first of some objects begins, empty when nothing tells them apart."""
    tag = _tag_of(members) if members else ""
    return f'{{"{tag}": "{members[0].constants[tag]}", ...}}' if tag else ""


def _tag_of(members: Sequence[ObjectRule]) -> str:
    """The constant that all members have; empty if they have none in common."""
    shared = (name for name in members[0].constants if all(name in m.constants for m in members))
    return next(shared, "")


def _fits(member: ObjectRule, value: Mapping[Any, Any]) -> bool:
    return all(value.get(name, const) == const for name, const in member.constants.items())
