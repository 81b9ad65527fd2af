"""What an audit asks for: refused keys, exceeded limits, and what clients are set to.

Settings are told by their names. Of values only the address is told, and of the key its end.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from attrs import fields

from groq import _log
from groq._config import DEFAULT_MAX_CONNECTIONS, Config
from groq._secret import Secret
from groq.errors import AuthenticationError, AuthorizationError, RateLimitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from groq.errors import GroqError

_BEYOND_CONFIG = {
    "retry_budget": True,
    "circuit_breaker": None,
    "max_connections": DEFAULT_MAX_CONNECTIONS,
    "middleware": (),
    "http_client": None,
    "clock": None,
}


def client_made(kind: str, config: Config, beyond_config: Mapping[str, object]) -> None:
    """A client was made."""
    if not _log.is_audited(logging.INFO):
        return
    usual = Config(api_key=config.api_key, base_url=config.base_url)
    names = [one.name for one in fields(Config)]
    changed = [name for name in names if getattr(config, name) != getattr(usual, name)]
    changed += [name for name, value in _BEYOND_CONFIG.items() if beyond_config[name] != value]
    _log.audit(
        logging.INFO, "groq.client_made", client=kind, settings=_listed(changed), **_whom(config)
    )


def client_copied(settings: Iterable[str]) -> None:
    """A copy of a client has other settings: detail, for some programs make one for each call."""
    if listed := _listed(settings):
        _log.audit(logging.DEBUG, "groq.client_copied", settings=listed)


def settings_replaced(settings: Iterable[str]) -> None:
    """A client has got other settings, of how it calls."""
    if listed := _listed(settings):
        _log.audit(logging.DEBUG, "groq.settings_replaced", settings=listed)


def service_replaced(settings: Iterable[str], config: Config) -> None:
    """A client has got another key, address or HTTP client."""
    _log.audit(logging.INFO, "groq.service_replaced", settings=_listed(settings), **_whom(config))


def circuit_reset(model: str | None) -> None:
    """Somebody has closed the circuit breaker of a model, or of all of them."""
    _log.audit(logging.INFO, "groq.circuit_reset", model=model)


def refused(error: GroqError, **about: Any) -> None:
    """The service has refused an attempt; told if it is for its key or for a rate limit."""
    if isinstance(error, AuthenticationError | AuthorizationError):
        _log.audit(
            logging.ERROR,
            "groq.authentication_failed",
            **about,
            status_code=error.status_code,
            error=error.code,
            api_key_hint=error.api_key_hint,
        )
    if isinstance(error, RateLimitError):
        _log.audit(
            logging.WARNING,
            "groq.rate_limited",
            **about,
            limit=error.scope,
            allowed=error.limit,
            retry_after=error.retry_after,
        )


def _whom(config: Config) -> dict[str, str | None]:
    key = config.api_key
    hint = key.hint() if isinstance(key, Secret) else None  # a function tells it with each attempt
    return {"base_url": config.base_url, "api_key_hint": hint}


def _listed(settings: Iterable[str]) -> str | None:
    return ",".join(settings) or None
