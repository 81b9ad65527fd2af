"""`x-sdk-readers`: properties that look a value up along a path."""

import re

from attrs import Factory, define, frozen

from .annotations import response_annotations
from .document import Document
from .naming import attribute_of
from .shapes import Array, Null, Object, Shape, Union, is_nullable, properties_of, without_null


class DeadEndError(ValueError):
    """A path leads through something that is neither an object nor an array, or out of it."""


@frozen
class Reader:
    """A read-only property: what it is called, what it holds, and how it finds that."""

    name: str
    shape: Shape
    annotation: str
    description: str
    statements: list[str]


def readers_of(name: str, document: Document) -> list[Reader]:
    """Readers that an object component asks for, in the order of the document.

    Raises:
        DeadEndError: A path leads nowhere.
    """
    wanted = document.schemas[name].get("x-sdk-readers", {})
    return [
        _reader(reader, walk(name, spec["path"], document), spec["description"])
        for reader, spec in wanted.items()
    ]


def walk(owner: str, path: str, document: Document) -> "Walk":
    """Go along a path such as `choices[0].message`, from an object component.

    Raises:
        DeadEndError: It leads nowhere.
    """
    walk = Walk(document, Object(owner))
    for step in re.findall(r"\w+", path):
        if step.isdigit():
            walk.enter_item(int(step))
        else:
            walk.enter_property(step)
    return walk


def _reader(name: str, walk: "Walk", description: str) -> Reader:
    shape = Union(None, (without_null(walk.shape), Null()))
    statements = [*walk.statements, f"return {walk.expression}"]
    return Reader(name, shape, response_annotations()(shape), description, statements)


@define
class Walk:
    """Where a path has led to: an expression, what it holds, and the statements before it."""

    document: Document
    shape: Shape
    expression: str = "self"
    may_be_none: bool = False
    statements: list[str] = Factory(list)

    def enter_property(self, wire: str) -> None:
        """Take a property of the object here."""
        owner = without_null(self.shape)
        if not isinstance(owner, Object):
            raise DeadEndError(f"{wire} is looked up in something that is no object")
        found = {prop.wire: prop for prop in properties_of(owner.name, self.document)}
        if wire not in found:
            raise DeadEndError(f"{owner.name} has no property {wire}")
        if self.may_be_none:
            self._return_none_if(f"{self._local()} is None")
        self.expression += f".{attribute_of(wire)}"
        self.shape, self.may_be_none = found[wire].shape, found[wire].may_be_none

    def enter_item(self, position: int) -> None:
        """Take an item of the array here."""
        array = without_null(self.shape)
        if not isinstance(array, Array):
            raise DeadEndError(f"item {position} is taken of something that is no array")
        name = self._local()
        if position == 0:
            self._return_none_if(f"not {name}")
        else:
            absent = f"{name} is None or " if self.may_be_none else ""
            self._return_none_if(f"{absent}len({name}) <= {position}")
        self.expression = f"{name}[{position}]"
        self.shape, self.may_be_none = array.item, is_nullable(array.item)

    def _local(self) -> str:
        """Give what was found a name of its own, to be looked at more than once."""
        if not self.expression.isidentifier():
            name = re.findall(r"[^\W\d]\w*", self.expression)[-1]
            self.statements.append(f"{name} = {self.expression}")
            self.expression = name
        return self.expression

    def _return_none_if(self, condition: str) -> None:
        self.statements += [f"if {condition}:", "    return None"]
