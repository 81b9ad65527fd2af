from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq._duration import parse_duration, retry_delay


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2m59.56s", 179.56),
        ("7.66s", 7.66),
        ("1m0.363142857s", 60.363142857),
        ("120ms", 0.12),
        ("1h2m3s", 3723.0),
        ("15\u00b5s", 15e-6),
        ("35", 35.0),
        ("0.5", 0.5),
        (" 6s ", 6.0),
        ("0", 0.0),
    ],
)
def test_reads_go_durations_and_bare_seconds(text: str, seconds: float) -> None:
    assert parse_duration(text) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", "s", "-3", "-3s", "1d", "1m 3s", "nan", "inf", "\u0663s"])
def test_refuses_what_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@given(st.text())
def test_any_text_gives_a_finite_number_or_none(text: str) -> None:
    seconds = parse_duration(text)
    assert seconds is None or (seconds >= 0 and math.isfinite(seconds))


@given(st.integers(0, 99), st.integers(0, 59), st.decimals(0, 59, places=3))
def test_reads_back_what_go_writes(hours: int, minutes: int, seconds: object) -> None:
    text = f"{hours}h{minutes}m{seconds}s"
    assert parse_duration(text) == pytest.approx(hours * 3600 + minutes * 60 + float(str(seconds)))


def test_the_header_names_the_delay() -> None:
    assert retry_delay({"retry-after": "35"}, "try again in 7.66s") == 35.0


def test_the_message_names_the_delay_when_no_header_does() -> None:
    assert retry_delay({}, "Limit 8000. Please try again in 1m26.4s. Visit us.") == 86.4


def test_no_delay_is_none() -> None:
    assert retry_delay({}, "try again later") is None
