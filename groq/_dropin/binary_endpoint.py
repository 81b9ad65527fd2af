"""Methods whose result is no JSON: in every mode, it can be read in the ways of the other SDK."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, Self, overload

from groq._dropin.binary import AsyncBinaryAPIResponse, BinaryAPIResponse
from groq._dropin.modes import AsyncRaw, Raw
from groq._flow import Async, Blocking, Bound, Owner, P, T, endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from groq.types import Attempt


class Whole(Protocol):
    """What our own methods return: a `Speech` or a `FileContent`."""

    @property
    def content(self) -> bytes:
        """The bytes."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the response."""
        ...

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every send that it took."""
        ...


class binary_endpoint(endpoint[Owner, P, T]):  # noqa: N801  used as a decorator
    """An endpoint of ours with a binary result, as one with the result of the other SDK."""

    # The results have all that those of T have, but checkers cannot be told.
    @overload  # type: ignore[override]
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Bound[Blocking], owner: type) -> Callable[P, BinaryAPIResponse]: ...
    @overload
    def __get__(
        self, instance: Bound[Async], owner: type
    ) -> Callable[P, Coroutine[Any, Any, AsyncBinaryAPIResponse]]: ...
    @overload
    def __get__(self, instance: Bound[Any], owner: type) -> Callable[P, Any]: ...
    def __get__(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, instance: Any, owner: type
    ) -> Any:
        if instance is None:
            return self
        call, runtime = self._on(instance), instance._runtime  # noqa: SLF001  what `Bound` promises
        if isinstance(runtime, Raw | AsyncRaw):
            return call
        return _async(call) if isinstance(runtime, Async) else _blocking(call)


def _blocking(call: Callable[..., Whole]) -> Callable[..., BinaryAPIResponse]:
    @wraps(call)
    def make(*args: Any, **kwargs: Any) -> BinaryAPIResponse:
        return BinaryAPIResponse(**_fields(call(*args, **kwargs)))

    return make


def _async(
    call: Callable[..., Coroutine[Any, Any, Whole]],
) -> Callable[..., Coroutine[Any, Any, AsyncBinaryAPIResponse]]:
    @wraps(call)
    async def make(*args: Any, **kwargs: Any) -> AsyncBinaryAPIResponse:
        return AsyncBinaryAPIResponse(**_fields(await call(*args, **kwargs)))

    return make


def _fields(whole: Whole) -> dict[str, Any]:
    return {"content": whole.content, "headers": whole.headers, "attempts": whole.attempts}
