# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""The client: its settings, its attributes, its copies, and its end."""

from __future__ import annotations

import copy
import logging
import os
import subprocess
import sys
from unittest import mock

import httpx
from expecting import MESSAGES, MODEL, error_of, recording

import groq


def _ask(client: groq.Groq, **options: object) -> object:
    return client.chat.completions.create(model=MODEL, messages=MESSAGES, **options)


def every_setting_is_accepted() -> None:
    client = groq.Groq(
        api_key="gsk_any",
        base_url="http://localhost:1",
        timeout=groq.Timeout(20, connect=2),
        max_retries=4,
        default_headers={"x-a": "1"},
        default_query={"q": "1"},
        http_client=httpx.Client(),
        _strict_response_validation=True,
    )
    assert client.api_key == "gsk_any"
    assert client.max_retries == 4
    assert client.timeout == groq.Timeout(20, connect=2)
    assert client.default_headers["x-a"] == "1"


def the_key_comes_from_the_environment() -> None:
    assert groq.Groq().api_key == os.environ["GROQ_API_KEY"]


def without_a_key_there_is_an_error() -> None:
    with mock.patch.dict(os.environ):
        del os.environ["GROQ_API_KEY"]
        assert "GROQ_API_KEY" in str(error_of(groq.GroqError, groq.Groq))


def the_address_reads_as_a_url() -> None:
    with mock.patch.dict(os.environ):
        del os.environ["GROQ_BASE_URL"]
        client = groq.Groq()
    assert isinstance(client.base_url, httpx.URL)
    assert str(client.base_url) == "https://api.groq.com"
    assert str(groq.Groq(base_url="https://example.org/v9").base_url) == "https://example.org/v9/"
    assert groq.Groq(base_url=httpx.URL("https://example.org/")).base_url.host == "example.org"


def the_address_comes_from_the_environment() -> None:
    assert str(groq.Groq().base_url).rstrip("/") == os.environ["GROQ_BASE_URL"]


def defaults_are_what_the_package_says() -> None:
    client = groq.Groq()
    assert client.max_retries == groq.DEFAULT_MAX_RETRIES
    assert client.timeout == groq.DEFAULT_TIMEOUT


def the_log_level_comes_from_the_environment() -> None:
    program = "import groq, logging; groq.Groq(); print(logging.getLogger('groq').level)"
    for text, level in (("debug", logging.DEBUG), ("info", logging.INFO)):
        shown = subprocess.run(
            [sys.executable, "-P", "-c", program],
            env={**os.environ, "GROQ_LOG": text},
            check=True,
            capture_output=True,
        )
        assert int(shown.stdout) == level


def settings_can_be_assigned() -> None:
    seen, http_client = recording()
    client = groq.Groq(http_client=http_client)
    client.api_key = "gsk_other"
    client.timeout = 7
    client.max_retries = 0
    _ask(client)
    assert seen[-1].headers["authorization"] == "Bearer gsk_other"
    assert seen[-1].extensions["timeout"]["read"] == 7
    assert client.max_retries == 0


def a_client_can_be_subclassed() -> None:
    class Ours(groq.Groq):
        def __init__(self, **settings: object) -> None:
            super().__init__(**{"max_retries": 7, **settings})

    client = Ours(timeout=3)
    assert (client.max_retries, client.timeout) == (7, 3)
    assert client.models.list().data
    assert isinstance(client.with_options(timeout=4), groq.Groq)


def a_client_is_closed_once_and_says_so() -> None:
    client = groq.Groq()
    client.models.list()
    assert client.is_closed() is False
    client.close()
    assert client.is_closed() is True
    with groq.Groq() as client:
        client.models.list()
    assert client.is_closed() is True


async def an_async_client_is_closed_by_close() -> None:
    client = groq.AsyncGroq()
    await client.models.list()
    assert client.is_closed() is False
    await client.close()
    assert client.is_closed() is True
    async with groq.AsyncGroq() as client:
        await client.models.list()
    assert client.is_closed() is True


def a_copy_has_other_options_and_the_same_connections() -> None:
    client = groq.Groq(default_headers={"x-a": "1"}, max_retries=1)
    for twin in (client.with_options(max_retries=5, timeout=3), client.copy(max_retries=5)):
        assert twin.max_retries == 5
        assert twin.api_key == client.api_key
        assert twin.default_headers["x-a"] == "1"
        assert twin._client is client._client
    assert client.with_options(timeout=3).timeout == 3
    assert client.max_retries == 1


def a_copy_can_change_everything() -> None:
    seen, http_client = recording()
    client = groq.Groq(default_headers={"x-a": "1"}, default_query={"q": "1"})
    twin = client.copy(
        api_key="gsk_other",
        base_url=str(client.base_url),
        http_client=http_client,
        default_headers={"x-b": "2"},
        default_query={"r": "2"},
    )
    twin.models.list()
    assert seen[-1].headers["authorization"] == "Bearer gsk_other"
    assert seen[-1].headers["x-a"] == "1"
    assert seen[-1].headers["x-b"] == "2"
    assert dict(seen[-1].url.params) == {"q": "1", "r": "2"}
    bare = client.copy(set_default_headers={"x-c": "3"}, set_default_query={})
    assert "x-a" not in bare.default_headers
    assert bare.default_headers["x-c"] == "3"


def a_copy_of_the_module_copy_works() -> None:
    assert copy.copy(groq.Groq()).models.list().data


def httpx_clients_with_the_right_defaults_are_offered() -> None:
    http_client = groq.DefaultHttpxClient(proxy=None, headers={"x-a": "1"})
    assert isinstance(http_client, httpx.Client)
    assert http_client.timeout == groq.DEFAULT_TIMEOUT
    assert http_client.follow_redirects is True
    assert groq.Groq(http_client=http_client).models.list().data
    assert isinstance(groq.DefaultAsyncHttpxClient(), httpx.AsyncClient)


def a_wrong_httpx_client_is_refused() -> None:
    error = error_of(Exception, lambda: groq.Groq(http_client=httpx.AsyncClient()))
    assert isinstance(error, TypeError | groq.GroqError)
    assert "http_client" in str(error)
