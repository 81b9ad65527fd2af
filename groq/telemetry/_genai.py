"""Attributes of spans by OpenTelemetry's semantic conventions for generative AI.

Those of https://github.com/open-telemetry/semantic-conventions-genai as of 2026, which are in
development. Operations that ask no model have none of them, so that dashboards count what they mean
to count. Requests and answers are read as they came and nobody has checked them: what is not of
the type that the conventions name is left out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from groq._json import as_array, as_object

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from groq._middleware import Call

    Attributes: TypeAlias = dict[str, str | bool | int | float | list[str]]

# The conventions name `chat` and `embeddings`; where they have no name, the rest are our own.
_OPERATIONS = {
    "audio.speak": "speech",
    "audio.speak_stream": "speech",
    "audio.transcribe": "transcription",
    "audio.translate": "translation",
    "chat.create": "chat",
    "chat.create_stream": "chat",
    "embeddings.create": "embeddings",
    "reranking.create": "rerank",
    "responses.create": "chat",
    "responses.create_stream": "chat",
}
_NUMBERS = {
    "temperature": "gen_ai.request.temperature",
    "top_p": "gen_ai.request.top_p",
    "frequency_penalty": "gen_ai.request.frequency_penalty",
    "presence_penalty": "gen_ai.request.presence_penalty",
}
_COUNTS = {  # of two names of the same, the later one wins
    "max_tokens": "gen_ai.request.max_tokens",
    "max_completion_tokens": "gen_ai.request.max_tokens",
    "max_output_tokens": "gen_ai.request.max_tokens",
    "seed": "gen_ai.request.seed",
    "dimensions": "gen_ai.embeddings.dimension.count",
}
_TEXTS = {
    "reasoning_effort": "gen_ai.request.reasoning.level",
    "previous_response_id": "gen_ai.request.previous_response.id",
}
_OUTPUT_TYPES = {"text": "text", "json_object": "json", "json_schema": "json"}
_PORTS = {"https": 443, "http": 80}
_LARGEST = 2**63 - 1


def operation_of(call: Call) -> str | None:
    """What the conventions call an operation; None if they do not mean such operations."""
    return _OPERATIONS.get(call.operation)


@lru_cache(maxsize=256)
def server_of(address: str) -> Mapping[str, str | int]:
    """The attributes that say where a call goes."""
    parts = urlsplit(address)
    port = parts.port or _PORTS[parts.scheme]
    return {"server.address": parts.hostname or "", "server.port": port}


def identity_of(call: Call) -> Attributes:
    """What is known at once, for samplers to decide by."""
    attributes: Attributes = {**server_of(call.address)}
    if (operation := operation_of(call)) is not None:
        attributes["gen_ai.operation.name"] = operation
        attributes["gen_ai.provider.name"] = "groq"
        if call.model is not None:
            attributes["gen_ai.request.model"] = call.model
    return attributes


def request_attributes(call: Call, params: Mapping[str, Any]) -> Attributes:
    """How the model was asked, but for what."""
    attributes: Attributes = {
        **_picked(params, _NUMBERS, int | float),
        **_picked(params, _COUNTS, int),
        **_picked(params, _TEXTS, str),
        **_picked(as_object(params.get("reasoning")), {"effort": _TEXTS["reasoning_effort"]}, str),
    }
    stop = params.get("stop")
    if stops := _texts([stop] if isinstance(stop, str) else stop):
        attributes["gen_ai.request.stop_sequences"] = stops
    if formats := _texts([params.get("encoding_format")]):
        attributes["gen_ai.request.encoding_formats"] = formats
    if isinstance(choices := params.get("n"), int) and choices != 1:
        attributes["gen_ai.request.choice.count"] = choices
    if (output := _output_type(call, params)) is not None:
        attributes["gen_ai.output.type"] = output
    if call.is_stream:
        attributes["gen_ai.request.stream"] = True
    return attributes


def _output_type(call: Call, params: Mapping[str, Any]) -> str | None:
    if operation_of(call) == "speech":
        return "speech"
    wanted = params.get("response_format") or as_object(params.get("text")).get("format")
    kind = as_object(wanted).get("type")
    return _OUTPUT_TYPES.get(kind) if isinstance(kind, str) else None


def result_attributes(result: object) -> Attributes:
    """What a model has answered with, but for the answer."""
    attributes: Attributes = {
        **_read(result, {"id": "gen_ai.response.id", "model": "gen_ai.response.model"}, str),
        **_read(getattr(result, "x_groq", None), {"id": "groq.x_groq.id"}, str),
        **usage_attributes(getattr(result, "usage", None)),
    }
    if reasons := _finish_reasons(result):
        attributes["gen_ai.response.finish_reasons"] = reasons
    return attributes


_USED = {
    "prompt_tokens": "gen_ai.usage.input_tokens",
    "input_tokens": "gen_ai.usage.input_tokens",
    "completion_tokens": "gen_ai.usage.output_tokens",
    "output_tokens": "gen_ai.usage.output_tokens",
}
_CACHED = {"cached_tokens": "gen_ai.usage.cache_read.input_tokens"}
_REASONED = {"reasoning_tokens": "gen_ai.usage.reasoning.output_tokens"}
_TIMES = {
    "queue_time": "groq.queue_time",
    "prompt_time": "groq.prompt_time",
    "completion_time": "groq.completion_time",
    "total_time": "groq.total_time",
}


def usage_attributes(usage: object) -> Attributes:
    """Tokens, and the seconds that Groq says it has taken, by its own names."""
    attributes = _read(usage, _USED, int) | _read(usage, _TIMES, int | float)
    for name in ("prompt_tokens_details", "input_tokens_details"):
        attributes |= _read(getattr(usage, name, None), _CACHED, int)
    for name in ("completion_tokens_details", "output_tokens_details"):
        attributes |= _read(getattr(usage, name, None), _REASONED, int)
    return attributes


def _finish_reasons(result: object) -> list[str]:
    """Why each choice has ended; `error` for one that has not, as the conventions want it."""
    choices = as_array(getattr(result, "choices", None))
    if choices:
        reasons = [getattr(choice, "finish_reason", None) for choice in choices]
        return [str(reason) if reason is not None else "error" for reason in reasons]
    incomplete = getattr(result, "incomplete_details", None)
    return _texts([getattr(incomplete, "reason", None) or getattr(result, "status", None)])


def _read(thing: object, names: Mapping[str, str], kind: Any) -> Attributes:
    return _picked({name: getattr(thing, name, None) for name in names}, names, kind)


def _picked(values: Mapping[str, Any], names: Mapping[str, str], kind: Any) -> Attributes:
    attributes: Attributes = {}
    for name, attribute in names.items():
        value: Any = values.get(name)
        if isinstance(value, kind) and _is_writable(value):
            attributes[attribute] = value
    return attributes


def _is_writable(value: object) -> bool:
    # An exporter that meets a longer integer drops it and the spans that it goes with.
    return not isinstance(value, bool | int) or (type(value) is int and abs(value) <= _LARGEST)


def _texts(values: object) -> list[str]:
    return [str(value) for value in as_array(values) if isinstance(value, str)]
