"""The key is in one header of each request, and nowhere else, whatever happens to a call."""

from __future__ import annotations

import asyncio
import copy
import pickle
import signal
import socket
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest
from attrs import define

from groq import AsyncGroq, CircuitBreakerConfig, Groq, GroqError
from tests.raw_server import RawServer, answer
from tests.secret_channels import Exposure, all_channels
from tests.test_faults_kit import ASK, fresh_service, shared_service

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from groq.testing import SimulatorProcess
    from tests.conftest import World

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("uncovered")]
service = shared_service
simulator = fresh_service

# Known to this module and to the environment alone: a local of a test would be in tracebacks.
SECRET = "gsk_" + "Zq7Xw3Kp9Vt5Rb1Nf8Hd6Lm2Jc4Gs0Ya"
STATUSES = (400, 401, 403, 404, 409, 413, 422, 429, 498, 500, 503)


@define
class Scene:
    """A world in which everything is looked at.

    Attributes:
        exposure: What has been seen.
    """

    world: World
    simulator: SimulatorProcess
    exposure: Exposure
    settings: dict[str, Any]

    def client(self, **more: Any) -> Any:
        """A client with the key of the environment."""
        settings: dict[str, Any] = {"max_retries": 0, **self.settings, **more}
        client = self.world.client(api_key=None, **settings)
        self.exposure.view(client)
        return client

    async def look(self, call: Callable[[], Any]) -> Any:
        """Make a call, and look at what comes of it."""
        try:
            result = await self.world.settle(call())
        except Exception as error:  # noqa: BLE001  whatever it is, it is looked at
            self.exposure.view(error)
            return error
        except BaseException as error:  # cancelled, or interrupted
            self.exposure.view(error)
            raise
        self.exposure.view(result)
        return result

    async def interrupt(self, call: Callable[[], Any]) -> None:
        """Let the caller lose patience while a call is under way."""
        if self.world.name == "blocking":
            with interrupting(0.3), pytest.raises(KeyboardInterrupt):
                await self.look(call)
            return
        with anyio.move_on_after(0.3) as scope:
            await self.look(call)
        assert scope.cancelled_caught


@contextmanager
def interrupting(seconds: float) -> Iterator[None]:
    former = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


async def successes(scene: Scene) -> None:
    client = scene.client()
    chat = await scene.look(partial(client.chat.create, **ASK))
    assert chat.content
    await scene.look(client.models.list)
    await scene.look(client.health_check)
    await scene.look(partial(client.chat.completions.with_raw_response.create, **ASK))
    for resource in (client.chat, client.audio.transcriptions, client.chat.with_raw_response):
        scene.exposure.view(resource)


async def streams(scene: Scene) -> None:
    client = scene.client()
    stream = await scene.look(partial(client.chat.create_stream, **ASK))
    async for chunk in scene.world.iterate(stream):
        scene.exposure.view(chunk)
        break
    scene.exposure.view(stream)
    await scene.world.close(stream)
    whole = await scene.look(partial(client.chat.create_stream, **ASK))
    await scene.look(whole.collect)


async def a_broken_stream(scene: Scene) -> None:
    scene.simulator.drop_after(3000)
    stream = await scene.look(partial(scene.client().chat.create_stream, **ASK))
    assert isinstance(await scene.look(stream.collect), GroqError)


async def uploads(scene: Scene) -> None:
    client = scene.client()
    line = b'{"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {}}'
    file = await scene.look(partial(client.files.create, file=("a.jsonl", line), purpose="batch"))
    await scene.look(partial(client.files.delete, file.id))
    await scene.look(partial(client.audio.transcribe, ("a.wav", b"RIFF"), model="whisper-large-v3"))


async def batches(scene: Scene) -> None:
    results = await scene.look(partial(scene.client().batches.run, [("1", ASK)]))
    assert results.batch.status == "completed"


async def refusals(scene: Scene) -> None:
    client = scene.client(circuit_breaker=CircuitBreakerConfig.always_closed())
    for status in STATUSES:
        scene.simulator.fail(status)
        assert isinstance(await scene.look(partial(client.chat.create, **ASK)), GroqError)


async def refusals_that_quote_the_key(scene: Scene) -> None:
    with RawServer(
        quoting("401 Unauthorized", '{"error": {"message": "Got %s", "param": "%s"}}')
    ) as server:
        error = await scene.look(scene.client(base_url=server.url).models.list)
    assert isinstance(error, GroqError)
    assert "Got ***" in str(error)
    with RawServer(quoting("502 Bad Gateway", "<p>%s</p>, %s")) as server:
        assert isinstance(
            await scene.look(scene.client(base_url=server.url).models.list), GroqError
        )


def quoting(status: str, body: str) -> bytes:
    return answer((body % (SECRET, SECRET)).encode(), status)


async def retries(scene: Scene) -> None:
    scene.simulator.fail(503, retry_after=0.01)
    scene.simulator.fail(429, retry_after=0.01)
    chat = await scene.look(partial(scene.client(max_retries=3).chat.create, **ASK))
    assert len(chat.attempts) == 3


async def an_open_circuit(scene: Scene) -> None:
    client = scene.client(circuit_breaker=CircuitBreakerConfig(failure_threshold=1))
    scene.simulator.fail(500)
    for _ in range(2):
        assert isinstance(await scene.look(partial(client.chat.create, **ASK)), GroqError)


async def mistakes(scene: Scene) -> None:
    client = scene.client()
    assert isinstance(
        await scene.look(partial(client.chat.create, model="", messages=[])), Exception
    )
    await scene.look(partial(client.chat.create, **ASK, extra_headers={"x": "a\nb"}))
    for cls in (Groq, AsyncGroq):
        for wrong in (f"{SECRET} {SECRET}", f"{SECRET}\r\nx: y", f"é{SECRET}", SECRET.encode()):
            await scene.look(partial(made_with, cls, Passed(wrong)))


class Passed:
    """Brings a wrong key into a call without a local of a frame that showed it."""

    take: Callable[[], object]

    def __init__(self, key: object) -> None:
        self.take = lambda: key


def made_with(cls: Any, key: Passed) -> None:
    cls(key.take())


async def lost_connections(scene: Scene) -> None:
    client = scene.client()
    scene.simulator.reset()
    assert isinstance(await scene.look(partial(client.chat.create, **ASK)), GroqError)
    scene.simulator.drop_after(10)
    assert isinstance(await scene.look(partial(client.chat.create, **ASK)), GroqError)
    nowhere = scene.client(base_url="http://127.0.0.1:1")
    assert isinstance(await scene.look(nowhere.models.list), GroqError)


async def no_tls(scene: Scene) -> None:
    with RawServer() as server:
        client = scene.client(base_url=f"https://localhost:{server.port}")
        assert isinstance(await scene.look(client.models.list), GroqError)


async def redirects(scene: Scene) -> None:
    cls: Any = httpx.Client if scene.world.name == "blocking" else httpx.AsyncClient
    with RawServer(answer(b"", "307 Temporary", location="/elsewhere")) as server:
        await scene.look(scene.client(base_url=server.url).models.list)
        following = cls(follow_redirects=True, max_redirects=2)
        client = scene.client(base_url=server.url, http_client=following)
        assert isinstance(await scene.look(client.models.list), GroqError)
        await scene.world.close(following)
        assert SECRET.encode() in server.received


async def timeouts(scene: Scene) -> None:
    for limit in ({"timeout": 0.2}, {"deadline": 0.2}):
        scene.simulator.hang(1)
        client = scene.client(**limit)
        assert isinstance(await scene.look(partial(client.chat.create, **ASK)), TimeoutError)


async def cancellations(scene: Scene) -> None:
    scene.simulator.hang(1)
    await scene.interrupt(partial(scene.client().chat.create, **ASK))


@contextmanager
def deaf_server() -> Iterator[str]:
    """A server that takes connections and reads nothing, so that writing to it gets stuck."""
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


async def interrupted_writes(scene: Scene) -> None:
    little = [(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)]
    headers = {"x-more-than-fits": "." * 200_000}
    blocking = scene.world.name == "blocking"
    transport: Any = httpx.HTTPTransport if blocking else httpx.AsyncHTTPTransport
    cls: Any = httpx.Client if blocking else httpx.AsyncClient
    yours = cls(transport=transport(socket_options=little))
    with deaf_server() as url:
        client = scene.client(base_url=url, http_client=yours, default_headers=headers)
        stuck = await scene.look(partial(client.models.list, timeout=0.2))
        assert isinstance(stuck, TimeoutError)
        await scene.interrupt(client.models.list)
    await scene.world.close(yours)


async def a_broken_hook(scene: Scene) -> None:
    def hook(_: object) -> None:
        raise LookupError("the hook is broken")

    async def async_hook(_: object) -> None:
        hook(None)

    blocking = scene.world.name == "blocking"
    cls: Any = httpx.Client if blocking else httpx.AsyncClient
    yours = cls(event_hooks={"request": [hook if blocking else async_hook]})
    client = scene.client(http_client=yours)
    assert isinstance(await scene.look(partial(client.chat.create, **ASK)), LookupError)
    await scene.world.close(yours)


async def copies(scene: Scene) -> None:
    client = scene.client()
    for twin in (
        copy.copy(client),
        copy.deepcopy(client),
        client.with_options(max_retries=1),
        pickle.loads(pickle.dumps(scene.client(middleware=[]))),  # noqa: S301  its own
    ):
        scene.exposure.view(twin)


async def tasks(scene: Scene) -> None:
    """What asyncio tells of a task that is under way."""
    if scene.world.name != "asyncio":
        return
    scene.simulator.hang(0.3)
    task = asyncio.ensure_future(scene.client().chat.create(**ASK))
    await asyncio.sleep(0.1)
    scene.exposure.show("task", f"{task!r} {asyncio.all_tasks()!r}")
    task.print_stack()
    await task


@pytest.mark.parametrize(
    "operate",
    [
        successes,
        streams,
        a_broken_stream,
        uploads,
        batches,
        refusals,
        refusals_that_quote_the_key,
        retries,
        an_open_circuit,
        mistakes,
        lost_connections,
        no_tls,
        redirects,
        timeouts,
        cancellations,
        interrupted_writes,
        a_broken_hook,
        copies,
        tasks,
    ],
)
async def test_the_key_is_seen_nowhere(
    world: World,
    simulator: SimulatorProcess,
    monkeypatch: pytest.MonkeyPatch,
    operate: Callable[[Scene], Awaitable[None]],
) -> None:
    monkeypatch.setenv("GROQ_API_KEY", SECRET)
    if world.name != "trio":
        asyncio.get_running_loop().set_debug(True)  # and so it logs what it runs
        asyncio.get_running_loop().slow_callback_duration = 0.0
    exposure = Exposure()
    with all_channels(exposure) as settings:
        await operate(Scene(world, simulator, exposure, settings))
    assert exposure.texts
    assert exposure.places_of(SECRET) == set()
