"""A text that is to be used and never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NoReturn, Self, final

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN = 4  # characters of a hint
_COVERED = 16  # characters from which on it is no word that stands in a text by chance


@final
class Secret:
    """A text that does not show itself: not in repr, str, format, logs, pickles or JSON.

    `expose_secret()` gives the text. Secrets are equal when their texts are, which is compared
    in constant time; to a plain string none is equal. They have no hash, because looking one up
    takes a time that depends on it. A copy is the object itself.

    Python cannot wipe a string from memory; this class keeps it out of sight, no more.
    """

    __slots__ = ("_reveal",)

    _reveal: Callable[[], str]
    # That of object is a method; None is how Python says that there is none.
    __hash__: ClassVar[None]  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]

    def __init__(self, text: str) -> None:
        # In a function, because debuggers and crash reports walk through attributes.
        self._reveal = lambda: text

    def expose_secret(self) -> str:
        """The text itself."""
        return self._reveal()

    def hint(self) -> str:
        """The last four characters, to tell keys apart: `...a1b2`."""
        text = self._reveal()
        return f"...{text[-_SHOWN:]}" if len(text) > _SHOWN else "****"

    def cover_in(self, content: bytes) -> bytes:
        """The same, with `***` wherever somebody has written the text into it.

        Not where the text is so short that it may be a word: a gateway's key may be `test`.
        """
        text = self._reveal().encode()
        return content.replace(text, b"***") if len(text) >= _COVERED else content

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        from hmac import compare_digest  # noqa: PLC0415  loads OpenSSL; keys are hardly compared

        return compare_digest(self._reveal().encode(), other.expose_secret().encode())

    def __repr__(self) -> str:
        return "Secret(***)"

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret cannot be pickled; pass the key by environment instead")


class ShownText(str):
    """A secret that was asked for; not by a debugger, which shows the repr of every attribute."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"
