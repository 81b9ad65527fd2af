"""Attributes and options of the client that scripts for Groq's own SDK read, set and pass."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest

import groq
from groq import AsyncGroq, Groq, ResponseParseError, ValidationError, resources
from groq._dropin.casting import cast_content
from groq.resources.audio import speech, transcriptions, translations
from groq.resources.chat import chat
from groq.types import ChatCompletion, Model
from tests.conftest import API_KEY
from tests.test_chat import ASK, COMPLETION, PATH

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio
both_kinds = pytest.mark.parametrize("cls", [Groq, AsyncGroq])
MODELS = "/openai/v1/models"


def http_client_of(world: World, **settings: Any) -> Any:
    return (httpx.Client if world.name == "blocking" else httpx.AsyncClient)(**settings)


async def close(world: World, http_client: Any) -> None:
    await world.settle(http_client.close() if world.name == "blocking" else http_client.aclose())


@both_kinds
def test_settings_are_read(cls: type[Groq | AsyncGroq]) -> None:
    client: Any = cls(api_key=API_KEY)
    assert (client.api_key, client.max_retries) == (API_KEY, groq.DEFAULT_MAX_RETRIES)
    assert client.timeout == groq.DEFAULT_TIMEOUT == httpx.Timeout(60.0)
    assert str(client.base_url) == "https://api.groq.com"
    assert client.default_query == {}
    assert API_KEY not in str(client.default_headers)
    assert API_KEY not in repr(client)
    other: Any = cls(
        api_key=API_KEY,
        base_url=httpx.URL("https://example.org/openai/v1/"),
        timeout=groq.NOT_GIVEN,
        default_headers={"x-a": "1", "x-b": groq.omit},
        default_query={"q": 1},
        _strict_response_validation=True,
    )
    assert str(other.base_url) == "https://example.org/"
    assert other.timeout == groq.DEFAULT_TIMEOUT
    assert other.default_headers["x-a"] == "1"
    assert "x-b" not in other.default_headers
    assert other.default_query == {"q": 1}
    assert cls(api_key=API_KEY, timeout=3).timeout == 3
    own = (httpx.Client if cls is Groq else httpx.AsyncClient)(timeout=7)
    assert cls(api_key=API_KEY, http_client=own).timeout == httpx.Timeout(7)  # type: ignore[arg-type]


async def test_settings_are_changed(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/b" + PATH).respond_with_json(COMPLETION)
    client = server_world.client(base_url="https://elsewhere.example", deadline=10)
    assert client.chat
    client.base_url = server_world.base_url + "/b"
    client.api_key = "gsk_other"
    client.max_retries = 0
    client.timeout = 5
    await server_world.settle(client.chat.completions.create(**ASK))
    request, _ = httpserver.log[0]
    assert request.headers["authorization"] == "Bearer gsk_other"
    assert (client.api_key, client.max_retries, client.timeout) == ("gsk_other", 0, 5)
    with pytest.raises(ValidationError, match="max_retries"):
        client.max_retries = -1
    with pytest.raises(ValidationError, match="base_url"):
        client.base_url = "ftp://elsewhere.example"


async def test_a_copy_may_have_another_key_address_and_http_client(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/b" + PATH).respond_with_json(COMPLETION)
    client = server_world.client(default_headers={"x-a": "1"}, default_query={"a": "1"})
    seen: list[Any] = []

    async def note_async(request: httpx.Request) -> None:
        seen.append(request)

    hook = seen.append if server_world.name == "blocking" else note_async
    http_client = http_client_of(server_world, event_hooks={"request": [hook]})
    twin = client.copy(
        api_key="gsk_other",
        base_url=server_world.base_url + "/b",
        http_client=http_client,
        default_query={"b": "2"},
        set_default_headers={"x-b": "2"},
        max_retries=groq.NOT_GIVEN,
    )
    await server_world.settle(twin.chat.completions.create(**ASK))
    assert (seen[0].url.path, seen[0].url.query) == ("/b" + PATH, b"a=1&b=2")
    assert (seen[0].headers["x-b"], "x-a" in seen[0].headers) == ("2", False)
    assert seen[0].headers["authorization"] == "Bearer gsk_other"
    assert (client.api_key, client.max_retries) == (API_KEY, twin.max_retries)
    assert client.with_options(set_default_query={"c": "3"}).default_query == {"c": "3"}
    assert twin._pipeline.limits is not client._pipeline.limits
    assert client.copy(timeout=3)._pipeline.limits is client._pipeline.limits
    await close(server_world, http_client)


async def test_the_http_client_is_read_and_replaced(world: World) -> None:
    client = world.client()
    await world.settle(client.models.list())
    own = client._client
    assert isinstance(own, httpx.Client if world.name == "blocking" else httpx.AsyncClient)
    assert client._client is own
    sent: list[str] = []

    async def note_async(request: httpx.Request) -> None:
        sent.append(request.url.path)

    def note(request: httpx.Request) -> None:
        sent.append(request.url.path)

    hook = note if world.name == "blocking" else note_async
    other = http_client_of(world, event_hooks={"request": [hook]})
    client._client = other
    assert client._client is other
    await world.settle(client.models.list())
    assert sent == [MODELS]
    with pytest.raises(ValidationError, match="http_client"):
        client._client = object()
    await close(world, other)
    assert client.is_closed()
    assert not own.is_closed
    await world.settle(client.close())
    assert own.is_closed


def test_the_http_client_of_an_async_client_belongs_to_a_running_loop() -> None:
    with pytest.raises(RuntimeError, match="event loop"):
        _ = AsyncGroq(api_key=API_KEY)._client


async def test_a_client_is_closed_by_the_same_name_in_every_world(world: World) -> None:
    client = world.client()
    await world.settle(client.models.list())
    assert not client.is_closed()
    await world.settle(client.close())
    assert client.is_closed()
    with pytest.raises(RuntimeError, match="closed"):
        await world.settle(client.models.list())


async def test_headers_of_the_environment_are_sent(
    server_world: World, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request(PATH).respond_with_json(COMPLETION)
    monkeypatch.setenv("GROQ_CUSTOM_HEADERS", "X-Team: tides\nx-b: of: colons\nnonsense")
    monkeypatch.setenv("GROQ_BASE_URL", server_world.base_url)
    client = server_world.client(base_url=None, default_headers={"x-b": "2"})
    await server_world.settle(client.chat.completions.create(**ASK))
    headers = httpserver.log[0][0].headers
    assert (headers["x-team"], headers["x-b"]) == ("tides", "2")


@pytest.mark.parametrize(
    ("level", "shown"), [("debug", True), ("info", True), ("", False), ("odd", False)]
)
def test_groq_log_shows_what_happens_and_no_secret(
    simulator: Any, level: str, *, shown: bool
) -> None:
    program = (
        "import groq, sys\n"
        f"with groq.Groq(api_key='{API_KEY}', base_url=sys.argv[1]) as client:\n"
        "    client.models.list(extra_headers={'x-secret': 'hush'})\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, simulator.base_url],
        check=True,
        capture_output=True,
        text=True,
        env={"GROQ_LOG": level},
    )
    assert ("groq.request" in ran.stderr) is shown
    assert API_KEY not in ran.stderr
    assert "hush" not in ran.stderr


async def test_endpoints_are_called_by_their_path(world: World) -> None:
    client = world.client()
    listed = await world.settle(client.get(MODELS, cast_to=object, options={"max_retries": 0}))
    assert listed["object"] == "list"
    model = listed["data"][0]["id"]
    assert model in await world.settle(client.get("openai/v1/models", cast_to=str))
    assert model.encode() in await world.settle(client.get(MODELS, cast_to=bytes))
    one = await world.settle(client.get(f"{MODELS}/{model.replace('/', '%2F')}", cast_to=Model))
    assert (type(one), one.id) == (Model, model)
    assert one.request_id
    raw = await world.settle(client.get(MODELS, cast_to=httpx.Response))
    assert raw.json() == listed
    typed = await world.settle(client.post(PATH, cast_to=ChatCompletion, body=ASK))
    assert typed.content
    with pytest.raises(ResponseParseError, match=r"choices|id"):
        await world.settle(client.get(MODELS, cast_to=ChatCompletion))
    with pytest.raises(ValidationError, match="cast_to"):
        await world.settle(client.get(MODELS, cast_to=range))
    with pytest.raises(ValidationError, match="options"):
        await world.settle(client.get(MODELS, cast_to=object, options={"haeders": {}}))
    with pytest.raises(ValidationError, match="JSON"):
        await world.settle(client.post(PATH, cast_to=object, body={"a": object()}))
    answered = await world.settle(client.with_raw_response.get(MODELS, cast_to=object))
    assert (await world.settle(answered.parse())) == listed


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
async def test_a_path_gets_body_headers_and_query(
    server_world: World, httpserver: HTTPServer, method: str
) -> None:
    httpserver.expect_request("/odd").respond_with_json([{"id": "m"}, None])
    call = getattr(server_world.client(), method)
    options = {"headers": {"x-a": "1"}, "params": {"q": ["b", 2]}, "extra_json": {"c": 3}}
    asked = call("/odd", cast_to=list[object], body={"a": 1}, options=options)
    assert await server_world.settle(asked) == [{"id": "m"}, None]
    request, _ = httpserver.log[0]
    assert (request.method, request.json) == (method.upper(), {"a": 1, "c": 3})
    assert (request.headers["x-a"], request.query_string) == ("1", b"q=b&q=2")
    await server_world.settle(call("/odd", cast_to=object, body=b"\x00"))
    assert httpserver.log[1][0].data == b"\x00"


def test_what_the_other_sdk_offers_for_http_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    with groq.DefaultHttpxClient(headers={"x-a": "1"}) as http_client:
        assert (http_client.timeout, http_client.headers["x-a"]) == (groq.DEFAULT_TIMEOUT, "1")
    assert groq.DefaultAsyncHttpxClient(timeout=3).timeout == httpx.Timeout(3)
    assert groq.DEFAULT_CONNECTION_LIMITS.max_connections == 1000
    monkeypatch.setitem(sys.modules, "httpx_aiohttp", None)  # as where its extra is missing
    with pytest.raises(ImportError, match="aiohttp"):
        groq.DefaultAioHttpClient()


def test_a_file_is_read_from_its_path() -> None:
    assert groq.file_from_path(__file__)[0] == "test_client.py"
    assert groq.file_from_path(__file__)[1].startswith(b'"""Attributes')


@both_kinds
def test_a_resource_knows_its_client_and_does_not_keep_it(cls: type[Groq | AsyncGroq]) -> None:
    client: Any = cls(api_key=API_KEY)
    completions, speech = client.chat.completions, client.audio.speech
    assert completions._client is speech._client is client
    gc.disable()
    try:
        del client
        assert completions._client.api_key == API_KEY
        assert isinstance(completions._client, cls)
        assert completions._client is not completions._client
    finally:
        gc.enable()


@pytest.mark.parametrize("nothing", [groq.NOT_GIVEN, groq.not_given, groq.omit])
def test_what_stands_for_nothing_is_false_and_says_what_it_is(nothing: object) -> None:
    assert not nothing
    assert isinstance(nothing, groq.NotGiven | groq.Omit)
    assert repr(nothing) in {"NOT_GIVEN", "omit"}


def test_results_are_made_by_whatever_validates() -> None:
    class Mine:
        @classmethod
        def model_validate(cls, payload: Any) -> Any:
            return cls, payload

    assert cast_content(Mine, b'{"a": 1}') == (Mine, {"a": 1})
    assert cast_content(list[Mine], b"[2]") == [(Mine, 2)]
    assert cast_content(type(None), b"{}") is None
    with pytest.raises(ResponseParseError):
        cast_content(object, b"no JSON")


def test_extra_headers_that_are_none_are_refused_as_ever() -> None:
    with pytest.raises(ValidationError, match="extra_headers"):
        Groq(api_key=API_KEY).models.list(extra_headers="x")  # type: ignore[arg-type]  # wrong on purpose


def test_resources_have_names_for_both_worlds() -> None:
    for package in (resources, chat, speech, transcriptions, translations):
        for name in package.__all__:
            assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="Odd"):
        resources.Odd  # noqa: B018  the look-up is the test
    with pytest.raises(AttributeError, match="Odd"):
        groq.resources.chat.Odd  # noqa: B018  the look-up is the test
    assert isinstance(Groq(api_key=API_KEY).audio, resources.Audio)


def test_the_names_of_the_kinds_are_those_of_the_clients() -> None:
    assert (groq.Client, groq.AsyncClient) == (Groq, AsyncGroq)
    for module in ("_base_client", "_constants", "_models", "_response", "_types"):
        names = __import__(f"groq.{module}", fromlist=["*"])
        assert all(hasattr(names, name) for name in names.__all__)
