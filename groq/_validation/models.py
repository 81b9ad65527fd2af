"""Ids of models."""

from __future__ import annotations

from groq._validation.fault import invalid, shown


def check_model(model: object) -> None:
    """Refuse what cannot be the id of a model: no text, an empty one, one with spaces in it."""
    if not isinstance(model, str) or not model.strip():
        raise invalid(
            "model", "model is required: the id of a model, as models.list() gives them", model
        )
    if model.split() != [model]:
        raise invalid(
            "model",
            f"model must be an id without spaces and line breaks; got {shown(model)}",
            model,
        )
