# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
# ruff: noqa: F401, PLC0415  to import them is the use
"""Names of types that programs and libraries import."""

from __future__ import annotations


def names_of_types() -> None:
    from groq.types import (
        BatchCancelResponse,
        BatchCreateParams,
        BatchCreateResponse,
        BatchListResponse,
        BatchRetrieveResponse,
        CompletionUsage,
        CreateEmbeddingResponse,
        Embedding,
        EmbeddingCreateParams,
        ErrorObject,
        FileCreateParams,
        FileCreateResponse,
        FileDeleteResponse,
        FileInfoResponse,
        FileListResponse,
        FunctionDefinition,
        FunctionParameters,
        Model,
        ModelDeleted,
        ModelListResponse,
    )


def names_of_chat_types() -> None:
    from groq.types.chat import (
        ChatCompletion,
        ChatCompletionAssistantMessageParam,
        ChatCompletionChunk,
        ChatCompletionContentPartImageParam,
        ChatCompletionContentPartParam,
        ChatCompletionContentPartTextParam,
        ChatCompletionFunctionCallOptionParam,
        ChatCompletionFunctionMessageParam,
        ChatCompletionMessage,
        ChatCompletionMessageParam,
        ChatCompletionMessageToolCall,
        ChatCompletionMessageToolCallParam,
        ChatCompletionNamedToolChoiceParam,
        ChatCompletionRole,
        ChatCompletionSystemMessageParam,
        ChatCompletionTokenLogprob,
        ChatCompletionToolChoiceOptionParam,
        ChatCompletionToolMessageParam,
        ChatCompletionToolParam,
        ChatCompletionUserMessageParam,
        CompletionCreateParams,
    )


def names_of_audio_types() -> None:
    from groq.types.audio import (
        SpeechCreateParams,
        Transcription,
        TranscriptionCreateParams,
        Translation,
        TranslationCreateParams,
    )


def one_class_has_one_identity_wherever_it_is_imported_from() -> None:
    from groq.types import CompletionUsage
    from groq.types.chat import ChatCompletion, ChatCompletionMessage
    from groq.types.chat.chat_completion import ChatCompletion as DeepCompletion
    from groq.types.chat.chat_completion import CompletionUsage as UsageOfCompletion
    from groq.types.chat.chat_completion_message import ChatCompletionMessage as DeepMessage
    from groq.types.completion_usage import CompletionUsage as DeepUsage

    assert ChatCompletion is DeepCompletion
    assert ChatCompletionMessage is DeepMessage
    assert CompletionUsage is DeepUsage is UsageOfCompletion


def modules_of_chat_types_and_what_is_nested_in_them() -> None:
    from groq.types.chat.chat_completion import Choice
    from groq.types.chat.chat_completion_chunk import (
        Choice as ChunkChoice,
    )
    from groq.types.chat.chat_completion_chunk import (
        ChoiceDelta,
        ChoiceDeltaToolCall,
        ChoiceDeltaToolCallFunction,
    )
    from groq.types.chat.chat_completion_content_part_image_param import ImageURL
    from groq.types.chat.chat_completion_message import ExecutedTool
    from groq.types.chat.chat_completion_message_tool_call import Function
    from groq.types.chat.chat_completion_named_tool_choice_param import (
        ChatCompletionNamedToolChoiceParam,
    )
    from groq.types.chat.chat_completion_named_tool_choice_param import (
        Function as NamedFunction,
    )
    from groq.types.chat.chat_completion_tool_choice_option_param import (
        ChatCompletionToolChoiceOptionParam,
    )
    from groq.types.chat.completion_create_params import ResponseFormat, SearchSettings

    assert ChunkChoice is not Choice


def typed_dicts_are_dicts() -> None:
    from groq.types.chat import ChatCompletionUserMessageParam

    message = ChatCompletionUserMessageParam(role="user", content="Hi")
    assert message == {"role": "user", "content": "Hi"}
    assert type(message) is dict
