"""Messages of a conversation, beyond what a schema can say of each: content, order, images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from groq._json import as_object
from groq._validation.fault import invalid
from groq._validation.kinds import is_object, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from groq._validation.images import Images

# An assistant may say nothing but call tools, and a tool may return nothing.
_SPEAKING = frozenset({"system", "developer", "user"})
_SHOWING = frozenset({"user", "tool"})


def check_messages(messages: Sequence[Any], images: Images) -> None:
    """Check each message for what the service would reject the whole request for.

    Roles may follow each other in any order, as the service allows, but for a tool message: by
    the API's reference it answers a call of an assistant message before it, by the id of that,
    and the template of gpt-oss fails without one. Usually a conversation was cut in between.

    Raises:
        ValidationError: A message is wrong; `param` tells which.
    """
    called: set[str] = set()
    for index, message in enumerate(messages):
        if message.__class__ is not dict and not is_object(message):
            _check_answer(index, message)
            called.update(_ids(getattr(message, "tool_calls", None)))
            continue
        role, content = message.get("role"), message.get("content")
        if not content and role in _SPEAKING:
            raise invalid(
                f"messages[{index}].content", f"messages[{index}].content cannot be empty", content
            )
        if role == "assistant":
            if calls := message.get("tool_calls"):
                called.update(_ids(calls))
        elif role == "tool":
            _check_tool_answer(index, message["tool_call_id"], called)
        if content.__class__ is not str and role in _SHOWING:
            _check_parts(index, cast("Iterable[Any]", content), images)


def _check_answer(index: int, message: object) -> None:
    """Refuse what is neither a dict nor a message that the service has sent."""
    if not hasattr(message, "to_param"):
        raise invalid(
            f"messages[{index}]",
            f'messages[{index}] must be a dict such as {{"role": "user", "content": "..."}}, or '
            f"the message of an answer; got {type(message).__name__}",
            message,
        )


def _ids(calls: Any) -> Iterable[str]:
    """Ids of tool calls, each a dict or an object of an answer."""
    for call in calls if kind_of(calls) == "array" else ():
        is_dict = call.__class__ is dict or is_object(call)
        call_id = call.get("id") if is_dict else getattr(call, "id", None)
        if isinstance(call_id, str):
            yield call_id


def _check_tool_answer(index: int, call_id: str, called: set[str]) -> None:
    if call_id not in called:
        path = f"messages[{index}].tool_call_id"
        raise invalid(
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
