# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ChatCompletionChunk`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    ["id", "object", "created", "model", "system_fingerprint", "choices", "usage", "x_groq"]
)


@model
class ChatCompletionChunk(ResponseModel):
    """A piece of a streamed answer."""

    id: str
    """Id of the completion, the same in every chunk. Compound systems give every chunk another
    one and the last `stub`.
    """

    object: Literal["chat.completion.chunk"]
    """Marks a chunk."""

    created: int
    """When it was created, in Unix seconds."""

    model: str
    """Id of the model that answers."""

    system_fingerprint: str | None = None
    """Identifies the configuration that answers, `fp_...`. Null from compound systems."""

    choices: list[ChunkChoice]
    """A list of one, or empty in a chunk that only reports usage."""

    usage: CompletionUsage | None = None
    """Usage of the whole completion, in the last chunks."""

    x_groq: XGroqChunk | None = None
    """What Groq adds to the first and the last chunk of a stream."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.object = payload["object"]
        self.created = payload["created"]
        self.model = payload["model"]
        self.system_fingerprint = payload.get("system_fingerprint")
        self.choices = [ChunkChoice.from_dict(item) for item in array(payload["choices"])]
        self.usage = (
            None if (value := payload.get("usage")) is None else CompletionUsage.from_dict(value)
        )
        self.x_groq = (
            None if (value := payload.get("x_groq")) is None else XGroqChunk.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    @property
    def content(self) -> str | None:
        """Piece of the first choice's text."""
        choices = self.choices
        if not choices:
            return None
        return choices[0].delta.content

    @property
    def reasoning(self) -> str | None:
        """Piece of the first choice's reasoning."""
        choices = self.choices
        if not choices:
            return None
        return choices[0].delta.reasoning

    @property
    def tool_calls(self) -> list[ToolCallDelta] | None:
        """Pieces of the calls that the first choice asks for."""
        choices = self.choices
        if not choices:
            return None
        return choices[0].delta.tool_calls

    @property
    def finish_reason(self) -> FinishReason | str | None:
        """Why the first choice ended, once it has."""
        choices = self.choices
        if not choices:
            return None
        return choices[0].finish_reason


from .chunk_choice import ChunkChoice
from .completion_usage import CompletionUsage
from .finish_reason import FinishReason
from .tool_call_delta import ToolCallDelta
from .x_groq_chunk import XGroqChunk
