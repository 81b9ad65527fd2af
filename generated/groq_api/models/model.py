# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `Model`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "id",
        "object",
        "created",
        "owned_by",
        "active",
        "context_window",
        "public_apps",
        "max_completion_tokens",
        "name",
        "input_modalities",
        "output_modalities",
        "supported_features",
        "pricing",
        "hugging_face_id",
        "supported_sampling_parameters",
    ]
)


@model
class Model(ResponseModel):
    """A model, and what it can do."""

    id: str
    """Id to name the model by. It may contain slashes."""

    object: Literal["model"]
    """Marks a model."""

    created: int
    """When it was added, in Unix seconds."""

    owned_by: str
    """Who made it."""

    active: bool | None = None
    """Whether it can be used now."""

    context_window: int | None = None
    """Most tokens of prompt and completion together."""

    public_apps: Any | None = None
    """Always null so far."""

    max_completion_tokens: int | None = None
    """Most tokens of one completion."""

    name: str | None = None
    """Name for people."""

    input_modalities: list[str] | None = None
    """What it takes in, such as `text`, `image` and `audio`."""

    output_modalities: list[str] | None = None
    """What it puts out, such as `text`, `speech` and `transcription`."""

    supported_features: list[str] | None = None
    """What it supports, such as `tools`, `json_mode`, `structured_outputs` and `reasoning`."""

    pricing: ModelPricing | None = None
    """What it costs."""

    hugging_face_id: str | None = None
    """Id of the model on Hugging Face."""

    supported_sampling_parameters: list[str] | None = None
    """Request properties that it supports, such as `temperature`, `top_p`, `stop`, `seed` and
    `max_tokens`.
    """

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.object = payload["object"]
        self.created = payload["created"]
        self.owned_by = payload["owned_by"]
        self.active = payload.get("active")
        self.context_window = payload.get("context_window")
        self.public_apps = payload.get("public_apps")
        self.max_completion_tokens = payload.get("max_completion_tokens")
        self.name = payload.get("name")
        self.input_modalities = (
            None if (value := payload.get("input_modalities")) is None else array(value)
        )
        self.output_modalities = (
            None if (value := payload.get("output_modalities")) is None else array(value)
        )
        self.supported_features = (
            None if (value := payload.get("supported_features")) is None else array(value)
        )
        self.pricing = (
            None if (value := payload.get("pricing")) is None else ModelPricing.from_dict(value)
        )
        self.hugging_face_id = payload.get("hugging_face_id")
        self.supported_sampling_parameters = (
            None
            if (value := payload.get("supported_sampling_parameters")) is None
            else array(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .model_pricing import ModelPricing
