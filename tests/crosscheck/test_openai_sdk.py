"""OpenAI's SDK as a client of the simulator, for responses, which the official SDK does not have.

The calls are in `openai_calls`; what comes of them is asserted there, what form it has here.
"""

from __future__ import annotations

import pytest

from groq.testing import SimulatorProcess
from tests.crosscheck.bodies import undescribed
from tests.crosscheck.installing import installing
from tests.crosscheck.sdk import KINDS, Report, report_on
from tests.installations import python_environment
from tests.simulator_document import complaints

REQUIREMENTS = ("openai==3.57.0",)

# What each call is answered with, as a component of the document; none where nobody sees it.
ANSWERS = {
    "response": "Response",
    "response_tools": "Response",
    "response_json_schema": "Response",
    "response_stream": "ResponseStreamEvent",
    "response_tools_stream": "ResponseStreamEvent",
    "response_stream_helper": "",
}

# What OpenAI's annotations require and Groq's responses do not have.
MISSING = {
    "logprobs: missing",
    "response.usage.input_tokens_details.cache_write_tokens: missing",
    "usage.input_tokens_details.cache_write_tokens: missing",
}
# What Groq's responses have, and OpenAI's do not.
UNKNOWN = {"OutputTokensDetails.cached_tokens", "Response.store"}


@pytest.fixture(scope="module")
def report() -> Report:
    with installing("OpenAI's SDK", "PyPI"):
        python = python_environment("crosscheck/openai", REQUIREMENTS)
    with SimulatorProcess() as simulator:
        return report_on(python, "openai_calls", {"base_url": simulator.base_url})


def test_every_call_is_made(report: Report) -> None:
    assert report.calls == ANSWERS.keys()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", ANSWERS)
def test_it_reads_what_the_simulator_answers(report: Report, call: str, kind: str) -> None:
    answers, component = report.answers(kind, call), ANSWERS[call]

    assert bool(answers) is bool(component)
    for answer in answers:
        assert answer.read == answer.sent
        assert set(answer.faults) - MISSING == set()
        assert set(answer.unknown) - UNKNOWN == set()
        assert complaints(component, answer.sent) == []
        assert undescribed(component, answer.sent) == []


def test_it_still_differs_in_what_it_differs(report: Report) -> None:
    answers = [each for kind in KINDS for call in ANSWERS for each in report.answers(kind, call)]

    assert {fault for answer in answers for fault in answer.faults} == MISSING
    assert {name for answer in answers for name in answer.unknown} == UNKNOWN
