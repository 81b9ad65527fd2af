"""/openai/v1/models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.catalogue import MODELS, Model
from groq.testing.simulator.errors import model_is_not_yours
from groq.testing.simulator.replies import Reply, json_reply

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.wire import JsonObject


def list_models(exchange: Exchange) -> Reply:
    """All models, then those of the key's own."""
    tuned = exchange.storage.fine_tunings.all(exchange.api_key).values()
    models = [*MODELS, *(each.model for each in tuned)]
    return json_reply({"object": "list", "data": [_describe(model) for model in models]})


def retrieve_model(exchange: Exchange) -> Reply:
    """One model, whose id may hold slashes; raises `ApiError` (404)."""
    return json_reply(_describe(exchange.model(exchange.path_parameters["model"])))


def delete_model(exchange: Exchange) -> Reply:
    """Forget a fine-tuned model and its record; raises `ApiError` (404, 403 for any other)."""
    model = exchange.model(exchange.path_parameters["model"])
    tuned = exchange.storage.fine_tuning(exchange.api_key, model.id)
    if tuned is None:
        raise model_is_not_yours(model.id)
    exchange.storage.fine_tunings.remove(exchange.api_key, tuned.id)
    return json_reply({"id": model.id, "object": "model", "deleted": True})


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
