"""What is left of recorded traffic; `tests/kit` records some for real."""

from __future__ import annotations

from typing import Any

from attrs import define

from groq.testing import vcr_settings

KEY = "gsk_0123456789abcdef"


@define
class Request:
    """As much of vcrpy's request as is looked at."""

    headers: dict[str, str]
    body: Any


def test_of_a_request_the_key_is_gone_and_what_it_is_found_by_is_left() -> None:
    scrub = vcr_settings()["before_record_request"]
    sent = Request(
        {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json", "X-Team": "a"},
        b'{"user":"user_0123456789","model":"m"}',
    )
    kept = scrub(sent)
    assert kept.headers == {"Content-Type": "application/json"}
    assert kept.body == b'{"user":"user_recorded","model":"m"}'


def test_a_form_gets_a_boundary_that_is_the_same_each_time() -> None:
    scrub = vcr_settings()["before_record_request"]
    forms = [
        scrub(Request({"content-type": f'multipart/form-data; boundary="{mark}"'}, body))
        for mark, body in (("abc", b"--abc\r\n"), ("xyz", b"--xyz\r\n"))
    ]
    assert forms[0] == forms[1]
    assert forms[0].body == b"--recorded-boundary\r\n"


def test_of_a_response_stay_the_headers_that_a_client_goes_by() -> None:
    scrub = vcr_settings()["before_record_response"]
    answered = {
        "status": {"code": 200, "message": "OK"},
        "headers": {
            "X-Request-Id": ["req_01jbd6g2qdfw2adyrt2az8hz4w"],
            "x-ratelimit-limit-requests": ["30"],
            "set-cookie": ["a=b"],
        },
        "body": {"string": b'{"id":"org_01jbd6g2qdfw2adyrt2az8hz4w"}'},
    }
    assert scrub(answered) == {
        "status": {"code": 200, "message": "OK"},
        "headers": {"X-Request-Id": ["req_recorded"], "x-ratelimit-limit-requests": ["30"]},
        "body": {"string": b'{"id":"org_recorded"}'},
    }


def test_settings_of_ones_own_come_first() -> None:
    assert vcr_settings(match_on=("path",))["match_on"] == ("path",)
