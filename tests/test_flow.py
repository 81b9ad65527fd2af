from __future__ import annotations

import gc
import inspect
import pydoc
import threading
import weakref
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from attrs import define, field

from groq import AsyncGroq, Groq
from groq._flow import Async, Blocking, Bound, Load, R, Send, Sleep, endpoint
from groq._transport import Request, Response

if TYPE_CHECKING:
    from groq._flow import Flow

REQUEST = Request("GET", "/hello")
RESPONSE = Response(200, {}, b"hi")


@define
class Wire:
    """A transport for both runtimes: answers with what is given, or raises it."""

    outcome: Response | BaseException = RESPONSE
    sent: list[tuple[Request, bool]] = field(factory=list)

    def answer(self, request: Request, stream: bool) -> Response:
        self.sent.append((request, stream))
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome


class BlockingWire(Wire):
    def send(self, request: Request, *, stream: bool) -> Response:
        return self.answer(request, stream)

    def close(self) -> None:
        """Nothing is open."""


class AsyncWire(Wire):
    async def send(self, request: Request, *, stream: bool) -> Response:
        await anyio.lowlevel.checkpoint()
        return self.answer(request, stream)

    async def aclose(self) -> None:
        """Nothing is open."""


@define
class Runner:
    """Runs a flow in the world under test, and keeps what it slept and sent."""

    world_name: str
    wire: Any
    slept: list[float] = field(factory=list)

    @property
    def runtime(self) -> Any:
        def sleep(seconds: float, _signal: object) -> None:
            self.slept.append(seconds)

        async def async_sleep(seconds: float, _signal: object) -> None:
            self.slept.append(seconds)

        if self.world_name == "blocking":
            return Blocking(self.wire, sleep)
        return Async(self.wire, async_sleep)

    async def run(self, flow: Flow[Any]) -> Any:
        result = self.runtime.run(flow)
        return await result if inspect.isawaitable(result) else result


@pytest.fixture
def runner(world_name: str) -> Runner:
    return Runner(world_name, BlockingWire() if world_name == "blocking" else AsyncWire())


def greet() -> Flow[bytes]:
    yield from Sleep(1.5)
    response = yield from Send(REQUEST)
    return response.content


def test_a_flow_can_be_stepped_by_hand() -> None:
    flow = greet()
    assert next(flow) == Sleep(1.5)
    assert flow.send(None) == Send(REQUEST)
    with pytest.raises(StopIteration) as done:
        flow.send(RESPONSE)
    assert done.value.value == b"hi"


@pytest.mark.anyio
async def test_a_runtime_performs_each_effect_and_returns_the_result(runner: Runner) -> None:
    assert await runner.run(greet()) == b"hi"
    assert runner.slept == [1.5]
    assert runner.wire.sent == [(REQUEST, False)]


@pytest.mark.anyio
async def test_a_failure_is_thrown_into_the_flow_which_may_recover(runner: Runner) -> None:
    def flow() -> Flow[str]:
        try:
            yield from Send(REQUEST)
        except LookupError as error:
            failure = str(error)
        yield from Sleep(2)
        return failure

    runner.wire.outcome = LookupError("lost")
    assert await runner.run(flow()) == "lost"
    assert runner.slept == [2]


@pytest.mark.anyio
async def test_an_interrupt_cleans_up_and_goes_on(runner: Runner) -> None:
    cleaned: list[bool] = []

    def flow() -> Flow[None]:
        try:
            yield from Send(REQUEST)
        finally:
            cleaned.append(True)

    runner.wire.outcome = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        await runner.run(flow())
    assert cleaned == [True]


@pytest.mark.anyio
async def test_what_may_block_on_the_disk_is_done_apart_from_an_event_loop(
    runner: Runner, world_name: str
) -> None:
    def flow() -> Flow[threading.Thread]:
        return (yield from Load(threading.current_thread))

    worker = await runner.run(flow())
    assert (worker is threading.current_thread()) is (world_name == "blocking")


@pytest.mark.anyio
async def test_sleeping_lets_time_pass(world_name: str) -> None:
    def flow() -> Flow[str]:
        yield from Sleep(0.01)
        return "rested"

    started = anyio.current_time()
    if world_name == "blocking":
        assert Blocking(BlockingWire()).run(flow()) == "rested"
    else:
        assert await Async(AsyncWire()).run(flow()) == "rested"
    assert anyio.current_time() - started >= 0.009


class Greeter(Bound[R]):
    def __init__(self, runtime: R) -> None:
        self._runtime = runtime

    @endpoint
    def greet(self, name: str, *, loudly: bool = False) -> Flow[str]:
        """Say hello."""
        yield from Sleep(0)
        return name.upper() if loudly else name


@pytest.mark.anyio
async def test_one_endpoint_serves_both_worlds(runner: Runner) -> None:
    greeter = Greeter(runner.runtime)
    result = greeter.greet("ada", loudly=True)
    assert inspect.iscoroutinefunction(greeter.greet) is (runner.world_name != "blocking")
    assert (await result if inspect.isawaitable(result) else result) == "ADA"


def test_an_override_is_called_every_time() -> None:
    class Loud(Greeter[Blocking]):
        def greet(self, name: str, *, loudly: bool = False) -> str:
            return super().greet(name, loudly=loudly) + "!"

    greeter = Loud(Blocking(BlockingWire()))
    assert [greeter.greet("ada") for _ in range(2)] == ["ada!", "ada!"]


def test_a_patched_endpoint_is_the_one_that_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    greeter = Greeter(Blocking(BlockingWire()))
    greeter.greet("ada")
    monkeypatch.setattr(Greeter, "greet", lambda _self, name: f"patched {name}")
    assert greeter.greet("ada") == "patched ada"


def test_an_endpoint_of_the_class_is_documented() -> None:
    assert Greeter.greet.__doc__ == "Say hello."


@pytest.mark.anyio
async def test_a_handled_failure_is_let_go_of_at_once(runner: Runner) -> None:
    """Nothing waits for the garbage collector: a failed upload may be large."""

    class Upload:
        pass

    def flow(upload: Upload) -> Flow[None]:
        assert upload
        yield from Send(REQUEST)

    runner.wire.outcome = LookupError("lost")
    upload = Upload()
    gone = weakref.ref(upload)
    gc.collect()
    gc.disable()
    try:
        with pytest.raises(LookupError):
            await runner.run(flow(upload))
        runner.wire.outcome = RESPONSE
        del upload
        assert gone() is None
    finally:
        gc.enable()


def test_an_endpoint_keeps_name_documentation_and_signature() -> None:
    greeter = Greeter(Blocking(BlockingWire()))
    assert greeter.greet.__name__ == "greet"
    assert greeter.greet.__doc__ == "Say hello."
    assert list(inspect.signature(greeter.greet).parameters) == ["name", "loudly"]
    assert greeter.greet is greeter.greet


def test_an_endpoint_of_the_class_gives_its_flow() -> None:
    greeter = Greeter(Blocking(BlockingWire()))
    flow = type(greeter).greet.flow(greeter, "ada")
    assert next(flow) == Sleep(0)


@pytest.mark.parametrize(
    ("client", "result", "stream"),
    [
        (Groq(api_key="gsk_test"), "ModelList", "ChatStream"),
        (AsyncGroq(api_key="gsk_test"), "ModelList", "AsyncChatStream"),
    ],
)
def test_help_shows_what_a_call_returns(client: Any, result: str, stream: str) -> None:
    assert inspect.signature(client.models.list).return_annotation == result
    opens = inspect.signature(client.chat.create_stream)
    assert opens.return_annotation == stream
    assert list(inspect.signature(client.models.get).parameters) == ["model", "options"]
    assert "Flow" not in pydoc.render_doc(client.audio.transcribe).splitlines()[2]
