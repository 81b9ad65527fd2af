# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.types.chat.chat_completion import ChatCompletion
    from groq.types.chat.chat_completion_assistant_message_param import (
        ChatCompletionAssistantMessageParam,
    )
    from groq.types.chat.chat_completion_chunk import ChatCompletionChunk
    from groq.types.chat.chat_completion_content_part_image_param import (
        ChatCompletionContentPartImageParam,
    )
    from groq.types.chat.chat_completion_content_part_param import ChatCompletionContentPartParam
    from groq.types.chat.chat_completion_content_part_text_param import (
        ChatCompletionContentPartTextParam,
    )
    from groq.types.chat.chat_completion_function_call_option_param import (
        ChatCompletionFunctionCallOptionParam,
    )
    from groq.types.chat.chat_completion_function_message_param import (
        ChatCompletionFunctionMessageParam,
    )
    from groq.types.chat.chat_completion_message import ChatCompletionMessage
    from groq.types.chat.chat_completion_message_param import ChatCompletionMessageParam
    from groq.types.chat.chat_completion_message_tool_call import ChatCompletionMessageToolCall
    from groq.types.chat.chat_completion_message_tool_call_param import (
        ChatCompletionMessageToolCallParam,
    )
    from groq.types.chat.chat_completion_named_tool_choice_param import (
        ChatCompletionNamedToolChoiceParam,
    )
    from groq.types.chat.chat_completion_role import ChatCompletionRole
    from groq.types.chat.chat_completion_system_message_param import (
        ChatCompletionSystemMessageParam,
    )
    from groq.types.chat.chat_completion_token_logprob import ChatCompletionTokenLogprob
    from groq.types.chat.chat_completion_tool_choice_option_param import (
        ChatCompletionToolChoiceOptionParam,
    )
    from groq.types.chat.chat_completion_tool_message_param import ChatCompletionToolMessageParam
    from groq.types.chat.chat_completion_tool_param import ChatCompletionToolParam
    from groq.types.chat.chat_completion_user_message_param import ChatCompletionUserMessageParam
    from groq.types.chat.completion_create_params import CompletionCreateParams

_HOME_OF = {
    "ChatCompletion": ".chat_completion",
    "ChatCompletionAssistantMessageParam": ".chat_completion_assistant_message_param",
    "ChatCompletionChunk": ".chat_completion_chunk",
    "ChatCompletionContentPartImageParam": ".chat_completion_content_part_image_param",
    "ChatCompletionContentPartParam": ".chat_completion_content_part_param",
    "ChatCompletionContentPartTextParam": ".chat_completion_content_part_text_param",
    "ChatCompletionFunctionCallOptionParam": ".chat_completion_function_call_option_param",
    "ChatCompletionFunctionMessageParam": ".chat_completion_function_message_param",
    "ChatCompletionMessage": ".chat_completion_message",
    "ChatCompletionMessageParam": ".chat_completion_message_param",
    "ChatCompletionMessageToolCall": ".chat_completion_message_tool_call",
    "ChatCompletionMessageToolCallParam": ".chat_completion_message_tool_call_param",
    "ChatCompletionNamedToolChoiceParam": ".chat_completion_named_tool_choice_param",
    "ChatCompletionRole": ".chat_completion_role",
    "ChatCompletionSystemMessageParam": ".chat_completion_system_message_param",
    "ChatCompletionTokenLogprob": ".chat_completion_token_logprob",
    "ChatCompletionToolChoiceOptionParam": ".chat_completion_tool_choice_option_param",
    "ChatCompletionToolMessageParam": ".chat_completion_tool_message_param",
    "ChatCompletionToolParam": ".chat_completion_tool_param",
    "ChatCompletionUserMessageParam": ".chat_completion_user_message_param",
    "CompletionCreateParams": ".completion_create_params",
}
_MODULES = [
    "chat_completion",
    "chat_completion_assistant_message_param",
    "chat_completion_chunk",
    "chat_completion_content_part_image_param",
    "chat_completion_content_part_param",
    "chat_completion_content_part_text_param",
    "chat_completion_function_call_option_param",
    "chat_completion_function_message_param",
    "chat_completion_message",
    "chat_completion_message_param",
    "chat_completion_message_tool_call",
    "chat_completion_message_tool_call_param",
    "chat_completion_named_tool_choice_param",
    "chat_completion_role",
    "chat_completion_system_message_param",
    "chat_completion_token_logprob",
    "chat_completion_tool_choice_option_param",
    "chat_completion_tool_message_param",
    "chat_completion_tool_param",
    "chat_completion_user_message_param",
    "completion_create_params",
]

__all__ = [
    "ChatCompletion",
    "ChatCompletionAssistantMessageParam",
    "ChatCompletionChunk",
    "ChatCompletionContentPartImageParam",
    "ChatCompletionContentPartParam",
    "ChatCompletionContentPartTextParam",
    "ChatCompletionFunctionCallOptionParam",
    "ChatCompletionFunctionMessageParam",
    "ChatCompletionMessage",
    "ChatCompletionMessageParam",
    "ChatCompletionMessageToolCall",
    "ChatCompletionMessageToolCallParam",
    "ChatCompletionNamedToolChoiceParam",
    "ChatCompletionRole",
    "ChatCompletionSystemMessageParam",
    "ChatCompletionTokenLogprob",
    "ChatCompletionToolChoiceOptionParam",
    "ChatCompletionToolMessageParam",
    "ChatCompletionToolParam",
    "ChatCompletionUserMessageParam",
    "CompletionCreateParams",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name], __name__), name)
    globals()[name] = value  # found directly from now on
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
