"""The modules of `groq.types`: the names that Groq's own SDK, groq 1.7.0, has in each of them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, is_typeddict

import attrs
import orjson
import pytest

import groq.types
from groq.types import chat
from groq.types.shared import FunctionDefinition
from groq_api import models
from groq_api.api.chat import create_chat_completion
from groq_api.types import ResponseModel

FACTS = orjson.loads(Path(__file__).with_name("official_types.json").read_bytes())

ARGUMENTS = "groq.types.audio.transcription_create_params.TranscriptionCreateParams"
NAMES = [(module, name) for module, names in FACTS["names"].items() for name in names]


def found(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


def properties_of(cls: Any) -> set[str]:
    """What an object of this class has, or what a dict of this type may have."""
    if is_typeddict(cls):
        return set(cls.__annotations__)
    return {each.metadata.get("wire", each.name) for each in attrs.fields(cls)}


@pytest.mark.parametrize(("module", "name"), NAMES)
def test_every_name_is_where_it_is_looked_for(module: str, name: str) -> None:
    assert found(f"{module}.{name}") is not None
    assert name in dir(import_module(module)) or name in import_module(module).__all__


@pytest.mark.parametrize("path", FACTS["fields"])
def test_a_class_has_every_property(path: str) -> None:
    assert set(FACTS["fields"][path]) - properties_of(found(path)) == set()


@pytest.mark.parametrize("path", [path for path in FACTS["fields"] if path != ARGUMENTS])
def test_a_class_is_one_of_ours_and_made_by_keywords(path: str) -> None:
    cls = found(path)

    assert cls in [getattr(models, name) for name in models.__all__]
    made = cls.model_construct() if issubclass(cls, ResponseModel) else cls(role="user")
    assert made if is_typeddict(cls) else isinstance(made, cls)


def test_an_argument_that_the_wire_calls_otherwise_is_a_key_as_well() -> None:
    added = properties_of(found(ARGUMENTS)) - properties_of(models.TranscriptionRequest)

    assert added == {"timestamp_granularities"}


def test_answers_are_instances_of_the_classes_by_their_official_names() -> None:
    answer = create_chat_completion.from_payload(
        {
            "id": "c",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": "Hi"},
                }
            ],
        }
    )

    assert isinstance(answer, chat.ChatCompletion)
    assert isinstance(answer.choices[0], found("groq.types.chat.chat_completion.Choice"))
    assert isinstance(answer.choices[0].message, chat.ChatCompletionMessage)


@pytest.mark.parametrize(
    ("verbose", "plain"),
    [
        (models.TranscriptionVerbose, "groq.types.audio.Transcription"),
        (models.TranslationVerbose, "groq.types.audio.Translation"),
    ],
)
def test_a_verbose_transcript_is_one_of_its_kind(verbose: type[Any], plain: str) -> None:
    made = verbose.from_dict({"text": "Hi", "language": "English", "duration": 1.0})

    assert isinstance(made, found(plain))
    assert made != found(plain)(text="Hi")


def test_submodules_are_attributes_before_anybody_imports_them() -> None:
    text = "import groq; print(groq.types.chat.chat_completion_chunk.ChoiceDelta.__name__)"

    assert run(text) == "ChoiceDelta"


def test_naming_a_module_loads_no_model() -> None:
    text = "import groq.types.chat, groq.types.audio, sys; print('groq_api' in sys.modules)"

    assert run(text) == "False"


def test_a_module_without_such_a_name_says_so() -> None:
    with pytest.raises(AttributeError, match=r"'groq\.types\.chat' has no attribute 'Grok'"):
        chat.Grok  # noqa: B018  the look-up is the test
    with pytest.raises(ImportError):
        import_module("groq.types.chat.grok")


def test_a_function_definition_can_be_read_and_sent() -> None:
    definition = FunctionDefinition(name="tide_table", parameters={"type": "object"})
    messages: list[chat.ChatCompletionMessageParam] = [{"role": "user", "content": "Hi"}]

    assert groq.types.FunctionDefinition is FunctionDefinition
    assert (definition.name, definition.description) == ("tide_table", None)
    request = create_chat_completion.build_request(
        body={
            "model": "m",
            "messages": messages,
            "tools": [{"type": "function", "function": definition}],
        }
    )
    assert orjson.loads(request["content"])["tools"] == [
        {"type": "function", "function": {"name": "tide_table", "parameters": {"type": "object"}}}
    ]


def run(text: str) -> str:
    shown = subprocess.run([sys.executable, "-c", text], check=True, capture_output=True, text=True)
    return shown.stdout.strip()
