"""What is known of the API, and where openapi/groq.yaml says something else on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

Facts = dict[str, Any]

FACTS: Facts = orjson.loads(Path(__file__).with_name("facts.json").read_bytes())

# Details of answers whose absence must not fail the answer, although the specification has them
# required.
OPTIONAL = {
    "BrowserResult.title",
    "BrowserResult.url",
    "Chart.elements",
    "ChartElement.label",
    "ChatChoice.logprobs",
    "ChoiceLogprobs.content",
    "ChunkChoice.finish_reason",
    "CompletionTokensDetails.reasoning_tokens",
    "PromptTokensDetails.cached_tokens",
    "TokenLogprob.bytes",
    "TokenLogprob.top_logprobs",
    "TopLogprob.bytes",
    "UsageBreakdown.models",
}

# What follows from facts about something else.
INFERRED: dict[str, Facts] = {
    "Batch.endpoint": {"enum": FACTS["objects"]["BatchCreateRequest"]["endpoint"]["enum"]},
    "ChoiceDelta.role": {"enum": FACTS["enums"]["ChatRole"]},
    "FileObject.purpose": {"enum": ["batch", "batch_output", "fine_tuning"]},
    "McpListTools.type": {"enum": ["mcp_list_tools"]},
    "SystemMessageParam.role": {"enum": ["system"]},  # there is a DeveloperMessageParam
    "TranscriptionRequest.temperature": {"minimum": 0, "maximum": 1},
    "Translation.segments": {"nullable": True},  # like those of a transcription
    "TranslationRequest.temperature": {"minimum": 0, "maximum": 1},
}

# No property tells a verbose result from another, so that the document has one object for both.
VERBOSE = {"Transcription": "TranscriptionVerbose", "Translation": "TranslationVerbose"}

# All events are one object here; in the document each is one.
EVENT = "ResponseStreamEvent"

# Objects of the document that are part of another one here, or that the facts have in one of the
# two directions only.
SPLIT = {
    "DeveloperMessageParam",
    "FunctionNameEcho",
    "LegacyFunctionCallParam",
    "ResponseNamedToolChoiceEcho",
    "ResponseTextConfigEcho",
    "ResponseTextFormatEcho",
    "ResponseToolEcho",
}

OBJECTS = [name for name in FACTS["objects"] if name not in {EVENT, *VERBOSE.values()}]


def known_of(name: str) -> dict[str, Facts]:
    """What the document should say of each property of an object."""
    return {wire: _adjusted(facts, f"{name}.{wire}") for wire, facts in recorded_of(name).items()}


def recorded_of(name: str) -> dict[str, Facts]:
    """What facts.json says of each property of an object, those of its verbose form included."""
    verbose = FACTS["objects"][VERBOSE[name]] if name in VERBOSE else {}
    extra = {wire: _without_required(facts) for wire, facts in verbose.items()}
    return {**extra, **FACTS["objects"][name]}


def _without_required(facts: Facts) -> Facts:
    """The same about a property that may be missing."""
    return {key: value for key, value in facts.items() if key != "required"}


def _adjusted(facts: Facts, place: str) -> Facts:
    left = _without_required(facts) if place in OPTIONAL else facts
    return left | INFERRED.get(place, {})
