"""/v1/fine_tunings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from groq.testing.simulator.errors import not_found
from groq.testing.simulator.fine_tuning import FineTuning
from groq.testing.simulator.fine_tuning_request import parse_fine_tuning_request
from groq.testing.simulator.identity import base32, number, organization
from groq.testing.simulator.replies import Reply, json_reply

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.fine_tuning_request import FineTuningRequest

_OBJECT = "fine_tuning"


def create_fine_tuning(exchange: Exchange) -> Reply:
    """Make a model, which answers at once; raises `ApiError` (400, 404)."""
    request = parse_fine_tuning_request(exchange.request.json(), exchange)
    tuned = FineTuning(
        id=f"ft_{base32('fine tuning', exchange.request_id)}",
        name=request.name,
        base_model=request.base_model.id,
        input_file_id=request.input_file_id,
        model=_model(request, exchange),
    )
    exchange.storage.fine_tunings.put(exchange.api_key, tuned.id, tuned)
    return _reply(tuned)


def list_fine_tunings(exchange: Exchange) -> Reply:
    """The fine-tuned models of the key."""
    tuned = exchange.storage.fine_tunings.all(exchange.api_key).values()
    return json_reply({"object": "list", "data": [each.describe() for each in tuned]})


def get_fine_tuning(exchange: Exchange) -> Reply:
    """One of them; raises `ApiError` (404)."""
    return _reply(_find(exchange))


def delete_fine_tuning(exchange: Exchange) -> Reply:
    """Forget one, and with it the model; raises `ApiError` (404)."""
    tuned = _find(exchange)
    exchange.storage.fine_tunings.remove(exchange.api_key, tuned.id)
    return json_reply({"id": tuned.id, "object": _OBJECT, "deleted": True})


def _model(request: FineTuningRequest, exchange: Exchange) -> Model:
    owner = organization(exchange.api_key)
    suffix = f"{number('fine-tuned model', exchange.request_id):064x}"[:8]
    return replace(
        request.base_model,
        id=f"ft:{request.base_model.id}:{owner}/{suffix}",
        owned_by=owner,
        created=int(exchange.request.time),
    )


def _find(exchange: Exchange) -> FineTuning:
    tuned_id = exchange.path_parameters["id"]
    tuned = exchange.storage.fine_tunings.get(exchange.api_key, tuned_id)
    if tuned is None:
        raise not_found("fine-tuning", tuned_id)
    return tuned


def _reply(tuned: FineTuning) -> Reply:
    return json_reply({"id": tuned.id, "object": _OBJECT, "data": tuned.describe()})
