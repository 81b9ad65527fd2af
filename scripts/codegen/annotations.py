"""Shapes as Python annotations: what a response holds, what a request accepts."""

from collections.abc import Mapping

from attrs import frozen

from .shapes import Array, Binary, Enum, Map, Null, Object, Scalar, Shape, Union


@frozen
class Annotations:
    """How shapes are annotated on one side of the API.

    Responses are concrete (`list`, `dict`) and open: an enum may hold a value that is new.
    Requests accept whatever behaves right (`Sequence`, `Mapping`), and where a response can be
    sent back, that response: `echoes` has its name for the name of the request object.
    """

    array: str
    mapping: str
    has_open_enums: bool
    echoes: Mapping[str, str]

    def __call__(self, shape: Shape) -> str:
        """Annotation of a shape, None last."""
        return " | ".join(self._texts(shape))

    def alternatives(self, union: Union) -> list[str]:
        """Annotations of the members of a union, None last and nothing twice."""
        texts = [text for member in union.members for text in self._texts(member)]
        return sorted(dict.fromkeys(texts), key=lambda text: text == "None")

    def _texts(self, shape: Shape) -> list[str]:
        match shape:
            case Union(None, _):
                texts = self.alternatives(shape)
            case Enum(name):
                texts = [name, "str"] if self.has_open_enums else [name]
            case Object(name) if name in self.echoes:
                texts = [name, self.echoes[name]]
            case Object(name) | Union(str(name), _) | Scalar(name):
                texts = [name]
            case Map(value):
                texts = [f"{self.mapping}[str, {self(value)}]"]
            case Array(item):
                texts = [f"{self.array}[{self(item)}]"]
            case Binary():
                texts = ["FilePart"]
            case Null():
                texts = ["None"]
        return texts


def response_annotations() -> Annotations:
    """Annotations of what the service answers."""
    return Annotations("list", "dict", has_open_enums=True, echoes={})


def request_annotations(echoes: Mapping[str, str]) -> Annotations:
    """Annotations of what a caller may send."""
    return Annotations("Sequence", "Mapping", has_open_enums=False, echoes=echoes)
