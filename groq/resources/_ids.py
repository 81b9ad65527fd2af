"""Ids on their way into a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq._validation import invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq_api.types import RequestParts


def build_for(
    build_request: Callable[..., RequestParts], param: str, value: object
) -> RequestParts:
    """Build a request about one thing, which its id names.

    Raises:
        ValidationError: The id is no text, or is blank, `.` or `..`: it would name another thing.
    """
    if not isinstance(value, str):
        raise invalid(param, f"{param} must be a str; got {type(value).__name__}", value)
    try:
        return build_request(**{param: value})
    except ValueError as error:
        raise invalid(param, f"{param} must be an id: {error}", value) from error


def check_not_blank(param: str, value: str | None) -> None:
    """Refuse a blank text where one is needed; None is another check's business."""
    if value is not None and not value.strip():
        raise invalid(param, f"{param} is required; got {value!r}", value)
