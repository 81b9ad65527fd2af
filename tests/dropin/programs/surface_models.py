# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""Results as consumers read, change, copy and write them down."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import httpx
from expecting import COMPLETION, MESSAGES, MODEL, TOOL, answering

import groq
from groq.types import CompletionUsage
from groq.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionMessage,
)
from groq.types.chat.chat_completion_chunk import (
    ChoiceDelta,
)


def _received() -> Any:
    client = groq.Groq(http_client=answering(httpx.Response(200, json=COMPLETION)))
    return client.chat.completions.create(model=MODEL, messages=MESSAGES)


def what_is_absent_reads_as_none() -> None:
    completion = _received()
    assert completion.system_fingerprint is None
    assert completion.x_groq is None
    assert completion.usage.queue_time is None
    assert completion.choices[0].message.tool_calls is None
    assert completion.choices[0].message.reasoning is None


def what_is_unknown_is_an_attribute_and_an_extra() -> None:
    completion = _received()
    assert completion.segments == [{"no": 1}]
    assert completion.model_extra == {"segments": [{"no": 1}]}
    assert not hasattr(completion, "no_such_thing")
    assert getattr(completion, "no_such_thing", None) is None


def results_are_always_true() -> None:
    assert _received()
    assert ChatCompletionMessage(role="assistant")
    assert ChoiceDelta()


def results_can_be_changed() -> None:
    completion = _received()
    completion.usage = None
    assert completion.usage is None
    completion.usage = CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3)
    assert completion.usage.total_tokens == 3
    completion.choices[0].message.content = "changed"
    assert completion.model_dump()["choices"][0]["message"]["content"] == "changed"


def a_dump_has_every_field_or_those_that_were_sent() -> None:
    completion = _received()
    everything = completion.model_dump()
    assert everything["system_fingerprint"] is None
    assert everything["choices"][0]["message"]["tool_calls"] is None
    assert everything["segments"] == [{"no": 1}]
    assert completion.model_dump(exclude_unset=True) == COMPLETION
    sparse = completion.model_dump(exclude_none=True)
    assert "logprobs" in everything["choices"][0]
    assert "logprobs" not in sparse["choices"][0]
    assert "system_fingerprint" not in sparse
    assert completion.model_dump(mode="json") == everything
    assert set(completion.model_dump(include={"id", "model"})) == {"id", "model"}
    assert "usage" not in completion.model_dump(exclude={"usage"})


def a_dump_can_be_json() -> None:
    completion = _received()
    assert json.loads(completion.model_dump_json()) == completion.model_dump()
    assert json.loads(completion.model_dump_json(exclude_unset=True)) == COMPLETION
    assert "\n  " in completion.model_dump_json(indent=2)


def a_result_becomes_a_dict_or_json_as_it_was_sent() -> None:
    completion = _received()
    assert completion.to_dict() == COMPLETION
    assert json.loads(completion.to_json()) == COMPLETION
    assert completion.to_dict(exclude_unset=False)["system_fingerprint"] is None


def fields_that_were_sent_are_known() -> None:
    completion = _received()
    assert {"id", "choices", "usage"} <= completion.model_fields_set
    assert "system_fingerprint" not in completion.model_fields_set
    assert completion.choices[0].message.model_fields_set == {"role", "content"}


def fields_of_a_class_are_known() -> None:
    assert {"id", "choices", "created", "model", "usage"} <= set(ChatCompletion.model_fields)
    assert "content" in ChatCompletionMessage.model_fields


def results_are_copied() -> None:
    completion = _received()
    changed = completion.model_copy(update={"model": "other"})
    assert (changed.model, completion.model) == ("other", MODEL)
    assert changed.choices[0] is completion.choices[0]
    deep = completion.model_copy(deep=True)
    assert deep.choices[0] is not completion.choices[0]
    assert deep == completion
    assert copy.deepcopy(completion) == completion


def results_are_written_as_json_by_their_attributes() -> None:
    completion = _received()
    written = json.dumps(completion, default=vars)
    assert json.loads(written)["choices"][0]["message"]["content"] == "04:12"
    assert completion.choices[0].message.__dict__["role"] == "assistant"


def results_are_compared_by_value() -> None:
    assert _received() == _received()
    assert ChatCompletion(**COMPLETION) == ChatCompletion(**COMPLETION)
    assert ChatCompletion(**COMPLETION) != ChatCompletion(**{**COMPLETION, "id": "other"})


def results_are_pickled() -> None:
    completion = _received()
    assert pickle.loads(pickle.dumps(completion)) == completion  # noqa: S301  our own


def results_show_what_they_hold() -> None:
    assert repr(_received()).startswith("ChatCompletion(")
    assert "04:12" in repr(_received())
    assert "chatcmpl-1" in str(_received())


def results_are_of_the_base_class() -> None:
    assert isinstance(_received(), groq.BaseModel)
    assert issubclass(ChatCompletionChunk, groq.BaseModel)
    assert not isinstance({}, groq.BaseModel)


def every_result_has_the_methods() -> None:
    client = groq.Groq()
    asked = client.chat.completions.create(model=MODEL, messages=MESSAGES, tools=[TOOL])
    for result in (client.models.list(), client.models.retrieve(MODEL), asked):
        assert json.loads(result.to_json()) == result.to_dict()
        assert type(result).model_validate(result.model_dump()) is not None


def old_names_of_the_methods_are_there() -> None:
    completion = _received()
    assert completion.to_dict(mode="python") == COMPLETION
    assert ChatCompletion.construct(**COMPLETION).id == "chatcmpl-1"


def fields_are_iterated_as_pairs() -> None:
    usage = CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3)
    assert dict(usage)["total_tokens"] == 3
    assert dict(iter(usage))["prompt_tokens"] == 1
