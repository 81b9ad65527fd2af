"""What doctor makes of what it sees."""

from __future__ import annotations

from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest

from groq._cli.checks import (
    Check,
    extra_packages,
    judge_clock,
    judge_environment,
    judge_extras,
    judge_key,
    judge_limits,
    works,
)
from groq._cli.installation import Installation, judge_installation, look

from .installing import record

if TYPE_CHECKING:
    from pathlib import Path

REQUIRES = [
    "httpx<1,>=0.27",
    "httpx-aiohttp>=0.1.9; extra == 'aiohttp'",
    'rich>=13; extra == "cli"',
    'click>=8.1 ; python_version > "3" and extra == "cli"',
]


@pytest.mark.parametrize(
    ("key", "state", "told"),
    [
        (None, "problem", "is not set"),
        ("  ", "problem", "is not set"),
        ('"gsk_0123456789"', "problem", "has quotes"),
        ("gsk_0123 456789", "problem", "has blanks"),
        ("gsk_0123456789é", "problem", "has blanks or other characters"),
        ("sk-0123456789", "warning", "does not begin with gsk_"),
        ("gsk_short", "ok", "...hort"),
        ("gsk_a", "ok", "****"),
        ("gsk_0123456789abcd\n", "ok", "...abcd"),
    ],
)
def test_keys(key: str | None, state: str, told: str) -> None:
    check = judge_key(key)
    assert check.state == state
    assert told in check.detail
    assert (check.advice is None) == (state == "ok")
    assert "0123" not in f"{check.detail}{check.advice}"


@pytest.mark.parametrize(
    ("environ", "state", "told"),
    [
        ({}, "ok", "no proxy"),
        ({"https_proxy": "http://me:pass@proxy:3128"}, "ok", "HTTPS_PROXY=http://***@proxy:3128"),
        ({"SSL_CERT_FILE": "/is/there"}, "ok", "SSL_CERT_FILE=/is/there"),
        ({"SSL_CERT_FILE": "/is/not"}, "problem", "SSL_CERT_FILE is /is/not"),
        ({"REQUESTS_CA_BUNDLE": "/is/there"}, "warning", "REQUESTS_CA_BUNDLE is set"),
        ({"REQUESTS_CA_BUNDLE": "/x", "SSL_CERT_FILE": "/is/there"}, "ok", "SSL_CERT_FILE"),
    ],
)
def test_environments(environ: dict[str, str], state: str, told: str) -> None:
    check = judge_environment(environ, {"/is/there": True})
    assert check.state == state
    assert told in check.detail
    assert "pass" not in check.detail


@pytest.mark.parametrize(
    ("now", "state", "told"),
    [
        (1000.4, "ok", "0 s ahead"),
        (990.0, "ok", "10 s behind"),
        (1061.0, "warning", "61 s ahead"),
        (900.0, "warning", "100 s behind"),
    ],
)
def test_clocks(now: float, state: str, told: str) -> None:
    check = judge_clock(formatdate(1000, usegmt=True), now)
    assert check.state == state
    assert told in check.detail


@pytest.mark.parametrize("date", [None, "", "yesterday"])
def test_a_service_without_a_date(date: str | None) -> None:
    assert judge_clock(date, 0.0).state == "skipped"


def test_rate_limits() -> None:
    headers = {"x-ratelimit-remaining-tokens": "7998", "X-RateLimit-Remaining-Requests": "5"}
    assert judge_limits(headers).detail == "7998 tokens, 5 requests left"
    assert judge_limits({"date": "today"}).detail == "not told"


def test_extras() -> None:
    assert extra_packages(REQUIRES) == {"httpx-aiohttp", "rich", "click"}
    assert judge_extras(REQUIRES, {"rich": True, "click": True}).detail == "aiohttp no, cli yes"
    assert judge_extras(REQUIRES, {"rich": True}).detail == "aiohttp no, cli no"
    assert judge_extras([], {}).detail == "not known"


@pytest.mark.parametrize(
    ("found", "state", "told"),
    [
        (Installation(), "warning", "is not installed"),
        (Installation("0.1"), "ok", "groq-openapi 0.1"),
        (Installation("0.1", (), "1.7.0"), "ok", "the wheel without files"),
        (Installation("0.1", ["groq/a.py"]), "problem", "1 files are missing or were changed"),
        (Installation("0.1", (), "1.7.0", 90), "warning", "lies over Groq's own SDK"),
        (Installation("0.1", ["groq/a.py"], "1.7.0", 90), "problem", "has written over 1 files"),
    ],
)
def test_installations(found: Installation, state: str, told: str) -> None:
    check = judge_installation(found)
    assert check.state == state
    assert told in check.detail


def test_what_is_installed_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "groq").mkdir()
    kept, changed, lost = (
        tmp_path / "groq" / name for name in ("kept.py", "changed.py", "lost.py")
    )
    for path in (kept, changed, lost):
        path.write_text("ours")
    record(tmp_path, "groq-openapi", "0.1.0")
    changed.write_text("theirs")
    lost.unlink()
    monkeypatch.syspath_prepend(tmp_path)
    assert look() == Installation("0.1.0", ["groq/changed.py", "groq/lost.py"])
    record(tmp_path, "groq", "1.7.0")
    assert look() == Installation("0.1.0", ["groq/changed.py", "groq/lost.py"], "1.7.0", 2)


def test_calls_work_when_one_has() -> None:
    asked = Check("request", "ok", "")
    assert works([Check("key", "warning", ""), asked])
    assert not works([Check("tls", "problem", ""), asked])
    assert not works([Check("key", "ok", ""), Check("request", "skipped", "")])
    assert not works([])
