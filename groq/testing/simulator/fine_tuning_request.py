"""A request for a fine-tuned model, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.adapter import AdapterError, check_adapter
from groq.testing.simulator.catalogue import find_model
from groq.testing.simulator.errors import bad_request, not_found
from groq.testing.simulator.schemas import STRING, opened
from groq.testing.simulator.validation import ViolationError, check

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.exchange import Exchange

# The service's specification requires nothing, but of nothing there is nothing to make.
BODY = opened(
    ["base_model", "input_file_id"],
    {
        "base_model": STRING,
        "input_file_id": STRING,
        "name": STRING,
        "type": {"type": "string", "enum": ["lora"]},
    },
)


@dataclass(frozen=True, slots=True)
class FineTuningRequest:
    """What the model is made of."""

    base_model: Model
    input_file_id: str
    name: str | None


def parse_fine_tuning_request(body: Any, exchange: Exchange) -> FineTuningRequest:
    """The request in a JSON body; raises `ApiError` (400, or 404 for the model or the file)."""
    try:
        check(body, BODY)
    except ViolationError as violation:
        raise bad_request(str(violation)) from violation
    base_model = find_model(body["base_model"])
    base_model.check_task("chat completions")
    _check_file(body["input_file_id"], exchange)
    return FineTuningRequest(base_model, body["input_file_id"], body.get("name"))


def _check_file(file_id: str, exchange: Exchange) -> None:
    file = exchange.storage.files.get(exchange.api_key, file_id)
    if file is None:
        raise not_found("file", file_id)
    if file.purpose != "fine_tuning":
        raise bad_request(
            f"input_file_id must be of a file with the purpose `fine_tuning`: {file_id}"
        )
    try:
        check_adapter(file.content)
    except AdapterError as error:
        raise bad_request(f"the file `{file_id}` is no LoRA adapter: {error}") from error
