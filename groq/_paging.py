"""Lists that come in pages, one item after the other.

A `Paging` knows where somebody stands in a list, and its flow gets the next page when that is
needed. `Pages` and `AsyncPages` perform that flow, and are all that the two worlds differ in.
"""

from __future__ import annotations

from collections import deque
from functools import update_wrapper
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    Self,
    TypeVar,
    overload,
)

from attrs import define, field

from groq._flow import Async
from groq.errors import ResponseParseError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from groq._flow import Blocking, Bound, Flow

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")
Owner = TypeVar("Owner")


class Page(Protocol[T_co]):
    """A part of a list, as the service answers it."""

    @property
    def data(self) -> Sequence[T_co]:
        """The items."""
        ...

    @property
    def next_cursor(self) -> str | None:
        """Where the next page is; None on the last one."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the response."""
        ...

    @property
    def request_id(self) -> str | None:
        """Id of the request."""
        ...


@define
class Paging(Generic[T]):
    """Where somebody stands in a list.

    Attributes:
        fetch: Makes the flow that gets the page at a cursor; None is for the first page.
        cursor: Of the page that comes next.
    """

    fetch: Callable[[str | None], Flow[Page[T]]]
    cursor: str | None = None
    _page: Page[T] | None = field(default=None, init=False)
    _ready: deque[T] = field(factory=deque[Any], init=False)
    _fetched: set[str | None] = field(factory=set[Any], init=False)
    _is_over: bool = field(default=False, init=False)

    def take(self) -> Flow[tuple[T, ...]]:
        """The next item; none at the end of the list.

        An error leaves everything as it was: the same page is asked for again the next time.

        Raises:
            ResponseParseError: The list goes round in a circle, or on to what is no page.
        """
        while not self._ready and not self._is_over:
            self._check_progress()
            page = yield from self.fetch(self.cursor)
            self._fetched.add(self.cursor)
            self._page, self.cursor = page, page.next_cursor
            self._is_over = not self.cursor
            self._ready.extend(page.data)
        return (self._ready.popleft(),) if self._ready else ()

    def _check_progress(self) -> None:
        if self._page is None:
            return
        if not isinstance(self.cursor, str):
            what = f"The list has no next page: {self.cursor!r} is no cursor"
        elif self.cursor in self._fetched:
            what = f"The list goes round in a circle: it gave the cursor {self.cursor!r} before"
        else:
            return
        raise ResponseParseError(what, headers=self._page.headers, request_id=self._page.request_id)


class Pages(Generic[T]):
    """The items of all pages of a list: an iterator.

    Each page is fetched when its first item is wanted, and never before. Stop whenever you like:
    nothing is open in between. When a page cannot be had, the error is raised at its first item;
    going on after that asks for it again. Belongs to one consumer at a time.

    Raises:
        ResponseParseError: While iterating: the service gives a page that it has given before.
        GroqError: A page could not be had, after the retries it deserves.
    """

    def __init__(self, paging: Paging[T], runtime: Blocking) -> None:
        self._paging = paging
        self._runtime = runtime

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        for item in self._runtime.run(self._paging.take()):
            return item
        raise StopIteration


class AsyncPages(Generic[T]):
    """The items of all pages of a list: an async iterator, not to be awaited. See `Pages`."""

    # Not an async generator: trio warns of those that are left before their end.

    def __init__(self, paging: Paging[T], runtime: Async) -> None:
        self._paging = paging
        self._runtime = runtime

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        for item in await self._runtime.run(self._paging.take()):
            return item
        raise StopAsyncIteration


class pages_endpoint(Generic[Owner, P, T]):  # noqa: N801  used as a decorator
    """Turn a method that returns a `Paging` into one that returns what iterates over it.

    On an object bound to `Blocking` these are `Pages`, on one bound to `Async` `AsyncPages`;
    parameters, documentation and types are those of the method.
    """

    def __init__(self, method: Callable[Concatenate[Owner, P], Paging[T]]) -> None:
        self._method = method
        self.__doc__ = method.__doc__
        self.__wrapped__ = method

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Bound[Blocking], owner: type) -> Callable[P, Pages[T]]: ...
    @overload
    def __get__(self, instance: Bound[Async], owner: type) -> Callable[P, AsyncPages[T]]: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        return self if instance is None else self._on(instance)

    def _on(self, instance: Any) -> Callable[..., Any]:
        method: Any = self._method.__get__(instance)
        runtime: Any = instance._runtime  # noqa: SLF001  what `Bound` promises
        pages: Any = AsyncPages if isinstance(runtime, Async) else Pages

        def call(*args: Any, **kwargs: Any) -> Any:
            return pages(method(*args, **kwargs), runtime)

        return update_wrapper(call, method)
