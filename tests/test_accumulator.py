from __future__ import annotations

from typing import Any

from groq._accumulator import ChunkAccumulator


def chunk(delta: dict[str, Any] | None = None, *, index: int = 0, **fields: Any) -> dict[str, Any]:
    choice = {"index": index, "delta": delta or {}, "finish_reason": fields.pop("finish", None)}
    head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return {**head, "choices": [choice], **fields}


def collect(*chunks: dict[str, Any]) -> dict[str, Any]:
    received = ChunkAccumulator()
    for one in chunks:
        received.add(one)
    return received.payload()


def test_texts_are_joined_and_the_rest_is_kept() -> None:
    payload = collect(
        chunk({"role": "assistant", "content": ""}, x_groq={"id": "req_1", "seed": 7}),
        chunk({"reasoning": "Hm", "channel": "analysis"}),
        chunk({"reasoning": "m."}),
        chunk({"content": "Hel"}),
        chunk({"content": "lo"}),
        chunk(finish="stop", usage={"total_tokens": 3}, x_groq={"id": "req_1"}),
    )
    assert payload["object"] == "chat.completion"
    assert payload["choices"] == [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "Hello", "reasoning": "Hmm."},
            "logprobs": None,
            "finish_reason": "stop",
        }
    ]
    assert payload["usage"] == {"total_tokens": 3}
    assert payload["x_groq"] == {"id": "req_1", "seed": 7}


def test_tool_calls_are_merged_by_index() -> None:
    def call(index: int, **fields: Any) -> dict[str, Any]:
        return chunk({"tool_calls": [{"index": index, **fields}]})

    payload = collect(
        call(0, id="a", type="function", function={"name": "tide", "arguments": '{"at'}),
        call(1, id="b", function={"name": "lock", "arguments": "{}"}),
        call(0, function={"arguments": '": 1}'}),
    )
    assert payload["choices"][0]["message"]["tool_calls"] == [
        {"id": "a", "type": "function", "function": {"name": "tide", "arguments": '{"at": 1}'}},
        {"id": "b", "type": "function", "function": {"name": "lock", "arguments": "{}"}},
    ]
    assert payload["choices"][0]["message"]["content"] is None


def test_an_empty_name_or_id_does_not_erase_the_one_before() -> None:
    payload = collect(
        chunk({"tool_calls": [{"index": None, "id": "a", "function": {"name": "tide"}}]}),
        chunk(
            {"tool_calls": [{"index": 0, "id": "", "function": {"name": "", "arguments": "{}"}}]}
        ),
    )
    (call,) = payload["choices"][0]["message"]["tool_calls"]
    assert call["id"] == "a"
    assert call["function"] == {"name": "tide", "arguments": "{}"}


def test_a_call_of_the_old_kind_is_put_together() -> None:
    payload = collect(
        chunk({"function_call": {"name": "tide", "arguments": '{"a'}}),
        chunk({"function_call": {"arguments": '": 1}'}}),
    )
    message = payload["choices"][0]["message"]
    assert message["function_call"] == {"name": "tide", "arguments": '{"a": 1}'}


def test_executed_tools_are_sent_twice_and_merged() -> None:
    payload = collect(
        chunk({"executed_tools": [{"index": 0, "type": "search", "arguments": "{}"}]}),
        chunk({"executed_tools": [{"index": 0, "type": "search", "output": "found"}]}),
    )
    assert payload["choices"][0]["message"]["executed_tools"] == [
        {"index": 0, "type": "search", "arguments": "{}", "output": "found"}
    ]


def test_choices_are_kept_apart_and_in_order() -> None:
    received = ChunkAccumulator()
    received.add(chunk({"content": "b"}, index=1))
    received.add(chunk({"content": "a"}, index=0))
    assert [c["message"]["content"] for c in received.payload()["choices"]] == ["a", "b"]
    assert received.content == "a"


def test_usage_survives_on_a_chunk_without_choices() -> None:
    payload = collect(chunk({"content": "x"}, finish="stop"), chunk(choices=[], usage={"n": 1}))
    assert payload["usage"] == {"n": 1}
    assert payload["choices"][0]["finish_reason"] == "stop"


def test_usage_moves_out_of_x_groq_as_in_a_whole_answer() -> None:
    payload = collect(chunk({"content": "x"}, x_groq={"id": "req_1", "usage": {"n": 1}}))
    assert payload["usage"] == {"n": 1}
    assert payload["x_groq"] == {"id": "req_1"}


def test_log_probabilities_and_annotations_are_strung_together() -> None:
    one = chunk({"content": "a", "annotations": [1]})
    one["choices"][0]["logprobs"] = {"content": [{"token": "a"}]}
    two = chunk({"content": "b", "annotations": [2]})
    two["choices"][0]["logprobs"] = {"content": [{"token": "b"}]}
    choice = collect(one, two)["choices"][0]
    assert choice["logprobs"] == {"content": [{"token": "a"}, {"token": "b"}]}
    assert choice["message"]["annotations"] == [1, 2]


def test_unknown_fields_survive() -> None:
    payload = collect(chunk({"content": "x", "mood": "calm"}, provider="p"))
    assert payload["choices"][0]["message"]["mood"] == "calm"
    assert payload["provider"] == "p"


def test_identity_is_that_of_the_first_chunk() -> None:
    payload = collect(chunk(id="one"), chunk(id="stub", created=9))
    assert (payload["id"], payload["created"]) == ("one", 1)


def test_is_complete_when_every_choice_has_ended() -> None:
    received = ChunkAccumulator()
    assert not received.is_complete
    received.add(chunk({"content": "a"}, index=0, finish="stop"))
    received.add(chunk({"content": "b"}, index=1))
    assert not received.is_complete
    received.add(chunk(index=1, finish="length"))
    assert received.is_complete
