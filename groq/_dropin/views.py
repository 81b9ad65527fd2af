"""`with_raw_response` and `with_streaming_response` of the resources, as properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from groq._dropin.modes import AsyncRaw, AsyncStreamed, Raw, Streamed, in_mode

if TYPE_CHECKING:
    from groq._flow import Async, Blocking, Bound

B = TypeVar("B")
A = TypeVar("A")


class raw_view(Generic[B, A]):  # noqa: N801  used as a property
    """The resource with raw responses.

    It is told what that is in both worlds: `raw_view[Models[Raw], Models[AsyncRaw]]`. Type
    checkers then know what its methods take, and leave open what they give.
    """

    _modes: tuple[type[Any], type[Any]] = (Raw, AsyncRaw)

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Bound[Blocking], owner: type) -> B: ...
    @overload
    def __get__(self, instance: Bound[Async], owner: type) -> A: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        return self if instance is None else in_mode(instance, *self._modes)


class streamed_view(raw_view[B, A]):  # noqa: N801  used as a property
    """The resource with responses that are still to be read."""

    _modes = (Streamed, AsyncStreamed)
