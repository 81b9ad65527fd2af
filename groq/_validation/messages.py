"""Messages of a conversation, beyond what a schema can say of each: content, order, images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from groq._json import as_object
from groq._validation.fault import invalid
from groq._validation.kinds import is_object, is_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from groq._validation.images import Images
    from groq.errors import ValidationError

# An assistant may say nothing but call tools, and a tool may return nothing.
_SPEAKING = frozenset({"system", "developer", "user"})
_SHOWING = frozenset({"user", "tool"})


def check_messages(messages: Sequence[Any], images: Images) -> None:
    """Check each message for what the service would reject the whole request for.

    Roles may follow each other in any order, as the service allows, but for a tool message: it
    answers a call, and the template of gpt-oss fails where nothing before it has called a tool.
    Usually a conversation was cut in between. Whether the ids match is left to the service:
    there are models that do not look at them.

    Raises:
        ValidationError: A message is wrong; `param` tells which.
    """
    has_called = False
    for index, message in enumerate(messages):
        if message.__class__ is not dict and not is_object(message):
            _check_record(index, message)
            has_called = has_called or bool(getattr(message, "tool_calls", None))
            continue
        role, content = message.get("role"), message.get("content")
        if not content and role in _SPEAKING:
            raise invalid(
                f"messages[{index}].content", f"messages[{index}].content cannot be empty", content
            )
        if role == "assistant":
            has_called = has_called or bool(message.get("tool_calls"))
        elif role == "tool" and not has_called:
            raise _not_called(index, message["tool_call_id"])
        if content.__class__ is not str and role in _SHOWING:
            _check_parts(index, cast("Iterable[Any]", content), images)


def _check_record(index: int, message: object) -> None:
    """Refuse what is neither a dict nor anything that is written as a message.

    That has a role; other things that an answer holds have none.
    """
    if not is_record(message) or not hasattr(message, "role"):
        raise invalid(
            f"messages[{index}]",
            f'messages[{index}] must be a dict such as {{"role": "user", "content": "..."}}, or '
            f"the message of an answer; got {type(message).__name__}",
            message,
        )


def _not_called(index: int, call_id: str) -> ValidationError:
    path = f"messages[{index}].tool_call_id"
    return invalid(
        path,
        f"{path} must be the id of a tool call in an assistant message before; "
        f"there is no {call_id!r}: keep that message, or drop this one, too",
        call_id,
    )


def _check_parts(message: int, parts: Iterable[Any], images: Images) -> None:
    for index, part in enumerate(parts):
        fields = part if part.__class__ is dict else as_object(part)
        if fields.get("type") != "image_url":
            continue
        url = as_object(fields.get("image_url")).get("url")
        if isinstance(url, str):
            images.check(f"messages[{message}].content[{index}].image_url.url", url)
