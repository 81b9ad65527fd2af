"""Checks what a program says where spans and metrics shall go."""

from __future__ import annotations

from groq.errors import ValidationError


def check_provider(name: str, provider: object, method: str) -> None:
    """Refuse what is no provider of OpenTelemetry; a tracer or a meter is often taken for one.

    Raises:
        ValidationError: It has not the method that providers have.
    """
    if provider is not None and not callable(getattr(provider, method, None)):
        raise ValidationError(
            f"{name} must be a provider of OpenTelemetry, which has a method {method}(); "
            f"got {type(provider).__name__}",
            param=name,
            value=provider,
        )
