"""The generated package against the faults that its generator is known for, and its promises."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import MappingProxyType, NoneType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args, get_origin, get_type_hints

import attrs
import httpx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator
from werkzeug import Request, Response

import groq_api
from groq_api import api, models
from groq_api.api.audio import create_speech, create_transcription, create_translation
from groq_api.api.batches import cancel_batch, create_batch, list_batches, retrieve_batch
from groq_api.api.chat import create_chat_completion
from groq_api.api.embeddings import create_embedding
from groq_api.api.files import delete_file, download_file, list_files, retrieve_file, upload_file
from groq_api.api.fine_tuning import (
    create_fine_tuning,
    delete_fine_tuning,
    get_fine_tuning,
    list_fine_tunings,
)
from groq_api.api.models import delete_model, list_models, retrieve_model
from groq_api.api.reranking import create_reranking
from groq_api.api.responses import create_response
from groq_api.models import (
    AssistantMessage,
    Batch,
    BatchErrors,
    BatchList,
    ChatChoice,
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionRequest,
    Embedding,
    EmbeddingResponse,
    FileDeleted,
    FileList,
    FileObject,
    FineTuningDeleted,
    FineTuningList,
    FineTuningResponse,
    Model,
    ModelDeleted,
    ModelList,
    RerankResponse,
    ResponseCreateRequest,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseReasoningItem,
    ToolCall,
    ToolCallFunction,
    Transcription,
    TranscriptionRequest,
    TranscriptionVerbose,
    Translation,
    TranslationVerbose,
)
from groq_api.models import Response as ResponseAnswer
from groq_api.types import RequestParts, ResponseModel, ResponseShapeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_httpserver import HTTPServer

PACKAGE = Path(groq_api.__path__[0])
SOURCES = sorted(PACKAGE.rglob("*.py"))

RESPONSES: list[type[ResponseModel]] = [
    each
    for each in (getattr(models, name) for name in models.__all__)
    if isinstance(each, type) and issubclass(each, ResponseModel)
]


def as_asked(api: Any, model: type[ResponseModel]) -> Callable[[Any], ResponseModel]:
    """The reader of an operation whose request says which of several objects it answers."""
    return partial(api.from_payload, model=model)


READERS: dict[str, tuple[Callable[[Any], ResponseModel], type[ResponseModel]]] = {
    "completion": (create_chat_completion.from_payload, ChatCompletion),
    "chunk": (create_chat_completion.chunk_from_payload, ChatCompletionChunk),
    "transcription": (as_asked(create_transcription, Transcription), Transcription),
    "verbose transcription": (
        as_asked(create_transcription, TranscriptionVerbose),
        TranscriptionVerbose,
    ),
    "translation": (as_asked(create_translation, Translation), Translation),
    "verbose translation": (as_asked(create_translation, TranslationVerbose), TranslationVerbose),
    "model list": (list_models.from_payload, ModelList),
    "model": (retrieve_model.from_payload, Model),
    "deleted model": (delete_model.from_payload, ModelDeleted),
    "response": (create_response.from_payload, ResponseAnswer),
    "embeddings": (create_embedding.from_payload, EmbeddingResponse),
    "uploaded file": (upload_file.from_payload, FileObject),
    "file": (retrieve_file.from_payload, FileObject),
    "file list": (list_files.from_payload, FileList),
    "deleted file": (delete_file.from_payload, FileDeleted),
    "created batch": (create_batch.from_payload, Batch),
    "batch": (retrieve_batch.from_payload, Batch),
    "cancelled batch": (cancel_batch.from_payload, Batch),
    "batch list": (list_batches.from_payload, BatchList),
    "created fine-tuning": (create_fine_tuning.from_payload, FineTuningResponse),
    "fine-tuning": (get_fine_tuning.from_payload, FineTuningResponse),
    "fine-tuning list": (list_fine_tunings.from_payload, FineTuningList),
    "deleted fine-tuning": (delete_fine_tuning.from_payload, FineTuningDeleted),
    "reranking": (create_reranking.from_payload, RerankResponse),
}

BODIES = [
    create_chat_completion.BODY_SCHEMA,
    create_response.BODY_SCHEMA,
    create_embedding.BODY_SCHEMA,
    create_transcription.BODY_SCHEMA,
    create_translation.BODY_SCHEMA,
    create_speech.BODY_SCHEMA,
    upload_file.BODY_SCHEMA,
    create_batch.BODY_SCHEMA,
    create_fine_tuning.BODY_SCHEMA,
    create_reranking.BODY_SCHEMA,
]

ANY_PATH = re.compile(".*")

CHAT: ChatCompletionRequest = {
    "model": "openai/gpt-oss-20b",
    "messages": [{"role": "user", "content": "Why?"}],
}


def example(hint: Any, *, full: bool) -> Any:
    """A JSON value for an annotation; `full` says whether it has what may be left out, too."""
    if isinstance(hint, type) and issubclass(hint, ResponseModel):
        hints = get_type_hints(hint)
        return {
            wire_name(field): example(hints[field.name], full=full)
            for field in own_fields(hint)
            if full or field.default is attrs.NOTHING
        }
    if get_origin(hint) is list:
        return [example(get_args(hint)[0], full=full)]
    if get_origin(hint) is dict:
        return {"key": example(get_args(hint)[1], full=full)}
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if get_args(hint):
        return example(get_args(hint)[0], full=full)
    return {str: "text", int: 7, float: 0.5, bool: True, Any: "anything"}[hint]


def own_fields(model: type[ResponseModel]) -> list[attrs.Attribute[Any]]:
    return [each for each in attrs.fields(model) if each.name != "additional_properties"]


def wire_name(field: attrs.Attribute[Any]) -> str:
    name: str = field.metadata.get("wire", field.name)
    return name


def is_container(hint: Any) -> bool:
    """Whether no scalar may stand where this annotation does."""
    alternatives = get_args(hint) if get_origin(hint) not in {list, dict, Literal} else ()
    kinds = {each for each in alternatives or (hint,) if each is not NoneType}
    return all(
        get_origin(each) in {list, dict} or (isinstance(each, type) and each in RESPONSES)
        for each in kinds
    )


def references(value: Any) -> Iterator[str]:
    """Names of the definitions that a schema refers to, however deep."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].removeprefix("#/$defs/")
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from references(each)


COMPLETION = example(ChatCompletion, full=False)


class TestRequests:
    def test_nothing_is_sent_that_was_not_given(self) -> None:
        parts = create_chat_completion.build_request(body=CHAT)

        assert orjson.loads(parts["content"]) == CHAT

    def test_none_is_left_out_but_where_null_means_something(self) -> None:
        body: ChatCompletionRequest = {
            **CHAT,
            "temperature": None,
            "stop": None,
            "reasoning_format": None,
        }

        parts = create_chat_completion.build_request(body=body)

        assert orjson.loads(parts["content"]) == {**CHAT, "reasoning_format": None}

    def test_null_inside_a_property_is_sent_as_it_is(self) -> None:
        schema = {"type": "object", "properties": {"city": {"default": None}}}
        body: ChatCompletionRequest = {
            **CHAT,
            "tools": [{"type": "function", "function": {"name": "f", "parameters": schema}}],
        }

        parts = create_chat_completion.build_request(body=body)

        assert orjson.loads(parts["content"]) == body

    def test_an_answer_is_sent_back_with_what_a_request_may_hold(self) -> None:
        message = AssistantMessage.from_dict(
            {
                "role": "assistant",
                "content": None,
                "reasoning": "Hm.",
                "executed_tools": [{"index": 0, "type": "search", "arguments": "{}"}],
                "annotations": None,
                "tool_calls": [
                    {
                        "id": "call_1",
                        "type": "function",
                        "function": {"name": "f", "arguments": "{}", "note": "new"},
                        "index": 0,
                    }
                ],
                "new": 1,
            }
        )
        expected = {
            "role": "assistant",
            "reasoning": "Hm.",
            "tool_calls": [
                {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
            ],
        }

        parts = create_chat_completion.build_request(body={**CHAT, "messages": [message]})

        assert message.to_param() == expected
        assert orjson.loads(parts["content"])["messages"] == [expected]

    def test_any_sequence_and_any_mapping_can_be_sent(self) -> None:
        body: ChatCompletionRequest = {
            **CHAT,
            "stop": ("a", "b"),
            "metadata": MappingProxyType({"team": "x"}),
        }

        content = orjson.loads(create_chat_completion.build_request(body=body)["content"])

        assert content["stop"] == ["a", "b"]
        assert content["metadata"] == {"team": "x"}

    @pytest.mark.parametrize("value", [b"bytes", {1}, object()])
    def test_what_json_cannot_say_is_refused(self, value: Any) -> None:
        with pytest.raises(TypeError):
            create_chat_completion.build_request(body={**CHAT, "user": value})

    @pytest.mark.parametrize("model", [".", "..", "", " ", "\t\n"])
    def test_a_path_parameter_cannot_lead_elsewhere(self, model: str) -> None:
        with pytest.raises(ValueError, match="model must not be"):
            retrieve_model.build_request(model=model)

    def test_slashes_of_a_path_parameter_reach_the_server_encoded(
        self, httpserver: HTTPServer
    ) -> None:
        seen: list[str] = []

        def answer(request: Request) -> Response:
            seen.append(request.environ["REQUEST_URI"])
            return Response("{}")

        httpserver.expect_request(ANY_PATH).respond_with_handler(answer)
        for model in ("openai/gpt-oss-20b", "../chat", "a?b#c%2e", "..%2f.."):
            send(httpserver, retrieve_model.build_request(model=model))

        assert seen == [
            "/openai/v1/models/openai%2Fgpt-oss-20b",
            "/openai/v1/models/..%2Fchat",
            "/openai/v1/models/a%3Fb%23c%252e",
            "/openai/v1/models/..%252f..",
        ]

    def test_the_bounds_of_a_body_come_from_the_document(self) -> None:
        chat = create_chat_completion.BODY_SCHEMA

        assert chat["required"] == ["model", "messages"]
        assert chat["properties"]["temperature"] == {
            "type": ["number", "null"],
            "minimum": 0,
            "maximum": 2,
        }
        assert chat["properties"]["messages"] == {
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/$defs/ChatMessageParam"},
        }
        assert chat["$defs"]["ReasoningFormat"] == {
            "type": "string",
            "enum": ["hidden", "raw", "parsed"],
        }
        assert chat["$defs"]["ToolMessageParam"]["required"] == ["role", "content", "tool_call_id"]
        assert chat["$defs"]["ToolMessageParam"]["additionalProperties"] is False

    def test_every_body_is_described_down_to_its_leaves(self) -> None:
        for body in BODIES:
            OAS31Validator.check_schema(body)
            assert set(references(body)) <= body["$defs"].keys()

    def test_what_bodies_share_is_there_once(self) -> None:
        assert len({id(body["$defs"]) for body in BODIES}) == 1

    def test_what_may_be_repeated_in_a_query_is(self) -> None:
        parts = list_batches.build_request(id=["batch_1", "batch_2"], cursor="a b")

        assert parts["params"] == [("cursor", "a b"), ("id", "batch_1"), ("id", "batch_2")]
        assert list_batches.build_request()["params"] == []

    def test_what_a_response_put_out_goes_into_the_next_request(self) -> None:
        citation = {"type": "url_citation", "url": "https://example.org", "title": "Page"}
        text = {"type": "output_text", "text": "a", "annotations": [citation, {"type": "new"}]}
        message = {"type": "message", "id": "m", "role": "assistant", "content": [text]}
        thought = {
            "type": "reasoning",
            "id": "r",
            "summary": [],
            "content": [{"type": "reasoning_text", "text": "b"}],
        }
        call = {"type": "function_call", "id": "f", "call_id": "c", "name": "g", "arguments": "{}"}
        extra = {"status": "new", "logprobs": None, "more": 1}
        output = ResponseAnswer.from_dict(
            {
                **example(ResponseAnswer, full=False),
                "output": [{**message, "more": 1}, thought, {**call, **extra}, {"type": "new"}],
            }
        ).output

        body: Any = {"model": "m", "input": [*output, {"role": "user", "content": "c"}]}
        content = orjson.loads(create_response.build_request(body=body)["content"])

        assert content["input"] == [
            message,
            thought,
            {**call, "status": "new"},
            {"type": "new"},
            {"role": "user", "content": "c"},
        ]
        assert isinstance(output[0], ResponseOutputMessage)
        assert output[0].to_param() == message

    def test_output_fits_the_types_of_input(self) -> None:
        """For type checkers, which read the tests, too."""
        kept = [ResponseReasoningItem(type="reasoning", id="r", summary=[])]
        body: ResponseCreateRequest = {"model": "m", "input": kept}

        assert orjson.loads(create_response.build_request(body=body)["content"])["input"] == [
            {"type": "reasoning", "id": "r", "summary": []}
        ]

    def test_paths_of_fine_tuning_stand_apart(self) -> None:
        assert get_fine_tuning.build_request(id="ft_1")["path"] == "/v1/fine_tunings/ft_1"


class TestMultipart:
    BODY: ClassVar[TranscriptionRequest] = {
        "timestamp_granularities[]": ["word", "segment"],
        "temperature": 0.5,
        "language": "en",
        "prompt": None,
        "model": "whisper-large-v3",
        "file": ("a.wav", b"RIFF", "audio/wav"),
    }

    def test_parts_stand_in_the_order_of_the_document(self) -> None:
        parts = create_transcription.build_request(body=self.BODY)

        assert parts["files"] == [
            ("file", ("a.wav", b"RIFF", "audio/wav")),
            ("model", (None, b"whisper-large-v3", None)),
            ("language", (None, b"en", None)),
            ("temperature", (None, b"0.5", None)),
            ("timestamp_granularities[]", (None, b"word", None)),
            ("timestamp_granularities[]", (None, b"segment", None)),
        ]
        assert "headers" not in parts

    def test_a_file_need_not_be_in_memory(self) -> None:
        class OnDisk:
            size = 4

            def reading(self) -> None:
                raise AssertionError  # it is for whoever sends it to read it

        part = ("a.wav", OnDisk(), None)
        parts = create_transcription.build_request(body={"model": "m", "file": part})

        assert parts["files"] == [("file", part), ("model", (None, b"m", None))]

    def test_any_file_can_be_uploaded(self, httpserver: HTTPServer) -> None:
        received: dict[str, Any] = {}

        def answer(request: Request) -> Response:
            received["file"] = (request.files["file"].filename, request.files["file"].read())
            received["purpose"] = request.form["purpose"]
            return Response("{}")

        httpserver.expect_request("/openai/v1/files", "POST").respond_with_handler(answer)
        file = ("rows.jsonl", b'{"custom_id":"1"}\n', "application/jsonl")
        send(httpserver, upload_file.build_request(body={"purpose": "batch", "file": file}))

        assert received == {"file": ("rows.jsonl", b'{"custom_id":"1"}\n'), "purpose": "batch"}

    def test_what_the_document_does_not_know_comes_last_and_as_json_has_it(self) -> None:
        body: Any = {"diarize": True, "speakers": 2, "hints": {"a": None}, "model": "whisper"}

        parts = create_transcription.build_request(body=body)

        assert parts["files"] == [
            ("model", (None, b"whisper", None)),
            ("diarize", (None, b"true", None)),
            ("speakers", (None, b"2", None)),
            ("hints", (None, b'{"a":null}', None)),
        ]

    def test_the_content_of_a_file_cannot_add_a_field(self, httpserver: HTTPServer) -> None:
        disposition = b'Content-Disposition: form-data; name="prompt"'
        content = b"RIFF\r\n--+++\r\n" + disposition + b"\r\n\r\nsmuggled\r\n--+++--\r\n"
        received: dict[str, Any] = {}

        def answer(request: Request) -> Response:
            received["boundary"] = request.mimetype_params["boundary"]
            received["file"] = request.files["file"].read()
            received["name"] = request.files["file"].filename
            received["form"] = request.form.to_dict(flat=False)
            return Response("{}")

        httpserver.expect_request(ANY_PATH).respond_with_handler(answer)
        file = ("+++.wav", content, "audio/wav")
        send(httpserver, create_transcription.build_request(body={**self.BODY, "file": file}))

        assert received.pop("boundary") != "+++"
        assert received == {
            "file": content,
            "name": "+++.wav",
            "form": {
                "model": ["whisper-large-v3"],
                "language": ["en"],
                "temperature": ["0.5"],
                "timestamp_granularities[]": ["word", "segment"],
            },
        }


class TestAnswers:
    def test_values_that_are_new_pass_through(self) -> None:
        choice = {"index": 0, "message": {"role": "oracle"}, "finish_reason": "bored"}
        payload = {**COMPLETION, "object": "new", "service_tier": "new", "choices": [choice]}

        completion = create_chat_completion.from_payload(payload)

        assert completion.finish_reason == "bored"
        assert completion.to_dict() == payload

    def test_properties_that_are_new_are_readable_and_kept(self) -> None:
        payload = {**COMPLETION, "mood": {"happy": True}}

        completion: Any = create_chat_completion.from_payload(payload)

        assert completion.additional_properties == {"mood": {"happy": True}}
        assert completion.mood == {"happy": True}
        assert completion.to_dict() == payload
        assert completion != create_chat_completion.from_payload(COMPLETION)

    def test_without_new_properties_there_is_no_dict_for_them(self) -> None:
        assert create_chat_completion.from_payload(COMPLETION).additional_properties is None

    def test_an_attribute_that_is_not_there_names_the_class(self) -> None:
        completion: Any = create_chat_completion.from_payload({**COMPLETION, "mood": 1})

        with pytest.raises(AttributeError, match="'ChatCompletion' object has no attribute 'mud'"):
            _ = completion.mud

    @pytest.mark.parametrize("model", RESPONSES)
    def test_null_for_what_may_be_left_out_is_none(self, model: type[ResponseModel]) -> None:
        required = example(model, full=False)
        nulls = {wire_name(each): None for each in own_fields(model)}

        assert model.from_dict({**nulls, **required}) == model.from_dict(required)

    def test_every_property_of_a_verbose_transcript_is_read(self) -> None:
        payload = example(TranscriptionVerbose, full=True)

        transcription = create_transcription.from_payload(payload, TranscriptionVerbose)

        assert transcription.words is not None
        assert transcription.segments is not None
        assert transcription.additional_properties is None
        assert transcription.to_dict() == payload

    def test_numbers_or_base64_are_either(self) -> None:
        for vector in ([0.5, -0.25], "AAAAPwAAgL4="):
            payload = {"index": 0, "object": "embedding", "embedding": vector}
            assert Embedding.from_dict(payload).embedding == vector

    def test_errors_of_a_batch_are_an_object_or_an_array(self) -> None:
        batch, error = example(Batch, full=False), {"code": "x", "line": 2}

        wrapped = Batch.from_dict({**batch, "errors": {"object": "list", "data": [error]}})
        bare = Batch.from_dict({**batch, "errors": [error]})

        assert isinstance(wrapped.errors, BatchErrors)
        assert wrapped.errors.data == bare.errors
        assert Batch.from_dict({**batch, "errors": None}).errors is None

    def test_the_cursor_of_a_page_is_found(self) -> None:
        page = {"object": "list", "data": []}

        assert list_batches.from_payload(page).next_cursor is None
        found = list_batches.from_payload({**page, "paging": {"next_cursor": "c"}})
        assert found.next_cursor == "c"

    def test_events_and_items_of_kinds_that_are_new_stay_readable(self) -> None:
        item = {"type": "web_search_call", "id": "w"}
        event = {"type": "response.output_item.done", "item": item}
        news = {"type": "response.web_search_call.searching", "item_id": "w"}

        done = create_response.chunk_from_payload(event)

        assert isinstance(done, ResponseOutputItemDoneEvent)
        assert done.item == item
        assert create_response.chunk_from_payload(news) == news

    def test_a_fault_inside_an_event_is_named_by_its_path(self) -> None:
        event = {"type": "response.output_item.done", "item": {"type": "message", "id": "m"}}

        with pytest.raises(ResponseShapeError) as caught:
            create_response.chunk_from_payload(event)

        assert (caught.value.path, caught.value.problem) == ("item.role", "required, but missing")

    def test_bytes_are_left_alone(self) -> None:
        assert create_speech.MEDIA_TYPE == "audio/wav"
        assert download_file.MEDIA_TYPE == "application/octet-stream"
        assert not hasattr(create_speech, "parse")
        assert not hasattr(download_file, "parse")

    def test_readers_look_along_their_path(self) -> None:
        message = {"role": "assistant", "content": "Hi", "reasoning": "Hm"}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        completion = create_chat_completion.from_payload({**COMPLETION, "choices": [choice]})

        assert completion.content == "Hi"
        assert completion.reasoning == "Hm"
        assert completion.tool_calls is None
        assert completion.finish_reason == "stop"

    @pytest.mark.parametrize("reader", ["completion", "chunk"])
    @pytest.mark.parametrize("name", ["content", "reasoning", "tool_calls", "finish_reason"])
    def test_readers_are_none_where_their_path_ends_early(self, reader: str, name: str) -> None:
        read, model = READERS[reader]

        answer = read({**example(model, full=False), "choices": []})

        assert getattr(answer, name) is None


class TestModels:
    @pytest.mark.parametrize("full", [True, False])
    @pytest.mark.parametrize("model", RESPONSES)
    def test_a_model_gives_back_the_json_it_was_made_of(
        self, model: type[ResponseModel], *, full: bool
    ) -> None:
        payload = example(model, full=full)
        given = {name: value for name, value in payload.items() if value is not None}

        read = model.from_dict(payload)

        assert read.to_dict() == given
        assert orjson.loads(read.to_json()) == given

    @pytest.mark.parametrize("full", [True, False])
    @pytest.mark.parametrize("model", RESPONSES)
    def test_copies_and_pickles_are_equal_and_write_the_same_json(
        self, model: type[ResponseModel], *, full: bool
    ) -> None:
        original: Any = model.from_dict({**example(model, full=full), "new": [1]})

        for twin in (
            copy.copy(original),
            copy.deepcopy(original),
            pickle.loads(pickle.dumps(original)),  # noqa: S301  pickled just now
        ):
            assert twin is not original
            assert twin == original
            assert twin.to_json() == original.to_json()
            assert twin.new == [1]

    def test_a_model_can_be_made_by_keywords(self) -> None:
        made = ChatCompletion(
            id="1",
            object="chat.completion",
            created=2,
            model="m",
            choices=[
                ChatChoice(
                    index=0,
                    finish_reason="tool_calls",
                    message=AssistantMessage(
                        role="assistant",
                        tool_calls=[
                            ToolCall(
                                id="c",
                                type="function",
                                function=ToolCallFunction(name="f", arguments="{}"),
                            )
                        ],
                    ),
                )
            ],
        )

        assert made == ChatCompletion.from_dict(made.to_dict())
        assert made.usage is None

    def test_a_model_can_be_changed_and_is_not_hashable(self) -> None:
        message = AssistantMessage(role="assistant")
        message.content = "changed"

        assert message.to_dict() == {"role": "assistant", "content": "changed"}
        with pytest.raises(TypeError, match="unhashable"):
            hash(message)

    def test_a_model_equals_only_its_own_kind(self) -> None:
        assert AssistantMessage(role="assistant") != {"role": "assistant"}
        assert Transcription(text="a") != Translation(text="a")

    def test_the_repr_leaves_out_what_is_none(self) -> None:
        message = AssistantMessage(role="assistant", content="Hi")

        assert repr(message) == "AssistantMessage(role='assistant', content='Hi')"

    def test_a_typo_in_an_attribute_does_not_go_unnoticed(self) -> None:
        message: Any = AssistantMessage(role="assistant")

        with pytest.raises(AttributeError):
            message.contents = "Hi"

    def test_an_object_that_is_not_filled_yet_has_no_attributes(self) -> None:
        """Such an object exists while it is unpickled, and Python asks it for its methods."""
        empty = ChatCompletion.__new__(ChatCompletion)

        for name in ("id", "additional_properties", "__deepcopy__"):
            assert not hasattr(empty, name)

    def test_headers_are_empty_until_attached(self) -> None:
        message = AssistantMessage(role="assistant")

        assert dict(message.headers) == {}
        assert message.request_id is None

    def test_attached_headers_travel_with_the_answer_but_are_not_part_of_it(self) -> None:
        plain = create_chat_completion.from_payload(COMPLETION)
        headed = create_chat_completion.from_payload(COMPLETION)
        headed.attach(httpx.Headers({"X-Request-Id": "req_1"}))

        assert headed.request_id == "req_1"
        assert headed == plain
        assert repr(headed) == repr(plain)
        assert headed.to_dict() == plain.to_dict()
        for twin in (
            copy.deepcopy(headed),
            pickle.loads(pickle.dumps(headed)),  # noqa: S301  pickled just now
        ):
            assert type(twin.headers) is dict
            assert twin.headers == {"x-request-id": "req_1"}
            assert twin.request_id == "req_1"

    def test_headers_that_ignore_case_still_do_after_pickling(self) -> None:
        answer = create_chat_completion.from_payload(COMPLETION)
        answer.attach(AnyCase({"X-Request-Id": "req_1"}))

        assert answer.request_id == "req_1"
        assert copy.deepcopy(answer).request_id == "req_1"


class AnyCase(dict[str, str]):
    """Headers that keep the case of a name and find it by any."""

    def get(self, name: str, default: Any = None) -> Any:
        return {key.lower(): value for key, value in self.items()}.get(name.lower(), default)


class TestFaults:
    @pytest.mark.parametrize(
        ("content", "path", "problem"),
        [
            (b"", "", "not JSON: "),
            (b"<html>", "", "not JSON: "),
            (b"[]", "", "an object was expected, not an array"),
            (b'{"id": "1"}', "object", "required, but missing"),
        ],
    )
    def test_an_answer_that_is_none_says_so(self, content: bytes, path: str, problem: str) -> None:
        with pytest.raises(ResponseShapeError) as caught:
            create_chat_completion.parse(content)

        assert caught.value.path == path
        assert caught.value.problem.startswith(problem)

    @pytest.mark.parametrize(
        ("choices", "path", "problem"),
        [
            ({}, "choices", "an array was expected, not an object"),
            ("", "choices", "an array was expected, not a string"),
            (None, "choices", "an array was expected, not null"),
            ([None], "choices[0]", "an object was expected, not null"),
            (
                [{"index": 0, "finish_reason": "stop"}],
                "choices[0].message",
                "required, but missing",
            ),
            (
                [{"index": 0, "finish_reason": "stop", "message": {"role": "a", "tool_calls": 1}}],
                "choices[0].message.tool_calls",
                "an array was expected, not a number",
            ),
        ],
    )
    def test_a_fault_inside_is_named_by_its_path(
        self, choices: Any, path: str, problem: str
    ) -> None:
        with pytest.raises(ResponseShapeError) as caught:
            create_chat_completion.from_payload({**COMPLETION, "choices": choices})

        assert (caught.value.path, caught.value.problem) == (path, problem)
        assert str(caught.value) == f"{path}: {problem}"

    def test_an_error_survives_pickling(self) -> None:
        error = pickle.loads(pickle.dumps(ResponseShapeError("a.b", "wrong")))  # noqa: S301

        assert (error.path, error.problem) == ("a.b", "wrong")

    @pytest.mark.parametrize("reader", READERS)
    def test_every_required_property_is_missed(self, reader: str) -> None:
        read, model = READERS[reader]
        payload = example(model, full=False)

        for name in payload:
            rest = {key: value for key, value in payload.items() if key != name}
            with pytest.raises(ResponseShapeError) as caught:
                read(rest)
            assert caught.value.path == name

    @pytest.mark.parametrize("reader", READERS)
    def test_a_scalar_in_the_place_of_a_container_is_a_fault_and_of_a_scalar_is_none(
        self, reader: str
    ) -> None:
        read, model = READERS[reader]
        payload = example(model, full=True)
        hints = get_type_hints(model)

        for field in own_fields(model):
            odd = {**payload, wire_name(field): 0.25}
            if is_container(hints[field.name]):
                with pytest.raises(ResponseShapeError) as caught:
                    read(odd)
                assert caught.value.path == wire_name(field)
            else:
                assert getattr(read(odd), field.name) == 0.25

    @given(data=st.data())
    def test_whatever_comes_either_is_read_or_is_a_fault(self, data: st.DataObject) -> None:
        read, model = READERS[data.draw(st.sampled_from(sorted(READERS)))]
        payload = data.draw(JSON | damaged(example(model, full=True)))

        try:
            outcome: object = read(payload)
        except ResponseShapeError as error:
            outcome = error.problem

        assert type(outcome) is model or outcome != "not what the document describes"


class TestPackage:
    def test_no_status_code_is_beyond_it(self) -> None:
        """Its templates once made an enum member of every status, and 498 has none."""
        assert [path for path in SOURCES if "HTTPStatus" in path.read_text()] == []

    def test_no_model_is_chosen_by_trying(self) -> None:
        modules = [path for path in SOURCES if path.parent == PACKAGE / "models"]

        assert [path for path in modules if "except" in path.read_text()] == []

    def test_every_file_says_where_it_comes_from(self) -> None:
        header = '# Generated from openapi/groq.yaml by "make generate". Do not edit.\n'

        assert [path for path in SOURCES if not path.read_text().startswith(header)] == []

    def test_every_name_can_be_imported_and_its_annotations_evaluated(self) -> None:
        assert set(models.__all__) == set(dir(models))
        for name in models.__all__:
            found = getattr(models, name)
            if isinstance(found, type):
                assert get_type_hints(found)

    def test_a_name_that_is_not_there_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match="has no attribute 'ChatCompletoin'"):
            getattr(models, "ChatCompletoin")  # noqa: B009  mypy would find the misspelt name
        with pytest.raises(AttributeError, match="has no attribute 'vidoe'"):
            getattr(api, "vidoe")  # noqa: B009

    @pytest.mark.parametrize(
        ("statement", "absent"),
        [
            ("import groq_api", "groq_api."),
            ("import groq_api.models, groq_api.api, groq_api.api.chat", "groq_api.models."),
            ("import groq_api.models, groq_api.api, groq_api.api.chat", "groq_api.api.chat."),
            ("import groq_api.models, groq_api.api, groq_api.api.chat", "attr"),
            ("from groq_api.api.chat import create_chat_completion", "httpx"),
            (
                "from groq_api.api.chat import create_chat_completion",
                "groq_api.models.chat_completion_request",
            ),
            ("from groq_api.models import Model", "groq_api.models.chat_completion"),
            ("from groq_api.api.embeddings import create_embedding", "groq_api.models.response"),
            (
                "from groq_api.api.responses import create_response",
                "groq_api.models.response_create_request",
            ),
            ("from groq_api.api.responses import create_response", "groq_api.models.chat"),
        ],
    )
    def test_importing_a_part_imports_no_other(self, statement: str, absent: str) -> None:
        code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"

        ran = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )

        assert [name for name in ran.stdout.splitlines() if name.startswith(absent)] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@st.composite
def damaged(draw: st.DrawFn, payload: Any) -> Any:
    """A payload in which something, somewhere, was replaced or dropped."""
    if not isinstance(payload, dict | list) or not payload or draw(st.integers(0, 3)) == 0:
        return draw(JSON)
    twin = copy.copy(payload)
    keys = list(twin) if isinstance(twin, dict) else list(range(len(twin)))
    key: Any = draw(st.sampled_from(keys))
    if draw(st.integers(0, 5)) == 0:
        del twin[key]
    else:
        twin[key] = draw(damaged(twin[key]))
    return twin


def send(server: HTTPServer, parts: RequestParts) -> None:
    """Send a request as a client would."""
    files: Any = parts.get("files")  # of bytes, here
    with httpx.Client(base_url=server.url_for("")) as client:
        response = client.request(
            parts["method"], parts["path"], headers=parts.get("headers"), files=files
        )
    server.check()
    assert response.is_success
