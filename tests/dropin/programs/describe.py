# mypy: ignore-errors=True
# It looks into whichever `groq` is installed where it runs.
"""Write as JSON what the installed `groq` offers, each name by its path, and its parts.

Paths are those of modules (`groq.types.chat.ChatCompletion`) and those on a client
(`Groq.chat.completions.create`). The parts of a type are its fields or keys, those of a method
are its parameters; `**` says that it takes any.
"""

from __future__ import annotations

import inspect
import json
import pkgutil
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import groq
import groq.types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FUTURE = {"annotations"}  # what a module has of `from __future__ import annotations`


def main() -> None:
    """Run as a program."""
    modules = ["groq", "groq.types"]
    modules += [each.name for each in pkgutil.walk_packages(groq.types.__path__, "groq.types.")]
    described = {}
    for name in modules:
        described |= _module(name)
    for kind in (groq.Groq, groq.AsyncGroq):
        described |= dict(_calls(kind.__name__, kind(api_key="gsk_any")))
    json.dump(described, sys.stdout)


def _module(path: str) -> dict[str, list[str]]:
    module = import_module(path)
    names = getattr(module, "__all__", None) or dir(module)
    return {
        f"{path}.{name}": _fields(getattr(module, name)) if path != "groq" else []
        for name in names
        if name[0] != "_" and not inspect.ismodule(getattr(module, name)) and name not in _FUTURE
    }


def _fields(value: Any) -> list[str]:
    if not inspect.isclass(value):
        return []
    return sorted(getattr(value, "model_fields", None) or getattr(value, "__annotations__", ()))


def _calls(path: str, resource: object) -> Iterator[tuple[str, list[str]]]:
    """The methods of a client or a resource, and those of the resources on it."""
    for name in dir(resource):
        if name[0] == "_" or name.startswith("with_"):
            continue
        value = getattr(resource, name)
        if inspect.isroutine(value):
            yield f"{path}.{name}", _parameters(value)
        elif type(value).__module__.startswith(("groq.resources", "groq._dropin")):
            yield from _calls(f"{path}.{name}", value)


def _parameters(method: Callable[..., object]) -> list[str]:
    return sorted(
        "**" if parameter.kind is inspect.Parameter.VAR_KEYWORD else parameter.name
        for parameter in inspect.signature(method).parameters.values()
    )


if __name__ == "__main__":
    main()
