"""How many tokens an answer may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.errors import bad_request

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.wire import JsonObject


def token_budget(body: JsonObject, names: tuple[str, ...], model: Model) -> int:
    """What the first of these properties that is set says, else what the model can do at most.

    Raises `ApiError` (400) for more than that.
    """
    for name in names:
        budget = body.get(name)
        if budget is None:
            continue
        if budget > model.max_completion_tokens:
            raise bad_request(
                f"`{name}` must be less than or equal to `{model.max_completion_tokens}`, "
                f"the maximum value for `{name}` is less than the `context_window` for this model"
            )
        return int(budget)
    return model.max_completion_tokens
