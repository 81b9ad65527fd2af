from __future__ import annotations

from typing import Any

import pytest

from groq import ValidationError
from groq._config import Config, check_options, merge_headers
from groq._secret import Secret

KEY = "gsk_very_secret_1234"


def config(**settings: object) -> Config:
    return Config(api_key=Secret(KEY), base_url="https://api.groq.com", **settings)  # type: ignore[arg-type]  # wrong on purpose


def test_settings_do_not_show_the_key() -> None:
    assert KEY not in repr(config())


def test_headers_merge_regardless_of_case() -> None:
    assert merge_headers({"User-Agent": "a", "X": "1"}, {"user-agent": "b"}) == {
        "user-agent": "b",
        "x": "1",
    }


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
