from __future__ import annotations

import time
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio.lowlevel
import pytest

from groq import (
    AsyncGroq,
    AuthenticationError,
    CircuitBreakerConfig,
    CircuitState,
    DeadlineExceededError,
    Groq,
    Middleware,
    ValidationError,
)
from groq._api_key import hide, resolve_api_key
from groq._secret import Secret

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytest_httpserver import HTTPServer

    from groq._middleware import Call
    from tests.conftest import World

KEY = "gsk_very_secret_1234"
MODELS = "/openai/v1/models"
NO_MODELS: dict[str, Any] = {"object": "list", "data": []}


def test_the_key_is_the_one_passed_or_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GROQ_API_KEY", f" {KEY}\n")
    assert resolve_api_key(Secret("gsk_other")) == Secret("gsk_other")
    assert resolve_api_key(None) == Secret(KEY)


def test_without_a_key_the_error_says_what_to_do() -> None:
    with pytest.raises(AuthenticationError, match="GROQ_API_KEY"):
        resolve_api_key(None)


@pytest.mark.parametrize("key", ["", "  ", "gsk_a b", "gsk_a\r\nx: y", "gsk_é", 5, b"gsk_bytes"])
def test_what_cannot_be_a_key_is_refused_without_quoting_it(key: Any) -> None:
    with pytest.raises(ValidationError) as raised:
        resolve_api_key(hide(key))
    assert raised.value.param == "api_key"
    assert "gsk" not in str(raised.value)


def test_an_empty_variable_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "")
    with pytest.raises(AuthenticationError):
        resolve_api_key(None)


def test_a_wrong_variable_is_blamed_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "two words")
    with pytest.raises(ValidationError) as raised:
        resolve_api_key(None)
    assert raised.value.param == "GROQ_API_KEY"


class Vault:
    """Where keys come from that change."""

    def __init__(self, *keys: object) -> None:
        self.keys = list(keys)

    def key(self) -> Any:
        return self.keys.pop(0)

    async def async_key(self) -> Any:
        await anyio.lowlevel.checkpoint()
        return self.key()

    def kinds(self, world: World) -> list[Any]:
        """The functions that tell its keys in this world."""
        return [self.key] if world.name == "blocking" else [self.key, self.async_key]


def shown_of(error: BaseException) -> str:
    """What a crash report shows, but for the frame of the test, which has the key in its hands."""
    frames: Any = error.__traceback__
    crash = traceback.TracebackException(type(error), error, frames.tb_next, capture_locals=True)
    return "".join(crash.format())


def keys_in(httpserver: HTTPServer) -> list[str]:
    return [request.headers["authorization"] for request, _ in httpserver.log]


@pytest.mark.anyio
async def test_a_function_tells_the_key_of_each_attempt(
    server_world: World, httpserver: HTTPServer
) -> None:
    vault = Vault()
    for key_of_vault in vault.kinds(server_world):
        httpserver.clear()
        vault.keys = ["gsk_1", Secret("gsk_2"), " gsk_3\n"]
        refusal = {"error": {"message": "later"}}
        told = {"retry-after": "0.01"}
        httpserver.expect_oneshot_request(MODELS).respond_with_json(refusal, 503, told)
        httpserver.expect_request(MODELS).respond_with_json(NO_MODELS)
        client = server_world.client(api_key=key_of_vault)
        for _ in range(2):
            await server_world.settle(client.models.list())
        assert keys_in(httpserver) == ["Bearer gsk_1", "Bearer gsk_2", "Bearer gsk_3"]


@pytest.mark.anyio
async def test_an_error_hints_at_the_key_that_was_used(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(MODELS).respond_with_json({"error": {"message": "no"}}, 401)
    client = server_world.client(api_key=Vault("gsk_first_aaaa", "gsk_second_bbbb").key)
    for hint in ("...aaaa", "...bbbb"):
        with pytest.raises(AuthenticationError) as raised:
            await server_world.settle(client.models.list())
        assert raised.value.api_key_hint == hint


@pytest.mark.anyio
async def test_what_the_function_raises_reaches_the_caller_as_it_is(
    server_world: World, httpserver: HTTPServer
) -> None:
    calls: list[object] = []
    sealed = LookupError("the vault is sealed")

    def key() -> str:
        calls.append(None)
        raise sealed

    async def async_key() -> str:
        return key()

    unlucky = CircuitBreakerConfig(failure_threshold=1)
    for function in [key] if server_world.name == "blocking" else [key, async_key]:
        calls.clear()
        client = server_world.client(api_key=function, circuit_breaker=unlucky)
        with pytest.raises(LookupError) as raised:
            await server_world.settle(client.models.list())
        assert raised.value is sealed
        assert len(calls) == 1  # and not tried again
        assert client.circuit_state() is CircuitState.CLOSED
    assert httpserver.log == []


@pytest.mark.anyio
@pytest.mark.parametrize(
    "wrong", ["", " ", "gsk_a b", "gsk_a\r\nx: y", "gsk_\x00", "gsk_é", None, 5]
)
async def test_what_the_function_returns_is_checked(
    server_world: World, httpserver: HTTPServer, wrong: object
) -> None:
    vault = Vault()
    for function in vault.kinds(server_world):
        vault.keys = [wrong]
        client = server_world.client(api_key=function)
        with pytest.raises(ValidationError, match="api_key cannot be sent") as raised:
            await server_world.settle(client.models.list())
        assert raised.value.param == "api_key"
        assert "gsk_" not in shown_of(raised.value)
    assert httpserver.log == []


@pytest.mark.anyio
async def test_the_key_is_asked_for_when_the_turn_has_come(
    server_world: World, httpserver: HTTPServer
) -> None:
    """A key that was fetched before a wait could be old by the time that it is sent."""
    steps: list[str] = []

    class Steps(Middleware):
        def on_throttle(self, call: Call, limit: str | None, seconds: float) -> None:
            _ = call, limit, seconds
            steps.append("wait")

    def key() -> str:
        steps.append("key")
        return "gsk_x"

    httpserver.expect_request(MODELS).respond_with_json(NO_MODELS)
    client = server_world.client(api_key=key, middleware=[Steps()])
    refusal = {"error": {"message": "slow down"}}
    httpserver.expect_oneshot_request(MODELS).respond_with_json(
        refusal, 429, {"retry-after": "0.05"}
    )
    await server_world.settle(client.models.list())
    assert steps[0] == steps[-1] == "key"
    assert steps.count("key") == 2


@pytest.mark.anyio
async def test_a_deadline_counts_the_time_that_a_key_takes(
    server_world: World, httpserver: HTTPServer
) -> None:
    def key() -> str:
        time.sleep(0.02)
        return "gsk_x"

    client = server_world.client(api_key=key, deadline=0.01)
    with pytest.raises(DeadlineExceededError, match="before the call could be sent"):
        await server_world.settle(client.models.list())
    assert httpserver.log == []


async def fetch() -> str:
    raise AssertionError("nobody awaits this")


class Fetcher:
    async def __call__(self) -> str:
        raise AssertionError("nobody awaits this")


@pytest.mark.parametrize("function", [fetch, Fetcher(), partial(fetch)])
def test_a_blocking_client_takes_no_async_function(function: Any) -> None:
    with pytest.raises(ValidationError, match="use AsyncGroq") as raised:
        Groq(api_key=function)
    assert raised.value.param == "api_key"
    assert AsyncGroq(api_key=function)


def test_nor_one_that_only_turns_out_to_be_async() -> None:
    with (
        Groq(api_key=lambda: fetch()) as client,  # noqa: PLW0108  what it is must not be seen
        pytest.raises(ValidationError, match="use AsyncGroq"),
    ):
        client.models.list()


class Promise:
    """What may be awaited, and is no coroutine."""

    def __await__(self) -> Generator[None, None, str]:
        raise AssertionError("nobody awaits this")


def test_nor_one_that_returns_anything_else_to_await() -> None:
    with (
        Groq(api_key=Promise) as client,
        pytest.raises(ValidationError, match="use AsyncGroq"),
    ):
        client.models.list()


def test_a_function_is_not_shown_with_what_it_is_bound_to() -> None:
    def read(token: str) -> str:
        return token

    with Groq(api_key=partial(read, "vault_token")) as client:
        assert "vault_token" not in repr(client._pipeline.config) + repr(vars(client))


@pytest.mark.anyio
async def test_a_copy_may_have_a_function_of_its_own(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(MODELS).respond_with_json(NO_MODELS)
    client = server_world.client(api_key="gsk_fixed")
    twin = client.with_options(api_key=lambda: "gsk_told")
    for one in (client, twin, client):
        await server_world.settle(one.models.list())
    assert keys_in(httpserver) == ["Bearer gsk_fixed", "Bearer gsk_told", "Bearer gsk_fixed"]


def test_the_key_that_is_told_by_a_function_cannot_be_read() -> None:
    with Groq(api_key=lambda: "gsk_told") as client:
        with pytest.raises(AttributeError, match="call it yourself"):
            _ = client.api_key
        client.api_key = "gsk_fixed"
        assert client.api_key == "gsk_fixed"


def test_the_key_that_is_read_hides_from_debuggers() -> None:
    with Groq(api_key=KEY) as client:
        assert client.api_key == str(client.api_key) == f"{client.api_key}" == KEY
        assert isinstance(client.api_key, str)
        assert repr(client.api_key) == "'***'"


@pytest.mark.parametrize("wrong", ["gsk_very_secret\n_1234", "gsk_very_secret 1234"])
def test_a_wrong_key_is_in_no_local_of_a_traceback(wrong: str) -> None:
    with Groq(api_key="gsk_x") as client, pytest.raises(ValidationError) as raised:
        client.api_key = wrong
    assert "very_secret" not in shown_of(raised.value)
