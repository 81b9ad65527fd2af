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
    "TranslationVerbose.segments": {"nullable": True},  # like those of a transcription
    "TranslationRequest.temperature": {"minimum": 0, "maximum": 1},
}

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

# Unions that take what another one gives, because a conversation goes on with it.
ECHOING = {"ResponseInputItem": "ResponseOutputItem"}

OBJECTS = [name for name in FACTS["objects"] if name != EVENT]


def known_of(name: str) -> dict[str, Facts]:
    """What the document should say of each property of an object."""
    recorded: dict[str, Facts] = FACTS["objects"][name]
    return {wire: _adjusted(facts, f"{name}.{wire}") for wire, facts in recorded.items()}


def _adjusted(facts: Facts, place: str) -> Facts:
    may_be_missing = {"required"} if place in OPTIONAL else set[str]()
    left = {key: value for key, value in facts.items() if key not in may_be_missing}
    return left | INFERRED.get(place, {})
