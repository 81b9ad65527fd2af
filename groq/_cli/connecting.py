"""The client of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import groq

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE = 5.0  # seconds that a proposal is worth


def connect() -> groq.Groq:
    """A client with the settings of the environment, which tells whoever watches of its waits.

    Raises:
        GroqError: There is no key, or a setting is wrong.
    """
    from groq._cli.waiting import WaitTeller

    return groq.Groq(middleware=[WaitTeller()])


def known_models() -> Sequence[str]:
    """The ids of all models; none if they cannot be had quickly."""
    try:
        with groq.Groq(timeout=_PATIENCE, max_retries=0) as client:
            return [model.id for model in client.models.list().data]
    except groq.GroqError:
        return ()  # it is for a proposal only; what went wrong before is what is told
