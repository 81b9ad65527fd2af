"""Effects, and the two runtimes that perform them.

Every operation of this package is written once, as a *flow*: a generator that decides what
to do, yields an *effect* for everything that takes time, and returns its result. A runtime
drives the flow: it performs each effect and sends the outcome back in, or throws the failure.
`Blocking` does so with blocking calls, `Async` with awaits, and hardly anything else in this
package knows the difference. A test needs neither: it steps the flow by hand.

    def greet() -> Flow[bytes]:
        yield from Sleep(1.5)
        response = yield from Send(Request("GET", "/hello"))
        return response.content

Rules that keep flows safe:

* no effect inside `finally` or `except`: a cancelled flow only cleans up, it never waits;
* a flow catches `GroqError`, never `Exception`: a caller's own mistakes keep their names;
* a lock is held for a few statements, never across an effect.
"""

from __future__ import annotations

from functools import update_wrapper
from inspect import isawaitable, iscoroutinefunction
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    Self,
    TypeAlias,
    TypeVar,
    cast,
    overload,
)

from attrs import field, frozen

from groq._signal import async_sleep, sleep
from groq._signatures import shown
from groq._tracebacks import clear_written

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Generator, Iterator
    from inspect import Signature

    from groq._signal import Signal
    from groq._transport import (
        AsyncBody,
        AsyncTransport,
        Body,
        Request,
        Response,
        Transport,
    )

T = TypeVar("T")
P = ParamSpec("P")
Owner = TypeVar("Owner")
S = TypeVar("S")
A = TypeVar("A")
BlockingT_co = TypeVar("BlockingT_co", covariant=True)
AsyncT_co = TypeVar("AsyncT_co", covariant=True)
R = TypeVar("R", bound="Blocking | Async")


@frozen
class Send:
    """Put a request on the wire; the flow resumes with the response."""

    request: Request
    stream: bool = False

    def __iter__(self) -> Generator[Self, Response, Response]:
        return (yield self)


@frozen
class Sleep:
    """Let `seconds` pass, or fewer when the signal is set."""

    seconds: float
    signal: Signal | None = field(default=None, eq=False)

    def __iter__(self) -> Iterator[Self]:
        yield self


@frozen
class Load(Generic[T]):
    """Do something that may block on the disk; the flow resumes with what it returns."""

    work: Callable[[], T]

    def __iter__(self) -> Generator[Self, T, T]:
        return (yield self)


@frozen
class Ask(Generic[T]):
    """Call a function of the user's; the flow resumes with what it returns.

    For an async caller it may return something to await. It is called where the flow runs, on the
    event loop, say.
    """

    function: Callable[[], T | Awaitable[T]]

    def __iter__(self) -> Generator[Self, T, T]:
        return (yield self)


@frozen
class Receive:
    """Wait for the next piece of a body; the flow resumes with it, or with None at the end.

    With `within`, no longer than so many seconds: `DeadlineExceededError`, and the body is closed.
    """

    body: Body | AsyncBody
    within: float | None = None

    def __iter__(self) -> Generator[Self, bytes | None, bytes | None]:
        return (yield self)


@frozen
class Close:
    """Give up on the rest of a body."""

    body: Body | AsyncBody

    def __iter__(self) -> Iterator[Self]:
        yield self


Effect: TypeAlias = "Send | Sleep | Load[Any] | Ask[Any] | Receive | Close"
Flow: TypeAlias = "Generator[Effect, Any, T]"


class Opened(Protocol[BlockingT_co, AsyncT_co]):
    """A flow's result that blocking and async callers read in different ways: a stream."""

    def blocking(self) -> BlockingT_co:
        """The result for a blocking caller."""
        ...

    def asynchronous(self) -> AsyncT_co:
        """The result for an async caller."""
        ...


@frozen
class Blocking:
    """Performs effects with blocking calls."""

    transport: Transport
    sleep: Callable[[float, Signal | None], None] = field(default=sleep)

    def bind(self, flow: Callable[P, Flow[T]]) -> Callable[P, T]:
        """Make a function that drives the flow to its result."""

        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return self.run(flow(*args, **kwargs))

        return call

    def bind_stream(
        self, flow: Callable[P, Flow[Opened[BlockingT_co, Any]]]
    ) -> Callable[P, BlockingT_co]:
        """Make a function that drives the flow and returns its stream for blocking callers."""

        def call(*args: P.args, **kwargs: P.kwargs) -> BlockingT_co:
            return self.run(flow(*args, **kwargs)).blocking()

        return call

    def run(self, flow: Flow[T]) -> T:
        """Drive a flow to its result."""
        resume: Callable[[Any], Effect] = flow.send
        outcome: Any = None
        while True:
            try:
                effect = resume(outcome)
            except StopIteration as done:
                return cast("T", done.value)
            finally:
                outcome = None  # a failure and this frame would keep each other alive
            try:
                outcome, resume = self._perform(effect), flow.send
            except BaseException as failure:  # noqa: BLE001  the flow cleans up and lets it go on
                clear_written(failure)
                outcome, resume = failure, flow.throw

    def _perform(self, effect: Effect) -> object:
        match effect:
            case Send(request, stream):
                return self.transport.send(request, stream=stream)
            case Receive(body, within):
                return cast("Body", body).receive(within)
            case Sleep(seconds, signal):
                self.sleep(seconds, signal)
            case Close(body):
                cast("Body", body).close()
            case Load(work):
                return work()
            case Ask(function):
                return function()
        return None


async def in_thread(work: Callable[[], T]) -> T:
    """Leave what may block to a thread; when this is cancelled, it is not waited for."""
    from anyio import to_thread  # noqa: PLC0415  only async uploads need it

    return await to_thread.run_sync(work, abandon_on_cancel=True)


@frozen
class Async:
    """Performs effects with awaits, on asyncio or trio."""

    transport: AsyncTransport
    sleep: Callable[[float, Signal | None], Awaitable[None]] = field(default=async_sleep)

    def bind(self, flow: Callable[P, Flow[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
        """Make a coroutine function that drives the flow to its result."""

        async def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return await self.run(flow(*args, **kwargs))

        return call

    def bind_stream(
        self, flow: Callable[P, Flow[Opened[Any, AsyncT_co]]]
    ) -> Callable[P, Coroutine[Any, Any, AsyncT_co]]:
        """Make a coroutine function that returns the flow's stream for async callers."""

        async def call(*args: P.args, **kwargs: P.kwargs) -> AsyncT_co:
            return (await self.run(flow(*args, **kwargs))).asynchronous()

        return call

    async def run(self, flow: Flow[T]) -> T:
        """Drive a flow to its result."""
        resume: Callable[[Any], Effect] = flow.send
        outcome: Any = None
        while True:
            try:
                effect = resume(outcome)
            except StopIteration as done:
                return cast("T", done.value)
            finally:
                outcome = None  # a failure and this frame would keep each other alive
            try:
                outcome, resume = await self._perform(effect), flow.send
            except BaseException as failure:  # noqa: BLE001  the flow cleans up and lets it go on
                clear_written(failure)
                outcome, resume = failure, flow.throw

    async def _perform(self, effect: Effect) -> object:
        match effect:
            case Send(request, stream):
                return await self.transport.send(request, stream=stream)
            case Receive(body, within):
                return await cast("AsyncBody", body).receive(within)
            case Sleep(seconds, signal):
                await self.sleep(seconds, signal)
            case Close(body):
                await cast("AsyncBody", body).aclose()
            case Load(work):
                return await in_thread(work)
            case Ask(function):
                answer = function()
                return await answer if isawaitable(answer) else answer
        return None


class Bound(Generic[R]):
    """Something whose endpoints run on one runtime: a client or one of its resources."""

    _runtime: R


class _Endpoint(Generic[Owner, P, T]):
    """A method written as a flow.

    Attributes:
        flow: The method as it was written.
    """

    _bind = "bind"

    def __init__(self, flow: Callable[Concatenate[Owner, P], Flow[T]]) -> None:
        self.flow = flow
        self.__doc__ = flow.__doc__
        self.__wrapped__ = flow
        self._signatures: dict[bool, Signature] = {}

    def _on(self, instance: Any) -> Callable[..., Any]:
        """The method of this instance, made once."""
        made: dict[object, Callable[..., Any]] = instance.__dict__.setdefault("_endpoints", {})
        if (call := made.get(self)) is None:
            method = self.flow.__get__(instance)
            bind = getattr(instance._runtime, self._bind)  # noqa: SLF001  what `Bound` promises
            call = made[self] = update_wrapper(bind(method), method)
            vars(call)["__signature__"] = self._signature(iscoroutinefunction(call))
        return call

    def _signature(self, is_async: bool) -> Signature:  # noqa: FBT001  the key of what is kept
        """What `help` shows, made once for all instances."""
        if (signature := self._signatures.get(is_async)) is None:
            signature = self._signatures[is_async] = shown(self.flow, is_async=is_async)
        return signature


class endpoint(_Endpoint[Owner, P, T]):  # noqa: N801  used as a decorator
    """Turn a method that returns a flow into one that returns the flow's result.

    On an object bound to `Blocking` the method returns `T`, on one bound to `Async` a
    coroutine of `T`; parameters, documentation and types are those of the flow.
    """

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Bound[Blocking], owner: type) -> Callable[P, T]: ...
    @overload
    def __get__(
        self, instance: Bound[Async], owner: type
    ) -> Callable[P, Coroutine[Any, Any, T]]: ...
    @overload  # a runtime that makes something of its own of results
    def __get__(self, instance: Bound[Any], owner: type) -> Callable[P, Any]: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        return self if instance is None else self._on(instance)


class overloaded_endpoint(  # noqa: N801  used as a decorator
    _Endpoint[Any, ..., Any], Generic[BlockingT_co, AsyncT_co]
):
    """As `endpoint`, where the type of the result depends on the arguments.

    A flow cannot tell that to type checkers. Two protocols do, for the blocking and for the async
    method: `@overloaded_endpoint[Transcribe, AsyncTranscribe]`.
    """

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Bound[Blocking], owner: type) -> BlockingT_co: ...
    @overload
    def __get__(self, instance: Bound[Async], owner: type) -> AsyncT_co: ...
    @overload
    def __get__(self, instance: Bound[Any], owner: type) -> Callable[..., Any]: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        return self if instance is None else self._on(instance)


class stream_endpoint(  # noqa: N801  used as a decorator
    _Endpoint[Owner, P, Opened[S, A]]
):
    """As `endpoint`, for a flow that opens a stream."""

    _bind = "bind_stream"

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Bound[Blocking], owner: type) -> Callable[P, S]: ...
    @overload
    def __get__(
        self, instance: Bound[Async], owner: type
    ) -> Callable[P, Coroutine[Any, Any, A]]: ...
    @overload
    def __get__(self, instance: Bound[Any], owner: type) -> Callable[P, Any]: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        return self if instance is None else self._on(instance)
