"""The mock server of others refuses what our document does not allow.

Else it would mean nothing that it accepts what our client sends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq import Groq
from groq.errors import APIStatusError
from tests.conftest import API_KEY
from tests.crosscheck.audio_calls import recording
from tests.crosscheck.calls import CALLS
from tests.crosscheck.prism import violations_of
from tests.document.described import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.crosscheck.call import Call
    from tests.crosscheck.prism import Prism

KEY = {"authorization": f"Bearer {API_KEY}"}
CHAT: dict[str, Any] = {"model": "a", "messages": [{"role": "user", "content": "Hello"}]}
TOOL = {"type": "function", "function": {"name": "no spaces"}}
SOUND = {"file": ("tide.wav", recording())}
BODIES = {each.raw["operationId"]: DOCUMENT.body(each) for each in DOCUMENT.operations()}


def sends_json(call: Call) -> bool:
    return "application/json" in BODIES[call.operation]


@pytest.fixture
def http(prism: Prism) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{prism.base_url}/openai/v1", headers=KEY) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "body", "violation"),
    [
        ("chat/completions", {"model": "a"}, "must have required property 'messages'"),
        ("chat/completions", {**CHAT, "made_up": 1}, "must NOT have additional properties"),
        ("chat/completions", {**CHAT, "n": 2}, "n must be <= 1"),
        ("chat/completions", {**CHAT, "stream": "yes"}, "stream must be boolean,null"),
        ("chat/completions", {**CHAT, "tools": [TOOL]}, "name must match pattern"),
        ("responses", {"model": "a", "input": 5}, "input must be string"),
        ("embeddings", {"model": "a", "input": []}, "input must NOT have fewer than 1 items"),
        ("audio/speech", {"model": "a", "input": "b"}, "must have required property 'voice'"),
        ("batches", {"input_file_id": "file_1"}, "must have required property 'endpoint'"),
        ("reranking", {"model": "a", "query": "b", "docs": [""]}, "must NOT have fewer than 1"),
    ],
)
def test_a_body_that_is_wrong_is_refused(
    http: httpx.Client, path: str, body: dict[str, Any], violation: str
) -> None:
    refused = http.post(path, json=body)

    assert refused.status_code == 422
    assert violation in " ".join(violations_of(refused.headers))


@pytest.mark.parametrize(
    ("path", "form", "violation"),
    [
        ("audio/transcriptions", {}, "must have required property 'model'"),
        ("audio/transcriptions", {"model": "a", "response_format": "srt"}, "must be equal to one"),
        ("audio/translations", {"model": "a", "temperature": "1.5"}, "temperature must be <= 1"),
        ("files", {}, "must have required property 'purpose'"),
    ],
)
def test_a_form_that_is_wrong_is_refused(
    http: httpx.Client, path: str, form: dict[str, str], violation: str
) -> None:
    refused = http.post(path, data=form, files=SOUND)

    assert refused.status_code == 422
    assert violation in " ".join(violations_of(refused.headers))


def test_a_list_in_a_form_is_refused_although_it_is_right(http: httpx.Client) -> None:
    form = {"model": "a", "timestamp_granularities[]": ["word", "segment"]}
    refused = http.post("audio/transcriptions", data=form, files=SOUND)

    assert violations_of(refused.headers) == [
        "Request body property timestamp_granularities[] must be array"
    ]


def test_a_query_that_is_wrong_is_refused(http: httpx.Client) -> None:
    refused = http.get("batches", params={"id": ["batch_1"] * 201})

    assert refused.status_code == 422
    assert "must NOT have more than 200 items" in violations_of(refused.headers)[0]


def test_a_call_without_a_key_or_to_nowhere_is_refused(http: httpx.Client) -> None:
    assert http.get("models", headers={"authorization": "none"}).status_code == 401
    assert http.get("modells").status_code == 404
    assert http.put("models").status_code == 405


@pytest.mark.parametrize("call", [call for call in CALLS if sends_json(call)], ids=str)
def test_each_of_our_calls_is_refused_when_one_of_its_texts_is_a_number(
    prism: Prism, call: Call
) -> None:
    text = next(name for name, value in call.arguments.items() if isinstance(value, str))
    with Groq(API_KEY, base_url=prism.base_url) as client, pytest.raises(APIStatusError) as caught:
        call.of(client, extra_body={text: 5})

    assert caught.value.status_code == 422
    assert f"Request body property {text} must be string" in violations_of(caught.value.headers)
