"""Results as users of Groq's own SDK treat them, which are pydantic models there.

What is expected was observed of groq 1.7.0 with pydantic 2.14, but for what a test says.
"""

from __future__ import annotations

import json
import pickle
from typing import Any

import attrs
import pydantic
import pytest

from groq import BaseModel
from groq.types import BatchCreateResponse, CompletionUsage
from groq.types.audio import Transcription
from groq.types.chat import ChatCompletion, ChatCompletionChunk, ChatCompletionMessage
from groq.types.chat.chat_completion import Choice
from groq.types.chat.chat_completion_chunk import Choice as ChunkChoice
from groq.types.chat.chat_completion_chunk import (
    ChoiceDelta,
    ChoiceDeltaToolCall,
    ChoiceDeltaToolCallFunction,
)
from groq.types.chat.chat_completion_message_tool_call import (
    ChatCompletionMessageToolCall,
    Function,
)
from groq_api.models import (
    BatchLineResponse,
    Response,
    ResponseOutputMessage,
    TranscriptionSegment,
)

CALL = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
MESSAGE = {"role": "assistant", "content": "Hi", "mood": {"happy": None}}
COMPLETION: dict[str, Any] = {
    "id": "x",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "message": MESSAGE, "finish_reason": "stop"}],
    "foo": None,
}


@pytest.fixture
def completion() -> Any:
    """A completion as it is read from an answer."""
    return ChatCompletion.from_dict(COMPLETION)


@pytest.fixture
def message() -> Any:
    """A message that calls a tool."""
    return ChatCompletionMessage.model_construct(role="assistant", tool_calls=[CALL])


class TestConstructors:
    def test_optional_properties_are_none(self) -> None:
        chunk = ChatCompletionChunk(
            id="x",
            object="chat.completion.chunk",
            created=1,
            model="m",
            choices=[
                ChunkChoice(
                    index=0,
                    delta=ChoiceDelta(
                        tool_calls=[
                            ChoiceDeltaToolCall(
                                index=0,
                                function=ChoiceDeltaToolCallFunction(name="f", arguments=""),
                            )
                        ]
                    ),
                )
            ],
        )

        assert (chunk.usage, chunk.x_groq, chunk.choices[0].finish_reason) == (None, None, None)
        assert chunk

    def test_dicts_become_objects_wherever_they_are(self) -> None:
        made = ChatCompletion(**COMPLETION)

        assert made == ChatCompletion.from_dict(COMPLETION)
        assert isinstance(made.choices[0], Choice)
        assert isinstance(made.choices[0].message, ChatCompletionMessage)

    def test_objects_stay_the_objects_that_they_are(self) -> None:
        call = ChatCompletionMessageToolCall(
            id="c", type="function", function=Function(name="f", arguments="{}")
        )
        made: Any = ChatCompletionMessage(role="assistant", tool_calls=[call, CALL])  # type: ignore[list-item]  # a dict is for those who come from pydantic

        assert made.tool_calls[0] is call
        assert made.tool_calls[1] == call

    def test_an_object_that_one_of_two_kinds_of_value_may_be(self) -> None:
        given = {"data": [{"code": "x"}]}
        batch: Any = BatchCreateResponse.model_construct(errors=given)

        assert batch.errors.data[0].code == "x"

    def test_properties_that_nobody_knows_are_kept(self) -> None:
        made: Any = Transcription(text="Hi", segments=[{"start": 0.0}], duration=1.5)  # type: ignore[call-arg]  # that is the point

        assert made.segments == [{"start": 0.0}]
        assert made.model_extra == {"segments": [{"start": 0.0}], "duration": 1.5}

    def test_what_is_missing_is_a_type_error(self) -> None:
        """With pydantic it is a ValidationError; that is pydantic's own."""
        with pytest.raises(TypeError, match=r"Choice\(\) is missing 'index', 'message'"):
            Choice(finish_reason="stop")  # type: ignore[call-arg]  # that is the point

    def test_what_is_missing_inside_a_dict_is_named_by_its_path(self) -> None:
        choice = {"index": 0, "finish_reason": "stop", "message": {}}

        with pytest.raises(ValueError, match=r"^choices\[0\]\.message\.role: required"):
            ChatCompletion(**{**COMPLETION, "choices": [choice]})

    def test_values_that_are_new_are_taken(self) -> None:
        """In pydantic they are refused, though the service may answer them any day."""
        message = ChatCompletionMessage(role="assistant")

        assert Choice(index=0, message=message, finish_reason="new").finish_reason == "new"

    def test_a_name_that_we_have_taken_is_given_as_on_the_wire(self) -> None:
        made: Any = BatchLineResponse.model_construct(request_id="r")

        assert (made.request_id_, made.request_id, made.model_extra) == ("r", None, {})
        assert BatchLineResponse.model_fields["request_id_"].alias == "request_id"
        assert made.to_dict() == made.model_dump(by_alias=True, exclude_none=True)
        assert made.to_dict() == {"request_id": "r"}
        assert made.to_dict(use_api_names=False) == {"request_id_": "r"}


class TestConstruct:
    def test_what_is_missing_is_none_and_what_does_not_fit_stays(self) -> None:
        made: Any = ChatCompletion.model_construct(choices=[{"index": 3}], usage="none")
        (choice,) = made.choices

        assert (made.id, made.usage) == (None, "none")
        assert type(choice) is Choice
        assert made.model_dump(include={"choices": {0: {"index", "message"}}}) == {
            "choices": [{"index": 3, "message": None}]
        }

    def test_a_member_of_a_union_is_told_by_its_constant(self) -> None:
        item = {"type": "message", "id": "m"}
        made: Any = Response.model_construct(output=[item, {"type": "new"}])

        assert type(made.output[0]) is ResponseOutputMessage
        assert made.output[1] == {"type": "new"}

    def test_it_has_two_names(self) -> None:
        assert Choice.construct(index=1) == Choice.model_construct(None, index=1)


class TestValidation:
    def test_a_dict_becomes_an_object(self) -> None:
        assert ChatCompletion.model_validate(COMPLETION) == ChatCompletion(**COMPLETION)

    def test_an_object_is_given_back(self, completion: Any) -> None:
        assert ChatCompletion.model_validate(completion) is completion

    def test_a_dict_may_hold_objects(self, completion: Any) -> None:
        given = {**COMPLETION, "choices": completion.choices}

        assert ChatCompletion.model_validate(given) == completion

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            ({}, "^id: required, but missing$"),
            ({**COMPLETION, "choices": [3]}, r"^choices\[0\]: an object was expected"),
            ("x", "^an object was expected, not a string$"),
        ],
    )
    def test_anything_else_is_a_value_error(self, given: Any, problem: str) -> None:
        with pytest.raises(ValueError, match=problem):
            ChatCompletion.model_validate(given)

    def test_text_is_read_as_json(self) -> None:
        assert ChatCompletion.model_validate_json(json.dumps(COMPLETION)) == ChatCompletion(
            **COMPLETION
        )
        with pytest.raises(ValueError, match="not JSON"):
            ChatCompletion.model_validate_json("{")


class TestDumps:
    def test_everything_is_there_and_none_where_nothing_is(self, completion: Any) -> None:
        dumped = completion.model_dump()

        assert {**dumped, "choices": None} == {
            **COMPLETION,
            "choices": None,
            "mcp_list_tools": None,
            "service_tier": None,
            "system_fingerprint": None,
            "usage": None,
            "usage_breakdown": None,
            "x_groq": None,
        }
        assert dumped["choices"][0]["message"] == {
            **MESSAGE,
            "annotations": None,
            "executed_tools": None,
            "function_call": None,
            "reasoning": None,
            "tool_calls": None,
        }
        assert completion.model_dump(mode="json", warnings=False) == dumped

    @pytest.mark.parametrize("option", ["exclude_unset", "exclude_defaults"])
    def test_what_is_not_set_can_be_left_out(self, completion: Any, option: str) -> None:
        assert completion.model_dump(**{option: True}) == COMPLETION

    def test_none_can_be_left_out_but_not_inside_of_plain_dicts(self, completion: Any) -> None:
        dumped = completion.model_dump(exclude_none=True)

        assert dumped == {name: each for name, each in COMPLETION.items() if name != "foo"}

    def test_a_null_that_is_required_is_set(self) -> None:
        made: Any = Response.model_construct(error=None, id="r")

        assert made.model_dump(exclude_unset=True)["error"] is None
        assert "error" not in made.model_dump(exclude_none=True)

    @pytest.mark.parametrize(
        ("include", "dumped"),
        [
            ({"role", "reasoning"}, {"role": "assistant", "reasoning": None}),
            ({"nope"}, {}),
            ({"role": True}, {"role": "assistant"}),
            ({"role": ...}, {"role": "assistant"}),
            ({"role": False}, {}),
            (
                {"tool_calls": {0: {"function": {"name"}}}},
                {"tool_calls": [{"function": {"name": "f"}}]},
            ),
            ({"tool_calls": {1: {"id"}}}, {"tool_calls": []}),
            ({"tool_calls": {"__all__": {"id"}}}, {"tool_calls": [{"id": "c"}]}),
        ],
    )
    def test_only_what_is_included(self, message: Any, include: Any, dumped: Any) -> None:
        assert message.model_dump(include=include) == dumped

    @pytest.mark.parametrize(
        ("exclude", "dumped"),
        [
            ({"tool_calls"}, {"role": "assistant"}),
            ({"tool_calls": {0}}, {"role": "assistant", "tool_calls": []}),
            (
                {"role": True, "tool_calls": {"__all__": {"function": {"arguments"}, "id": True}}},
                {"tool_calls": [{"type": "function", "function": {"name": "f"}}]},
            ),
        ],
    )
    def test_all_but_what_is_excluded(self, message: Any, exclude: Any, dumped: Any) -> None:
        assert message.model_dump(exclude=exclude, exclude_none=True) == dumped

    def test_plain_dicts_can_be_selected_from(self, completion: Any) -> None:
        choices = {0: {"message": {"mood": {"happy"}}}}

        assert completion.model_dump(include={"choices": choices}) == {
            "choices": [{"message": {"mood": {"happy": None}}}]
        }

    @pytest.mark.parametrize("method", ["model_dump", "model_dump_json"])
    def test_an_option_that_is_not_there_is_refused(self, completion: Any, method: str) -> None:
        with pytest.raises(TypeError, match=rf"{method}\(\) got an unexpected .* 'exclude_nil'"):
            getattr(completion, method)(exclude_nil=True)

    def test_json_is_in_one_line_unless_it_is_indented(self, completion: Any) -> None:
        usage = CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3)
        text = usage.model_dump_json(exclude_none=True)

        assert text == '{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}'
        assert usage.model_dump_json(indent=1, exclude_none=True).count("\n") == 4
        assert json.loads(completion.model_dump_json()) == completion.model_dump()

    def test_letters_that_ascii_lacks_stay_unless_they_must_not(self) -> None:
        made = Transcription(text="tää")

        assert made.model_dump_json(exclude_none=True) == '{"text":"tää"}'
        escaped = made.model_dump_json(exclude_none=True, ensure_ascii=True)
        assert escaped == '{"text":"t\\u00e4\\u00e4"}'

    def test_to_dict_leaves_out_what_is_not_set(self, completion: Any) -> None:
        assert completion.to_dict() == COMPLETION
        assert completion.to_dict(exclude_none=True).get("foo", "absent") == "absent"
        assert completion.to_dict(exclude_unset=False) == completion.model_dump()
        assert completion.to_dict(mode="json", use_api_names=False) == COMPLETION

    def test_to_json_is_indented_unless_told_otherwise(self) -> None:
        made = Transcription(text="Hi")

        assert made.to_json() == '{\n  "text": "Hi"\n}'
        assert made.to_json(indent=None) == '{"text":"Hi"}'
        assert json.loads(made.to_json(exclude_unset=False)) == {"text": "Hi", "x_groq": None}

    def test_a_dict_of_an_object_has_its_properties(self, completion: Any) -> None:
        assert dict(completion)["choices"] is completion.choices
        assert list(dict(completion)) == list(completion.model_dump())

    def test_the_variables_of_an_object_are_its_described_properties(self, completion: Any) -> None:
        written = json.loads(json.dumps(completion, default=lambda each: each.__dict__))

        assert vars(completion)["choices"] is completion.choices
        assert written["choices"][0]["message"]["content"] == "Hi"
        assert "foo" not in written


class TestMappings:
    """What groq 1.7.0 does not describe are dicts there, such as the segments of a transcript."""

    @pytest.fixture
    def segment(self) -> Any:
        """What is described here, and only there is a dict."""
        required = {"id": 0, "seek": 0, "start": 0.0, "end": 1.0, "text": "Hi", "tokens": [1]}
        return TranscriptionSegment.from_dict({**required, "mood": "new"})

    def test_a_property_is_read_by_its_name(self, segment: Any) -> None:
        assert (segment["start"], segment["mood"], segment["avg_logprob"]) == (0.0, "new", None)
        with pytest.raises(KeyError, match="nope"):
            segment["nope"]

    def test_a_property_that_is_absent_gets_the_default(self, segment: Any) -> None:
        assert (segment.get("text"), segment.get("nope")) == ("Hi", None)
        assert segment.get("avg_logprob", 0.5) == 0.5
        assert segment.get("seek", 5) == 0

    def test_names_and_values_are_listed(self, segment: Any) -> None:
        assert "end" in segment
        assert "nope" not in segment
        assert {**segment} == dict(segment.items()) == segment.model_dump()
        assert list(zip(segment.keys(), segment.values(), strict=True)) == segment.items()

    def test_names_are_those_of_the_wire(self) -> None:
        line: Any = BatchLineResponse.model_construct(request_id="r")

        assert line["request_id"] == "r"
        assert "request_id_" not in line


class TestFields:
    def test_what_is_known_of_each_property(self) -> None:
        fields = Choice.model_fields

        assert set(fields) == {"index", "message", "logprobs", "finish_reason"}
        assert fields["message"].annotation is ChatCompletionMessage
        assert (fields["message"].is_required(), fields["logprobs"].is_required()) == (True, False)

    def test_what_is_set_is_what_has_a_value_or_must_have_one(self, completion: Any) -> None:
        """In pydantic a null that the service answered is set, too."""
        assert completion.model_fields_set == set(COMPLETION)
        assert completion.choices[0].model_fields_set == {"index", "message", "finish_reason"}

    def test_what_nobody_knows_is_extra(self, completion: Any) -> None:
        assert completion.model_extra == {"foo": None}
        assert completion.choices[0].model_extra == {}
        assert completion.choices[0].message.mood == {"happy": None}


class TestCopies:
    def test_a_copy_shares_its_parts_unless_it_is_deep(self, completion: Any) -> None:
        assert completion.model_copy() == completion.model_copy(deep=True) == completion
        assert completion.model_copy().choices is completion.choices
        assert completion.model_copy(deep=True).choices is not completion.choices

    def test_a_copy_may_differ(self, completion: Any) -> None:
        made = completion.model_copy(update={"id": "y", "bar": 2})

        assert (made.id, made.bar, made.model) == ("y", 2, "m")
        assert (completion.id, completion.model_extra) == ("x", {"foo": None})

    def test_usage_can_be_assigned(self, completion: Any) -> None:
        completion.usage = CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3)

        assert completion.model_dump(include={"usage": {"total_tokens"}}) == {
            "usage": {"total_tokens": 3}
        }

    def test_an_empty_object_is_true(self) -> None:
        assert ChoiceDelta()


class TestOldNames:
    @pytest.mark.parametrize(
        ("old", "new"),
        [("dict", "model_dump"), ("json", "model_dump_json"), ("copy", "model_copy")],
    )
    def test_they_still_work_and_name_their_successors(
        self, completion: Any, old: str, new: str
    ) -> None:
        with pytest.warns(DeprecationWarning, match=f"use {new}") as caught:
            answered = getattr(completion, old)()

        assert answered == getattr(completion, new)()
        assert caught[0].filename == __file__

    def test_an_object_can_be_parsed(self, completion: Any) -> None:
        with pytest.warns(DeprecationWarning, match="use model_validate"):
            assert ChatCompletion.parse_obj(COMPLETION) == completion


class Conversation(pydantic.BaseModel):
    """A model of pydantic that holds one of ours."""

    answer: ChatCompletion


class TestPydantic:
    def test_its_models_may_hold_ours(self, completion: Any) -> None:
        held = Conversation(answer=completion)
        read = Conversation.model_validate({"answer": COMPLETION})

        assert held.answer is completion
        assert read.answer == completion
        assert read.model_dump() == {"answer": completion.model_dump()}
        assert json.loads(read.model_dump_json()) == read.model_dump()

    def test_what_is_wrong_is_its_validation_error(self) -> None:
        with pytest.raises(pydantic.ValidationError, match="id: required, but missing"):
            Conversation.model_validate({"answer": {}})

    def test_its_schemas_describe_an_object(self) -> None:
        assert Conversation.model_json_schema()["properties"]["answer"]["type"] == "object"


class Item(BaseModel):
    """Part of a model of somebody's own."""

    name: str


class Shelf(BaseModel):
    """A model of somebody's own, for a path that the document does not describe."""

    items: list[Item]
    size: int = 3


class TestModelsOfYourOwn:
    def test_they_need_nothing_but_annotations(self) -> None:
        payload = {"items": [{"name": "a"}], "new": 1, "self": "s"}
        shelf: Any = Shelf.from_dict(payload)

        assert isinstance(shelf.items[0], Item)
        assert (shelf.size, shelf.new, shelf.model_extra["self"]) == (3, 1, "s")
        assert shelf == Shelf.model_validate(payload)
        assert shelf.to_dict() == {"size": 3, **payload}
        assert pickle.loads(pickle.dumps(shelf)) == shelf  # noqa: S301  pickled just now
        assert repr(Shelf(items=[])) == "Shelf(items=[], size=3)"

    def test_what_is_missing_is_named_by_its_path(self) -> None:
        with pytest.raises(ValueError, match=r"^items\[0\]\.name: required, but missing$"):
            Shelf.model_validate({"items": [{}]})


def test_no_object_is_larger_for_it() -> None:
    delta: Any = ChoiceDelta()

    assert len(type(delta).__slots__) == len(attrs.fields(ChoiceDelta)) - 1
    assert type(delta).__dictoffset__ == 0
