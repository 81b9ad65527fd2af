from __future__ import annotations

import pickle
from typing import Any

import httpx
import pytest

from groq import AuthenticationError, ValidationError
from groq._config import (
    Config,
    Secret,
    check_headers,
    check_options,
    check_timeout,
    merge_headers,
    resolve_api_key,
    resolve_base_url,
)

KEY = "gsk_very_secret_1234"


def config(**settings: object) -> Config:
    return Config(api_key=Secret(KEY), base_url="https://api.groq.com", **settings)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r:>40}".format, ascii])
def test_a_secret_does_not_show_itself(show: object) -> None:
    assert KEY not in show(Secret(KEY))  # type: ignore[operator]  # each is callable


def test_a_secret_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(Secret(KEY))


def test_a_secret_tells_its_text_and_a_hint() -> None:
    assert Secret(KEY).expose_secret() == KEY
    assert Secret(KEY).hint() == "...1234"
    assert Secret("abcd").hint() == "****"


def test_settings_do_not_show_the_key() -> None:
    assert KEY not in repr(config())


def test_the_key_is_the_one_passed_or_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GROQ_API_KEY", f" {KEY}\n")
    assert resolve_api_key(Secret("gsk_other")).expose_secret() == "gsk_other"
    assert resolve_api_key(None).expose_secret() == KEY


def test_without_a_key_the_error_says_what_to_do() -> None:
    with pytest.raises(AuthenticationError, match="GROQ_API_KEY"):
        resolve_api_key(None)


@pytest.mark.parametrize("key", ["", "  ", "gsk_a b", "gsk_a\r\nx: y", "gsk_é", 5, b"gsk_bytes"])
def test_what_cannot_be_a_key_is_refused_without_quoting_it(key: object) -> None:
    with pytest.raises(ValidationError) as raised:
        resolve_api_key(Secret.of(key))
    assert raised.value.param == "api_key"
    assert "gsk" not in str(raised.value)


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


def test_an_empty_variable_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "")
    with pytest.raises(AuthenticationError):
        resolve_api_key(None)


def test_a_wrong_variable_is_blamed_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "two words")
    with pytest.raises(ValidationError) as raised:
        resolve_api_key(None)
    assert raised.value.param == "GROQ_API_KEY"


@pytest.mark.parametrize(
    "headers",
    [{"x y": "a"}, {"": "a"}, {"x": "a\r\nauthorization: b"}, {"x": "é"}, {"x": 1}, {3: "x"}],
)
def test_headers_that_cannot_be_sent_are_refused(headers: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as raised:
        check_headers(headers, "extra_headers")
    assert raised.value.param == "extra_headers"


def test_a_refused_header_is_named_but_its_value_not_quoted() -> None:
    with pytest.raises(ValidationError) as raised:
        check_headers({"x-token": "hush\n"}, "default_headers")
    assert "x-token" in str(raised.value)
    assert "hush" not in str(raised.value)


def test_headers_merge_regardless_of_case() -> None:
    assert merge_headers({"User-Agent": "a", "X": "1"}, {"user-agent": "b"}) == {
        "user-agent": "b",
        "x": "1",
    }


@pytest.mark.parametrize("timeout", [0.5, 60, None, httpx.Timeout(5, read=60)])
def test_good_timeouts(timeout: object) -> None:
    check_timeout(timeout)  # type: ignore[arg-type]  # parametrized


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_bad_timeouts(timeout: float) -> None:
    with pytest.raises(ValidationError) as raised:
        config(timeout=timeout)
    assert raised.value.param == "timeout"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_retries", -1),
        ("max_retries", 1.5),
        ("max_retries", True),
        ("max_wait", -1),
        ("max_wait", float("nan")),
        ("max_wait", "1"),
    ],
)
def test_bad_numbers_are_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(ValidationError) as raised:
        config(**{name: value})
    assert raised.value.param == name


@pytest.mark.parametrize("deadline", [0.5, 60, None, float("inf")])
def test_good_deadlines(deadline: float | None) -> None:
    assert config(deadline=deadline).deadline == deadline
    check_options({"deadline": deadline})


@pytest.mark.parametrize("deadline", [0, -1, float("nan"), -float("inf"), "1"])
def test_bad_deadlines(deadline: Any) -> None:
    with pytest.raises(ValidationError, match="deadline must be"):
        config(deadline=deadline)
    with pytest.raises(ValidationError, match="deadline must be"):
        check_options({"deadline": deadline})


@pytest.mark.parametrize("name", ["timeout", "idle_timeout"])
def test_other_spans_are_never_infinite(name: str) -> None:
    with pytest.raises(ValidationError, match=f"{name} must be"):
        config(**{name: float("inf")})


def test_request_headers_hold_no_credentials() -> None:
    headers = config(default_headers={"X-Team": "a"}).request_headers({"Accept": "text/plain"})
    assert headers["accept"] == "text/plain"
    assert headers["x-team"] == "a"
    assert headers["user-agent"].startswith("groq-openapi/")
    assert "authorization" not in headers
