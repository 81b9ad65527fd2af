"""The circuit breakers of a client, one for each model."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from groq._breaker import CircuitBreaker, CircuitState

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import TypeAlias

    from groq._breaker import CircuitBreakerConfig

    OnMove: TypeAlias = "Callable[[CircuitBreakers, str | None, CircuitState], None]"

_MOST_BREAKERS = 1000  # names of models may come from outside, so there is no end to them
_WORST_FIRST = (CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.CLOSED)


def worst(states: Collection[CircuitState]) -> CircuitState:
    """The worst of some states: open before half open before closed; closed when there are none."""
    return next((state for state in _WORST_FIRST if state in states), CircuitState.CLOSED)


def _ignore_move(_of: CircuitBreakers, _model: str | None, _state: CircuitState) -> None:
    """Nobody wants to know."""


class CircuitBreakers:
    """The breakers of a client, one for each model: one that is overloaded stops no other."""

    def __init__(
        self,
        config: CircuitBreakerConfig | None = None,
        clock: Callable[[], float] = time.monotonic,
        on_move: OnMove = _ignore_move,
    ) -> None:
        self._config = config
        self._clock = clock
        self._on_move = on_move
        self._breakers: dict[str | None, CircuitBreaker] = {}

    def of(self, model: str | None) -> CircuitBreaker:
        """The breaker of a model, or that of all calls without one."""
        if (breaker := self._breakers.get(model)) is None:
            if len(self._breakers) >= _MOST_BREAKERS:
                self._drop_pristine()
            new = CircuitBreaker(self._config, self._clock, model, partial(self._on_move, self))
            breaker = self._breakers.setdefault(model, new)
        return breaker

    def state(self, model: str | None = None) -> CircuitState:
        """The state for a model; without one, the worst of all: open, half open, closed."""
        if model is not None:
            return self.of(model).state
        return worst({breaker.state for breaker in list(self._breakers.values())})

    def reset(self, model: str | None = None) -> None:
        """Close the breaker of a model; without one, all of them."""
        breakers = list(self._breakers.values()) if model is None else [self.of(model)]
        for breaker in breakers:
            breaker.reset()

    def anew(self) -> CircuitBreakers:
        """Others with the same settings, which know of no failure yet."""
        return CircuitBreakers(self._config, self._clock, self._on_move)

    def renew(self) -> None:
        """Begin anew in a child process."""
        for breaker in self._breakers.values():
            breaker.renew()

    def _drop_pristine(self) -> None:
        # Listed first, which is done at once: other threads may add some meanwhile.
        known = list(self._breakers.items())
        self._breakers = {model: breaker for model, breaker in known if not breaker.is_pristine}
