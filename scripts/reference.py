"""How the site's reference shows this package: as its users see it.

A griffe extension, named in `zensical.toml`. It works on what griffe has read, and imports nothing
of the package.
"""

from __future__ import annotations

import re
from functools import partial
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Any

from griffe import (
    Attribute,
    Class,
    Docstring,
    Expr,
    ExprSubscript,
    Extension,
    Function,
    Module,
    Object,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDPOINTS = {"endpoint", "stream_endpoint", "overloaded_endpoint", "pages_endpoint"}
# Modules whose names users write, in the order in which a name is looked up.
_PUBLIC = ("", "errors", "types", "testing", "telemetry")
_TREE = re.compile(r"^    \w+.*\n(?:    .*[│├└].*(?:\n|\Z))+", re.MULTILINE)
# What the client makes, and nobody else: how it does so is of no interest.
_MADE_BY_US = (
    "groq.resources.",
    "groq._any_stream",
    "groq._byte_stream",
    "groq._dropin.base_response",
    "groq._dropin.response",
    "groq._paging",
)


class Reference(Extension):
    """Prepares each package once it was read."""

    def on_package(self, *, pkg: Module, **_: Any) -> None:
        """Look at all that is in it."""
        homes = _homes(pkg)
        for thing in list(_inside(pkg)):
            if isinstance(thing, Function):
                _show_result(thing)
            if isinstance(thing, Class):
                _show_fields(thing)
                if thing.path.startswith(_MADE_BY_US):
                    thing.members.pop("__init__", None)
            if thing.docstring is not None:
                thing.docstring.value = _with_trees(_linked(thing.docstring.value, homes))


def _inside(thing: Object) -> Iterator[Object]:
    for member in thing.members.values():
        if isinstance(member, Object):  # and no alias of one that stands elsewhere
            yield member
            yield from _inside(member)


def _show_result(function: Function) -> None:
    """Give a method that is a flow the type of what the flow returns."""
    decorators = {str(decorator.value).partition("[")[0] for decorator in function.decorators}
    if decorators & _ENDPOINTS:
        function.decorators = []
        function.returns = _result(function.returns)


def _result(returns: str | Expr | None) -> str | Expr | None:
    """`T` of a `Flow[T]`, and the blocking one of the streams of an `OpenedStream[S, A]`."""
    while isinstance(returns, ExprSubscript) and str(returns.left) in {"Flow", "OpenedStream"}:
        inner: Any = returns.slice
        returns = inner.elements[0] if hasattr(inner, "elements") else inner
    if isinstance(returns, ExprSubscript) and str(returns.left) == "Paging":
        return f"Pages[{returns.slice}]"
    return returns


def _show_fields(cls: Class) -> None:
    """List the fields of what is generated in its docstring: a heading for each is too much."""
    is_result = cls.path.startswith("groq_api.models.")
    if not (is_result or any(str(base) == "TypedDict" for base in cls.bases)):
        return
    cls.bases = []  # what every result has is told once, of `BaseModel`
    cls.members.pop("from_dict", None)
    fields = {
        name: member
        for name, member in cls.members.items()
        if not name.startswith("_")
        and isinstance(member, Attribute)
        and member.docstring is not None
    }
    for name in fields:
        del cls.members[name]
    if fields and cls.docstring is not None:
        lines = "\n".join(_field(name, member) for name, member in fields.items())
        cls.docstring.value += f"\n\nAttributes:\n{indent(lines, '    ')}"


def _field(name: str, field: Attribute) -> str:
    told = field.docstring.value if isinstance(field.docstring, Docstring) else ""
    kind = re.sub(r"^NotRequired\[(.*)\]$", r"\1", str(field.annotation))
    return f"{name} ({kind}): {' '.join(told.split())}"


def _with_trees(text: str) -> str:
    """Have trees that are drawn with lines shown as they are, and not as Python."""
    return _TREE.sub(lambda tree: f"```text\n{dedent(tree[0])}```\n", text)


def _homes(pkg: Module) -> dict[str, str]:
    """Where each public name stands in the reference."""
    homes: dict[str, str] = {}
    for name in _PUBLIC:
        module = pkg[name] if name and name in pkg.members else pkg
        for exported in module.exports or ():
            homes.setdefault(str(exported), f"{module.path}.{exported}")
    return homes


def _linked(text: str, homes: dict[str, str]) -> str:
    """Make links of the names of public classes."""
    return re.sub(r"(?<![\[`])`(?:groq\.\w+\.)?([A-Z]\w+)`(?!`)", partial(_link, homes), text)


def _link(homes: dict[str, str], name: re.Match[str]) -> str:
    home = homes.get(name[1])
    return f"[{name[0]}][{home}]" if home else name[0]
