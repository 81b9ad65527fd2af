"""The official SDK as a client of the simulator: does the simulator answer what Groq answers?

The calls are in `official_calls`; what comes of them is asserted there, what form it has here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from groq import Groq
from groq.testing import SimulatorProcess
from tests.benchmarks.cases import OFFICIAL
from tests.benchmarks.contenders import CONTENDERS
from tests.crosscheck.bodies import undescribed
from tests.crosscheck.installing import installing
from tests.crosscheck.sdk import API_KEY, KINDS, Report, report_on
from tests.document.described import DOCUMENT
from tests.simulator_adapter import adapter
from tests.simulator_document import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groq.testing import ReceivedRequest

# What each call is answered with, as a component of the document; none where it is no JSON.
ANSWERS = {
    "chat": "ChatCompletion",
    "chat_stream": "ChatCompletionChunk",
    "chat_tools": "ChatCompletion",
    "chat_tools_stream": "ChatCompletionChunk",
    "chat_json_schema": "ChatCompletion",
    "embeddings": "EmbeddingResponse",
    "transcription": "Transcription",
    "transcription_verbose": "TranscriptionVerbose",
    "transcription_text": "",
    "translation": "Translation",
    "translation_verbose": "TranslationVerbose",
    "translation_text": "",
    "speech": "",
    "models_list": "ModelList",
    "models_retrieve": "Model",
    "models_delete": "ModelDeleted",
    "files_create": "FileObject",
    "files_list": "FileList",
    "files_info": "FileObject",
    "files_content": "",
    "files_delete": "FileDeleted",
    "batches_create": "Batch",
    "batches_retrieve": "Batch",
    "batches_list": "BatchList",
    "batches_cancel": "Batch",
    "errors": "",
}

# What Groq answers by its documentation, and the official SDK has no field for.
UNKNOWN = {
    "ChoiceDelta.channel",
    "Model.active",
    "Model.context_window",
    "Model.max_completion_tokens",
    "Model.public_apps",
    "Transcription.duration",
    "Transcription.language",
    "Transcription.segments",
    "Transcription.task",
    "Transcription.words",
    "Transcription.x_groq",
    "Translation.duration",
    "Translation.language",
    "Translation.segments",
    "Translation.task",
    "Translation.x_groq",
}

# What the official SDK does not have.
NOT_THERE = {
    "createFineTuning",
    "createReranking",
    "createResponse",
    "deleteFineTuning",
    "getFineTuning",
    "listFineTunings",
}


@pytest.fixture(scope="module")
def served() -> Iterator[SimulatorProcess]:
    with SimulatorProcess() as simulator:
        yield simulator


@pytest.fixture(scope="module")
def report(served: SimulatorProcess) -> Report:
    with installing("The official SDK", "PyPI"):
        python = CONTENDERS[OFFICIAL].python()
    models = {kind: fine_tuned_model(served.base_url) for kind in KINDS}
    return report_on(python, "official_calls", {"base_url": served.base_url, "models": models})


def fine_tuned_model(base_url: str) -> str:
    """A model to be deleted: the official SDK cannot make one."""
    with Groq(API_KEY, base_url=base_url) as client:
        file_id = client.files.create(("adapter.zip", adapter()), purpose="fine_tuning").id
        assert file_id is not None
        made = client.fine_tunings.create(
            base_model="llama-3.1-8b-instant", input_file_id=file_id, name="tides", type="lora"
        )
        client.files.delete(file_id)  # the official SDK does not know its purpose either
    assert made.data is not None
    return str(made.data.fine_tuned_model)


def operation_of(request: ReceivedRequest) -> str:
    """The operation of the document that a request asks for."""
    for operation in DOCUMENT.operations():
        path = operation.path.replace("{model}", ".+")  # the log has the slash in it, decoded
        pattern = re.sub(r"{\w+}", "[^/]+", path)
        if operation.method.upper() == request.method and re.fullmatch(pattern, request.path):
            return str(operation.raw["operationId"])
    raise AssertionError(f"{request.method} {request.path} is not in the document")


def test_it_asks_for_every_operation_that_it_has(served: SimulatorProcess, report: Report) -> None:
    assert report.calls == ANSWERS.keys()

    for kind, name in (("blocking", "Groq/Python 1.7.0"), ("async", "AsyncGroq/Python 1.7.0")):
        requests = [each for each in served.requests if each.headers["user-agent"] == name]
        every = {each.raw["operationId"] for each in DOCUMENT.operations()}
        assert {operation_of(each) for each in requests} == every - NOT_THERE, kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", ANSWERS)
def test_it_reads_what_the_simulator_answers(report: Report, call: str, kind: str) -> None:
    answers, component = report.answers(kind, call), ANSWERS[call]

    assert bool(answers) is bool(component)
    for answer in answers:
        assert answer.read == answer.sent
        assert answer.faults == []
        assert set(answer.unknown) - UNKNOWN == set()
        assert complaints(component, answer.sent) == []
        assert undescribed(component, answer.sent) == []


def test_it_still_lacks_what_it_lacks(report: Report) -> None:
    answers = [each for kind in KINDS for call in ANSWERS for each in report.answers(kind, call)]

    assert {name for answer in answers for name in answer.unknown} == UNKNOWN
