"""The runtimes of the clients here: those of `_flow`, which drop arguments that stand for none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groq._dropin.not_given import given
from groq._flow import Async, Blocking

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from groq._flow import Flow

    AnyFlow = Callable[..., Flow[Any]]


class Plain(Blocking):
    """Gives results."""

    __slots__ = ()

    def bind(self, flow: AnyFlow) -> Callable[..., Any]:
        """Make a function that drives the flow to its result."""
        call = super().bind(flow)
        return lambda *args, **kwargs: call(*args, **given(kwargs))

    def bind_stream(self, flow: AnyFlow) -> Callable[..., Any]:
        """Make a function that drives the flow and returns its stream."""
        call = super().bind_stream(flow)
        return lambda *args, **kwargs: call(*args, **given(kwargs))


class AsyncPlain(Async):
    """Gives results."""

    __slots__ = ()

    def bind(self, flow: AnyFlow) -> Callable[..., Coroutine[Any, Any, Any]]:
        """Make a coroutine function that drives the flow to its result."""
        drive = super().bind(flow)

        async def call(*args: Any, **kwargs: Any) -> Any:
            return await drive(*args, **given(kwargs))

        return call

    def bind_stream(self, flow: AnyFlow) -> Callable[..., Coroutine[Any, Any, Any]]:
        """Make a coroutine function that drives the flow and returns its stream."""
        drive = super().bind_stream(flow)

        async def call(*args: Any, **kwargs: Any) -> Any:
            return await drive(*args, **given(kwargs))

        return call
