"""The quotas of all keys and models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.catalogue import MODELS
from groq.testing.simulator.quota import Quota

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.limits import Limits


class Ledger:
    """Gives each key, model and tier a quota of its own.

    A model in `limits_by_model` has those limits. Raises ValueError for one that is not in the
    catalogue.
    """

    def __init__(self, limits: Limits, limits_by_model: Mapping[str, Limits]) -> None:
        unknown = sorted(limits_by_model.keys() - {model.id for model in MODELS})
        if unknown:
            raise ValueError(f"limits_by_model: there is no model {unknown[0]!r}")
        self._limits = limits
        self._limits_by_model = dict(limits_by_model)
        self._quotas: dict[tuple[str, str, str], Quota] = {}

    def quota(self, api_key: str, model: Model, tier: str, now: float) -> Quota:
        """The quota of a key for a model in a tier, full at first."""
        key = (api_key, model.id, tier)
        if key not in self._quotas:
            limits = self._limits_by_model.get(model.id, self._limits)
            self._quotas[key] = Quota(model, api_key, tier, limits, now)
        return self._quotas[key]
