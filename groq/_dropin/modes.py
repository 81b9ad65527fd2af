"""In which form a method gives its result: as such, raw, or streamed.

The form is decided by the runtime that a resource is bound to, for all of its methods alike:

    client.models.list()                                  a ModelList
    client.models.with_raw_response.list()                an APIResponse of a ModelList
    client.models.with_streaming_response.list()          the same, by `with`, and unread

So `with_raw_response` is the same resource on another runtime and another pipeline, and nothing
is written down for any single method.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from groq._dropin.answer import AnsweringPipeline
from groq._dropin.plain import AsyncPlain, Plain
from groq._dropin.response import (
    APIResponse,
    AsyncAPIResponse,
    AsyncResponseContextManager,
    ResponseContextManager,
)
from groq._flow import Async, Blocking

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._flow import Flow

    AnyFlow = Callable[..., Flow[Any]]


def entering(manager: type[Any], call: Callable[..., Any]) -> Callable[..., Any]:
    """Make a function that leaves the call to the entering of a context manager."""

    def prepare(*args: Any, **kwargs: Any) -> Any:
        return manager(partial(call, *args, **kwargs))

    return prepare


class Raw(Plain):
    """Gives raw responses."""

    __slots__ = ()

    def bind(self, flow: AnyFlow) -> Callable[..., Any]:
        """Make a function that drives the flow to its answer."""
        call, plain = super().bind(flow), Blocking(self.transport, self.sleep)

        def answer(*args: Any, **kwargs: Any) -> APIResponse[Any]:
            return APIResponse(call(*args, **kwargs), plain)

        return answer

    bind_stream = bind


class Unread(Raw):
    """Gives raw responses whose body is still to be read."""

    __slots__ = ()


class Streamed(Unread):
    """Gives what is to be entered, and gives a raw response whose body is still to be read."""

    __slots__ = ()

    def bind(self, flow: AnyFlow) -> Callable[..., Any]:
        """Make a function of which the result is to be entered."""
        return entering(ResponseContextManager, super().bind(flow))

    bind_stream = bind


class AsyncRaw(AsyncPlain):
    """Gives raw responses."""

    __slots__ = ()

    def bind(self, flow: AnyFlow) -> Callable[..., Any]:
        """Make a coroutine function that drives the flow to its answer."""
        drive, plain = super().bind(flow), Async(self.transport, self.sleep)

        async def call(*args: Any, **kwargs: Any) -> AsyncAPIResponse[Any]:
            return AsyncAPIResponse(await drive(*args, **kwargs), plain)

        return call

    bind_stream = bind


class AsyncUnread(AsyncRaw):
    """Gives raw responses whose body is still to be read."""

    __slots__ = ()


class AsyncStreamed(AsyncUnread):
    """Gives what is to be entered, and gives a raw response whose body is still to be read."""

    __slots__ = ()

    def bind(self, flow: AnyFlow) -> Callable[..., Any]:
        """Make a function of which the result is to be entered."""
        return entering(AsyncResponseContextManager, super().bind(flow))

    bind_stream = bind


def in_mode(resource: Any, blocking: type[Any], asynchronous: type[Any]) -> Any:
    """The same resource, in another mode."""
    twin = type(resource)(*parts_in_mode(resource, blocking, asynchronous))
    twin.owned_by(resource._owner)  # noqa: SLF001  a copy
    return twin


def parts_in_mode(
    owner: Any, blocking: type[Any], asynchronous: type[Any]
) -> tuple[Any, AnsweringPipeline]:
    """The runtime and the pipeline of a resource, or of a client, in another mode."""
    runtime, pipeline = owner._runtime, owner._pipeline  # noqa: SLF001  what both kinds have
    mode = asynchronous if isinstance(runtime, Async) else blocking
    unread = issubclass(mode, Unread | AsyncUnread)
    moded = mode(runtime.transport, runtime.sleep)
    return moded, AnsweringPipeline.over(pipeline, unread=unread)
