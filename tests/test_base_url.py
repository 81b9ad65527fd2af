from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq import ValidationError
from groq._base_url import resolve_base_url


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        (None, "https://api.groq.com"),
        ("https://api.groq.com/openai/v1", "https://api.groq.com"),
        ("https://api.groq.com/openai/v1/", "https://api.groq.com"),
        ("https://gateway.example/groq/openai/v1", "https://gateway.example/groq"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_base_url_may_end_in_the_api_prefix_or_not(given: str | None, origin: str) -> None:
    assert resolve_base_url(given) == origin


def test_the_base_url_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_BASE_URL", "https://gateway.example/openai/v1")
    assert resolve_base_url(None) == "https://gateway.example"
    assert resolve_base_url("https://other.example") == "https://other.example"


@pytest.mark.parametrize(
    "url",
    [
        "https://user:password@api.groq.com",
        "https://api.groq.com:port",
        5,
        "http://api.groq.com",
        "http://localhost.evil.example",
        "api.groq.com",
        "ftp://api.groq.com",
        "https://",
        "https://api.groq.com?x=1",
        "",
    ],
)
def test_other_addresses_are_refused(url: Any) -> None:
    with pytest.raises(ValidationError) as raised:
        resolve_base_url(url)
    assert raised.value.param == "base_url"
    assert "password" not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.1",
        "http://0",
        "http://0.0.0.0",
        "http://2130706433",
        "http://0x7f.1",
        "http://127.0.0.2",
        "http://127.0.0.1.nip.io",
        "http://localhost.evil.com",
        "http://localhost.",
        "http://[::ffff:127.0.0.1]",
        "http://[::1%25lo]",
        "http://127。0。0。1",
        "http://\uff11\uff12\uff17.0.0.1",  # wide digits
        "http://ⓛocalhost",
        "http://localhost\\.evil.com",
        "http://localhost\\@evil.com",
        "http://localhost@evil.com",
        "http://localhost#@evil.com",
        "http://evil.com#localhost",
        "http://evil.com/localhost",
        "http:localhost",
        "http:///localhost",
        "//localhost",
        "https:///api.groq.com",
        "https://api。groq。com",
        "https://аpi.groq.com",  # noqa: RUF001  its first letter is a Cyrillic one, on purpose
        "https://api.groq.com\\@evil.com",
        "https://api%2egroq.com",
        "https://api.groq.com%00.evil.com",
        "https://api.groq.com:443@evil.com",
        "https://api.groq.com:-1",
        "https://api.groq.com:99999",
        "https://[::1",
        "https://user:@api.groq.com",
        "https://api.groq.com,evil.com",
        "https://*.groq.com",
        "https://api.groq.com\r\nx-evil: 1",
        "https://api.groq.com/\r\nx-evil: 1",
        "https://api.groq.com/ HTTP/1.1\r\nx-evil: 1",
        "https://api.groq.com/a\tb",
        "https://api.groq.com/\x00",
        "https://api.groq.com/é",
        "https://api groq.com",
        "https://api.groq.com?",
        "https://api.groq.com#",
        "javascript://localhost",
        "file:///etc/passwd",
    ],
)
def test_odd_spellings_are_refused(url: str) -> None:
    with pytest.raises(ValidationError) as raised:
        resolve_base_url(url)
    assert raised.value.param == "base_url"


def test_a_url_that_was_read_from_a_file_ends_in_a_newline() -> None:
    assert resolve_base_url(" https://gateway.example/openai/v1\n") == "https://gateway.example"


def test_the_case_of_a_host_is_no_odd_spelling() -> None:
    assert resolve_base_url("HTTP://LocalHost:8000") == "HTTP://LocalHost:8000"


@given(st.from_regex(r"https?://[\x00-\x7f]{1,20}(\.com)?(/[\x00-\x7f]{0,9})?", fullmatch=True))
def test_what_is_accepted_is_one_address_for_httpx_too(url: str) -> None:
    """Two libraries that read an address in two ways are how keys go astray."""
    try:
        base_url = resolve_base_url(url)
    except ValidationError:
        return
    try:
        read = httpx.URL(f"{base_url}/openai/v1/models")
    except httpx.InvalidURL:
        return  # then nothing is sent at all
    assert read.scheme == "https" or read.host in {"localhost", "127.0.0.1", "::1"}
    assert read.host == urlsplit(url.strip()).hostname
    assert not read.userinfo
    assert not read.query
    assert read.path.endswith("/openai/v1/models")


def test_a_query_is_not_quoted() -> None:
    with pytest.raises(ValidationError) as raised:
        resolve_base_url("https://gateway.example/?token=hush")
    assert "hush" not in str(raised.value)
