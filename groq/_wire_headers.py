"""Headers of a response: a mapping that looks names up without regard to case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterator, Sequence

T = TypeVar("T")


class Headers(Mapping[str, str]):
    """Names, in lower case, and values; those of a name that repeats are joined by commas."""

    __slots__ = ("_joined", "_names", "_values")

    def __init__(self, fields: Sequence[bytes]) -> None:
        """Take in names and values in turns, as a parser has found them: without line breaks."""
        texts = _texts(fields)
        self._names = [name.lower() for name in texts[::2]]
        self._values = texts[1::2]
        self._joined = dict(zip(self._names, self._values, strict=True))
        if len(self._joined) < len(self._names):
            self._join()

    def _join(self) -> None:
        together: dict[str, list[str]] = {}
        for name, value in self.multi_items():
            together.setdefault(name, []).append(value)
        self._joined = {name: ", ".join(values) for name, values in together.items()}

    def __getitem__(self, name: str) -> str:
        return self._joined[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)

    @overload
    def get(self, key: str, /) -> str | None: ...
    @overload
    def get(self, key: str, default: str, /) -> str: ...
    @overload
    def get(self, key: str, default: T, /) -> str | T: ...
    def get(self, key: str, default: object = None, /) -> object:
        """The value of a name; the default when there is none."""
        return self._joined.get(key.lower(), default)

    def items(self) -> ItemsView[str, str]:
        """Names and values, each name once."""
        return self._joined.items()

    def multi_items(self) -> list[tuple[str, str]]:
        """Names and values as they came: a name may repeat."""
        return list(zip(self._names, self._values, strict=True))

    def __repr__(self) -> str:
        return f"Headers({self._joined!r})"


def _texts(raw: Sequence[bytes]) -> list[str]:
    """All of them decoded at once, which is quicker than one by one."""
    if not raw:
        return []
    whole = b"\n".join(raw)
    try:
        text = whole.decode("utf-8")
    except UnicodeDecodeError:
        text = whole.decode("iso-8859-1")
    texts = text.split("\n")
    if " \n" in text or "\t\n" in text or text[-1:] in " \t":  # which no parser has to keep
        return [each.strip(" \t") for each in texts]
    return texts
