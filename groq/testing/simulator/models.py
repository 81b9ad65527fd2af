"""GET /openai/v1/models and GET /openai/v1/models/{model}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.catalogue import MODELS, Model, find_model
from groq.testing.simulator.replies import Reply, json_reply

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.wire import JsonObject


def list_models(_exchange: Exchange) -> Reply:
    """All models."""
    return json_reply({"object": "list", "data": [_describe(model) for model in MODELS]})


def retrieve_model(exchange: Exchange) -> Reply:
    """One model, whose id may hold slashes; raises `ApiError` (404)."""
    return json_reply(_describe(find_model(exchange.path_parameters["model"])))


def _describe(model: Model) -> JsonObject:
    return {
        "id": model.id,
        "object": "model",
        "created": model.created,
        "owned_by": model.owned_by,
        "active": True,
        "context_window": model.context_window,
        "public_apps": None,
        "max_completion_tokens": model.max_completion_tokens,
    }
