"""How much a model thinks aloud, and where that goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.wire import object_or_empty

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.wire import JsonObject

_SENTENCES = {"none": 0, "low": 1, "medium": 2, "default": 2, "high": 3}


@dataclass(frozen=True, slots=True)
class Reasoning:
    """Sentences of thought; `placement` is `parsed`, `raw` or `hidden`, as in the API."""

    sentences: int
    placement: str


def reasoning_of(body: JsonObject, model: Model) -> Reasoning:
    """What the request asks of the model; raises `ApiError` (400) for what it cannot do."""
    asked = ("include_reasoning", "reasoning_format", "reasoning_effort")
    given = [name for name in asked if body.get(name) is not None]
    if not model.reasons:
        if given:
            raise bad_request(f"`{given[0]}` is not supported with this model")
        return Reasoning(0, "hidden")
    if "include_reasoning" in given and "reasoning_format" in given:
        raise bad_request("cannot specify both `include_reasoning` and `reasoning_format`")
    return Reasoning(_SENTENCES[_effort(body, model)], _placement(body, model))


def _effort(body: JsonObject, model: Model) -> str:
    effort = body.get("reasoning_effort")
    if not model.is_gpt_oss:
        return effort or "none"
    if effort not in {None, "low", "medium", "high"}:
        raise bad_request("`reasoning_effort` must be one of `low`, `medium`, or `high`")
    return effort or "medium"


def _placement(body: JsonObject, model: Model) -> str:
    answer_type = object_or_empty(body.get("response_format")).get("type", "text")
    structured = bool(body.get("tools")) or answer_type != "text"
    placement = body.get("reasoning_format")
    if placement == "raw" and structured:
        raise bad_request("`reasoning_format` `raw` cannot be combined with JSON mode or tools")
    if body.get("include_reasoning") is False:
        return "hidden"
    if placement is None:
        implicit = body.get("include_reasoning") is None and not model.is_gpt_oss
        return "raw" if implicit and not structured else "parsed"
    return str(placement)
