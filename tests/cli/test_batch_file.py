"""The file of a batch."""

from __future__ import annotations

import json

import pytest

from groq._cli.batch_file import read_batch

LINE = {"custom_id": "a", "url": "/v1/chat/completions", "body": {"model": "m"}}


def test_requests_and_the_numbers_of_their_lines() -> None:
    file = read_batch(["\n", json.dumps(LINE), "\n", json.dumps({**LINE, "custom_id": "b"})])
    assert file.endpoint == "/v1/chat/completions"
    assert file.requests == [("a", {"model": "m"}), ("b", {"model": "m"})]
    assert file.located("requests[1]: no; requests[0].x") == "line 4: no; line 2.x"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "there is no request"),
        (["\n", "{"], "line 2 is no JSON"),
        (["[]"], "line 1 needs custom_id, url and body"),
        ([json.dumps({**LINE, "body": "x"})], "line 1 needs"),
        (
            [json.dumps(LINE), json.dumps({**LINE, "url": "/v1/audio/translations"})],
            "line 2 is for /v1/audio/translations, those before are for /v1/chat/completions",
        ),
    ],
)
def test_what_is_no_file_of_requests(lines: list[str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_batch(lines)
