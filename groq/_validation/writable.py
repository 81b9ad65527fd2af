"""What JSON cannot hold: NaN, sets, objects, lone surrogates, things that hold themselves.

Whoever writes a body refuses most of that without saying where, and makes null of NaN without a
word. So this is asked only when writing has failed, or when there is a null in what was written.
"""

from __future__ import annotations

import gc
import math
from dataclasses import fields, is_dataclass
from enum import Enum
from numbers import Real
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import orjson

from groq._validation.fault import Fault, shown
from groq._validation.hints import hint
from groq._validation.kinds import NO_KIND, is_object, is_record, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    _Write: TypeAlias = Callable[[Mapping[str, Any]], object]

_NO_NUMBERS = frozenset({str, int, bool, type(None)})  # none that JSON lacks, that is
_HOLDERS = (dict, list, tuple)
_DEEPEST = 250  # levels; orjson gives up at 254


def is_too_deep(value: Mapping[str, Any]) -> bool:
    """Whether a value is nested more deeply than can be written, or holds itself.

    To be asked before: orjson counts lists and dicts, but not tuples, and nested without end they
    crash the interpreter. Level by level, each holder once, mostly without running Python.
    """
    level: Iterable[Any] = [value]
    for _ in range(_DEEPEST + 1):
        # What the garbage collector does not track holds no holders.
        inner: Iterable[Any] = filter(gc.is_tracked, gc.get_referents(*level))
        holders: dict[int, Any] = {id(each): each for each in inner if _is_holder(each)}
        if not holders:
            return False
        level = holders.values()
    return True


def _is_holder(value: Any) -> bool:
    return isinstance(value, _HOLDERS)


def is_finite(value: object) -> bool:
    """Whether all numbers are, in a value that could be written down."""
    todo: list[Any] = [value]
    while todo:
        holder = todo.pop()
        has_keys = holder.__class__ is dict or is_object(holder)
        for item in holder.values() if has_keys else holder:
            kind = item.__class__
            if kind in _NO_NUMBERS:
                continue
            if kind is dict or kind is list:
                todo.append(item)
            elif isinstance(item, Real):
                if not math.isfinite(item):
                    return False
            else:
                todo.append(_parts(item))
    return True


def _parts(item: Any) -> Iterable[Any]:
    """What a rarer thing is written as; an object of an answer has no number of the caller's."""
    if isinstance(item, Enum):
        return [item.value]
    if is_dataclass(item):
        return [getattr(item, each.name) for each in fields(item)]
    if hasattr(item, "model_dump"):
        return [item.model_dump()]
    is_holder = kind_of(item) in {"array", "object"} and not is_record(item)
    return item if is_holder else ()


def fault_in(
    value: object, write: _Write = orjson.dumps, *, depth: int = 0, around: tuple[int, ...] = ()
) -> Fault | None:
    """The first thing in a value that JSON cannot hold.

    Args:
        value: What could not be written down.
        write: What could not write it, but can write one thing in it after the other.
        depth: Number of containers around the value.
        around: Identities of those.
    """
    kind = NO_KIND if is_record(value) else kind_of(value)
    if kind not in {"array", "object"}:
        return _fault_of_leaf(value, write)
    if id(value) in around:
        return Fault("must not hold itself", value)
    if depth == _DEEPEST:
        return Fault(f"must not be nested more than {_DEEPEST} levels deep", value)
    for step, item in _items(value):
        fault = _fault_of_key(step, write) if kind == "object" else None
        fault = fault or fault_in(item, write, depth=depth + 1, around=(*around, id(value)))
        if fault is not None:
            return fault.under(step if kind == "array" else str(step))
    return None


def _items(value: Any) -> Iterable[tuple[Any, Any]]:
    return value.items() if is_object(value) else enumerate(cast("Iterable[Any]", value))


def _fault_of_key(key: object, write: _Write) -> Fault | None:
    if key.__class__ is not str:
        return Fault(f"is a key of type {type(key).__name__}; give it as a str", key)
    return _fault_of_leaf(key, write)


def _fault_of_leaf(value: object, write: _Write) -> Fault | None:
    if _is_boundless(value):
        return Fault(f"must be a number that JSON has; got {value}", value)
    try:
        write({"value": value})
    except (AttributeError, TypeError, ValueError, RecursionError):
        return Fault(_advice(value), value)
    return None


def _is_boundless(value: object) -> bool:
    if isinstance(value, int):
        return False  # however many digits it has, which math.isfinite would stumble over
    return isinstance(value, Real) and not math.isfinite(value)


def _advice(value: object) -> str:
    if isinstance(value, str):
        return "must be valid Unicode; it holds half of a surrogate pair"
    if isinstance(value, int):
        return f"must fit into 64 bits; got {shown(value)}"
    if isinstance(value, set | frozenset):
        return "must be a list; got a set"
    if isinstance(value, bytes | bytearray | memoryview):
        return "must be a str, such as base64 of the bytes; got bytes"
    return f"must be something that JSON has; got {type(value).__name__}{hint(value)}"
