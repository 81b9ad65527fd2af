"""Chunks that are read by what they repeat must be those that are read in full."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq._chunk_template import ChunkTemplate
from groq_api.api.chat.create_chat_completion import chunk_from_payload

HEAD = {"id": "c-1", "object": "chat.completion.chunk", "created": 1, "model": "m"}


def chunk(delta: dict[str, Any], **fields: Any) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": None}
    return {**HEAD, "choices": [{**choice, **fields.pop("choice", {})}], **fields}


def template_of(payload: dict[str, Any]) -> ChunkTemplate:
    template = ChunkTemplate(chunk_from_payload)
    assert template.learn(orjson.dumps(payload), payload)
    return template


TEXTS = st.text() | st.sampled_from(['"', "\\", '"content":"', "\u2028", "\ufeff", "</", "🎉"])
PLAIN = st.builds(
    chunk,
    st.builds(
        lambda name, text, more: {**more, name: text},
        st.sampled_from(["content", "reasoning"]),
        TEXTS,
        st.fixed_dictionaries(
            {}, optional={"role": st.just("assistant"), "channel": TEXTS, "tool_calls": st.none()}
        ),
    ),
    choice=st.fixed_dictionaries({}, optional={"index": st.integers(0, 3)}),
    id=TEXTS,
    system_fingerprint=TEXTS | st.none(),
    usage=st.none(),
)


@given(PLAIN, TEXTS, st.booleans(), st.sampled_from([(",", ":"), (", ", ": ")]))
def test_a_chunk_with_another_text_is_read_as_in_full(
    first: dict[str, Any], text: str, escaped: bool, separators: tuple[str, str]
) -> None:
    def written(payload: dict[str, Any]) -> bytes:
        return json.dumps(payload, ensure_ascii=escaped, separators=separators).encode()

    template = ChunkTemplate(chunk_from_payload)
    assert template.learn(written(first), orjson.loads(written(first)))
    delta = {**first["choices"][0]["delta"], template.name: text}
    second = {**first, "choices": [{**first["choices"][0], "delta": delta}]}
    assert template.read(written(second)) == chunk_from_payload(second)
    assert (template.choice, template.text) == (first["choices"][0]["index"], text)


@given(PLAIN, st.data())
def test_whatever_comes_next_is_read_as_in_full_or_not_at_all(
    first: dict[str, Any], data: st.DataObject
) -> None:
    template, whole = template_of(first), orjson.dumps(first)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    inserted = data.draw(st.sampled_from([b"", b'"', b"\\", b'","content":"', b'"}}', b" ", b"1"]))
    changed = whole[:start] + inserted + whole[end:]
    read = template.read(changed)
    assert read is None or read == chunk_from_payload(orjson.loads(changed))


@pytest.mark.parametrize("other", [None, 5, [], ["b"], {"content": "b"}])
def test_what_is_no_text_is_not_read_as_one(other: Any) -> None:
    template = template_of(chunk({"content": "a"}))
    assert template.read(orjson.dumps(chunk({"content": other}))) is None


@pytest.mark.parametrize(
    "payload",
    [
        chunk({"content": "a"}, usage={"prompt_tokens": 1}),
        chunk({"content": "a"}, x_groq={"id": "req_1"}),
        chunk({"content": "a"}, provider="p"),
        chunk({"content": "a"}, choice={"finish_reason": "stop"}),
        chunk({"content": "a"}, choice={"logprobs": {"content": []}}),
        chunk({"content": "a"}, choice={"mood": "calm"}),
        chunk({"content": "a"}, choice={"index": None}),
        chunk({"content": "a", "reasoning": "b"}),
        chunk({"content": "a", "annotations": []}),
        chunk({"content": "a", "mood": "calm"}),
        chunk({"content": None}),
        chunk({}),
        {**chunk({"content": "a"}), "choices": []},
        {**chunk({"content": "a"}), "choices": chunk({"content": "a"})["choices"] * 2},
    ],
)
def test_a_chunk_that_brings_anything_else_is_no_template(payload: dict[str, Any]) -> None:
    assert not ChunkTemplate(chunk_from_payload).learn(orjson.dumps(payload), payload)


def test_a_text_that_stands_twice_is_no_template() -> None:
    """The last of two equal keys counts, so the first is not the place of the text."""
    data = orjson.dumps(chunk({"content": "a"})).replace(b'"content"', b'"content":"b","content"')
    assert not ChunkTemplate(chunk_from_payload).learn(data, orjson.loads(data))


def test_a_key_that_ends_like_that_of_the_text_is_not_taken_for_it() -> None:
    data = orjson.dumps(chunk({"content": "a"})).replace(b'{"id"', b'{"\\"content":"b","id"')
    assert not ChunkTemplate(chunk_from_payload).learn(data, orjson.loads(data))


def test_chunks_are_objects_of_their_own() -> None:
    template = template_of(chunk({"content": "a"}))
    data = orjson.dumps(chunk({"content": "b"}))
    first, second = template.read(data), template.read(data)
    assert first is not None
    assert second is not None
    first.choices[0].delta.content = "c"
    first.choices.append(first.choices[0])
    assert second == chunk_from_payload(chunk({"content": "b"}))


def test_learning_is_given_up_where_no_chunk_is_like_another() -> None:
    template = ChunkTemplate(chunk_from_payload)
    learned = []
    for number in range(10):
        payload = chunk({"content": "a"}, id=f"c-{number}")
        assert template.read(orjson.dumps(payload)) is None
        learned.append(template.learn(orjson.dumps(payload), payload))
    assert learned == [True] * 3 + [False] * 7


def test_learning_goes_on_as_long_as_it_is_of_use() -> None:
    template = ChunkTemplate(chunk_from_payload)
    for number in range(10):
        payload = chunk({"content": "a"}, id=f"c-{number}")
        assert template.learn(orjson.dumps(payload), payload)
        assert template.read(orjson.dumps(payload)) is not None
