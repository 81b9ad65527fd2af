"""Nothing that a caller sends makes the simulator fail: `Simulator` raises on leaving if it did."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groq.testing import Limits, Simulator
from groq.testing.simulator.instances import Words, minimal_instance
from groq.testing.simulator.recordings import UnreadableAudioError, duration
from groq.testing.simulator.tokens import split_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    Client = httpx.Client

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=15
)


def misuse(names: list[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Objects with some of the names that matter, and with anything at all behind them."""
    return st.dictionaries(st.sampled_from(names), values, max_size=5)


SCHEMA_NAMES = [
    *("type", "properties", "required", "items", "enum", "const", "default", "examples"),
    *("anyOf", "allOf", "oneOf", "$ref", "$defs", "format", "minItems", "minLength"),
    *("maxLength", "minimum", "maximum", "exclusiveMinimum"),
]
SCHEMA_VALUES = st.sampled_from(
    ["object", "array", "string", "integer", ["number", "null"], "#", "#/$defs/a", 10**9]
)
SCHEMAS = st.recursive(
    SCHEMA_VALUES | SCALARS,
    lambda inner: misuse(SCHEMA_NAMES, inner | st.lists(inner, max_size=4)),
    max_leaves=20,
)
BODY_NAMES = [
    *("messages", "tools", "tool_choice", "response_format", "stop", "stream_options", "seed"),
    *("max_tokens", "reasoning_effort", "reasoning_format", "include_reasoning", "n", "user"),
]
MESSAGES = st.lists(
    st.fixed_dictionaries(
        {"role": st.sampled_from(["user", "system", "assistant", "tool", "x"]) | JSON},
        optional={
            "content": st.text() | JSON | st.lists(misuse(["type", "text", "image_url"], JSON)),
            "tool_calls": JSON,
            "tool_call_id": st.text() | JSON,
        },
    ),
    min_size=1,
    max_size=3,
)
TOOLS = st.lists(
    st.fixed_dictionaries(
        {"type": st.just("function")},
        optional={
            "function": st.fixed_dictionaries(
                {"name": st.text()}, optional={"parameters": SCHEMAS | JSON}
            )
        },
    ),
    max_size=2,
)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    headers = {"authorization": "Bearer gsk_test"}
    with (
        Simulator(limits=Limits(10**9, 10**9, 10**9)) as simulator,
        httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=headers) as connected,
    ):
        yield connected


def check(response: httpx.Response) -> None:
    assert response.status_code in {200, 400, 404, 413}, response.text
    if response.status_code != 200:
        error = response.json()["error"]
        assert error["message"]
        assert error["type"] in {"invalid_request_error", "tokens"}


@PATIENT
@given(
    body=misuse(BODY_NAMES, JSON),
    messages=MESSAGES,
    model=st.sampled_from(["openai/gpt-oss-20b", "qwen/qwen3.8-27b", "llama-3.1-8b-instant"]),
    stream=st.booleans(),
)
def test_any_chat_body_is_answered_or_refused(
    client: Client, body: Any, messages: Any, model: str, *, stream: bool
) -> None:
    whole = {"messages": messages, **body, "model": model, "stream": stream}
    content = json.dumps(whole).encode()
    check(client.post("/chat/completions", content=content))


@PATIENT
@given(tools=TOOLS, schema=SCHEMAS | JSON, question=st.text())
def test_any_schema_is_answered_or_refused(
    client: Client, tools: Any, schema: Any, question: str
) -> None:
    messages = [{"role": "user", "content": question}]
    chat = {"model": "openai/gpt-oss-20b", "messages": messages}
    wanted = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    for extra in ({"tools": tools}, {"response_format": wanted}):
        check(client.post("/chat/completions", content=json.dumps({**chat, **extra}).encode()))


@PATIENT
@given(content=st.binary(max_size=400), start=st.sampled_from([b"", b"{", b"[", b'{"model":']))
def test_any_bytes_are_refused_as_json(client: Client, content: bytes, start: bytes) -> None:
    assert client.post("/chat/completions", content=start + content).status_code == 400


@PATIENT
@given(
    body=st.binary(max_size=300),
    parts=st.lists(
        st.tuples(
            st.sampled_from(['form-data; name="file"; filename="a.wav"', "form-data", "", "x"])
            | st.text(st.characters(codec="latin-1", exclude_categories=["Cc"])),
            st.binary(max_size=50),
        ),
        max_size=4,
    ),
)
def test_any_bytes_are_refused_as_a_form(
    client: Client, body: bytes, parts: list[tuple[str, bytes]]
) -> None:
    content = b"".join(
        b"--b\r\ncontent-disposition: " + head.encode("latin-1") + b"\r\n\r\n" + part + b"\r\n"
        for head, part in parts
    )
    headers = {"content-type": "multipart/form-data; boundary=b"}
    for sent in (content + b"--b--\r\n", content + body, body):
        response = client.post("/audio/transcriptions", content=sent, headers=headers)
        assert response.status_code == 400


@PATIENT
@given(
    start=st.sampled_from(
        [
            *(b"", b"RIFF\xff\xff\xff\xffWAVEfmt ", b"fLaC", b"ID3\x03", b"\xff\xfb\x90\xc0"),
            *(b"OggS\0", b"\0\0\0\x1cftypM4A ", b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\xff"),
        ]
    ),
    content=st.binary(max_size=600),
)
def test_any_bytes_have_a_duration_or_are_unreadable(start: bytes, content: bytes) -> None:
    try:
        seconds = duration(start + content)
    except UnreadableAudioError:
        return
    assert 0 <= seconds < float("inf")


def test_a_time_scale_of_a_thousand_bits_is_no_reason_to_fail() -> None:
    scale = b"\x2a\xd7\xb1" + b"\x40\xc8" + b"\xff" * 200
    block = b"\xa3\x84\x81\x00\x05\x00"

    assert 0 < duration(b"\x1a\x45\xdf\xa3\x80" + scale + block) < float("inf")


@PATIENT
@given(st.text())
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(split_tokens(text)) == text


def test_a_schema_that_has_no_finite_instance_ends_in_null() -> None:
    endless = {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}}
    optional = {**endless, "properties": {"a": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}
    wide = {"type": "array", "minItems": 99, "items": {"$ref": "#"}}

    assert json.dumps(minimal_instance(endless, Words(""))).count("{") > 5
    assert json.dumps(minimal_instance(optional, Words(""))).count("{") < 5
    assert len(json.dumps(minimal_instance(wide, Words("")))) < 10**6


@pytest.mark.parametrize(
    "sent",
    [
        b"\r\n\r\n\r\n",
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /openai/v1/models HTTP/1.1\r\nhost: x\r\nauthorization: \xff\xfe\r\n\r\n",
        b"GET /%ff%00/../models HTTP/1.1\r\nhost: x\r\n\r\n",
        b"POST /openai/v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{",
        b"POST /nope HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_malformed_http_does_not_harm_the_next_caller(client: Client, sent: bytes) -> None:
    with socket.create_connection((client.base_url.host, client.base_url.port or 0)) as caller:
        caller.sendall(sent)
        caller.shutdown(socket.SHUT_WR)
        caller.settimeout(5)
        while caller.recv(4096):
            pass

    assert client.get("/models").status_code == 200
