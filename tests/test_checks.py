from __future__ import annotations

import httpx
import pytest

from groq import ValidationError
from groq._checks import check_headers, check_timeout


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


@pytest.mark.parametrize("timeout", [0.5, 60, None, httpx.Timeout(5, read=60)])
def test_good_timeouts(timeout: object) -> None:
    check_timeout(timeout)  # type: ignore[arg-type]  # parametrized
