"""Messages as scripts hand them in: of an answer that was dumped, and from any iterable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

from groq._validation.kinds import is_object


def tidied(messages: Any) -> Any:
    """The messages as a list, where they are such at all.

    `message.model_dump()` names everything that an answer may have, with None for what this one
    has not; sent back, most of that is no parameter. So assistant messages lose what is None,
    but for `content`, where null is allowed.
    """
    if isinstance(messages, str | bytes) or is_object(messages) or not _is_iterable(messages):
        return messages  # whoever checks the parameters says what is wrong
    return [_without_none(message) if _is_dumped(message) else message for message in messages]


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


def _is_dumped(message: Any) -> bool:
    if not is_object(message) or message.get("role") != "assistant":
        return False
    return any(value is None for value in message.values())


def _without_none(message: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in message.items() if value is not None or name == "content"
    }
