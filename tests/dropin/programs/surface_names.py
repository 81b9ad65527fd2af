# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
# ruff: noqa: F401, PLC0415  to import them is the use
"""Names that programs and libraries import, but for those of types."""

from __future__ import annotations

import groq


def names_of_the_package() -> None:
    from groq import (
        DEFAULT_CONNECTION_LIMITS,
        DEFAULT_MAX_RETRIES,
        DEFAULT_TIMEOUT,
        NOT_GIVEN,
        APIConnectionError,
        APIError,
        APIResponse,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AsyncAPIResponse,
        AsyncClient,
        AsyncGroq,
        AsyncStream,
        AuthenticationError,
        BadRequestError,
        BaseModel,
        Client,
        ConflictError,
        DefaultAioHttpClient,
        DefaultAsyncHttpxClient,
        DefaultHttpxClient,
        Groq,
        GroqError,
        InternalServerError,
        NoneType,
        NotFoundError,
        NotGiven,
        Omit,
        PermissionDeniedError,
        ProxiesTypes,
        RateLimitError,
        RequestOptions,
        Stream,
        Timeout,
        Transport,
        UnprocessableEntityError,
        __title__,
        __version__,
        file_from_path,
        not_given,
        omit,
        resources,
        types,
    )

    assert __title__ == "groq"
    assert Client is Groq
    assert AsyncClient is AsyncGroq


def clients_are_called_as_their_package() -> None:
    assert groq.Groq.__module__.split(".")[0] == "groq"
    assert groq.Groq.__name__ == "Groq"
    assert groq.AsyncGroq.__name__ == "AsyncGroq"


def a_star_import_brings_what_scripts_use() -> None:
    names: dict[str, object] = {}
    exec("from groq import *", names)  # noqa: S102  there is no other way to do it in a function
    assert {"Groq", "AsyncGroq", "APIStatusError", "NOT_GIVEN", "Stream", "types"} <= set(names)


def streams_are_generic() -> None:
    from groq.types.chat import ChatCompletionChunk

    assert groq.Stream[ChatCompletionChunk] is not None
    assert groq.AsyncStream[ChatCompletionChunk] is not None
    assert groq.APIResponse[ChatCompletionChunk] is not None


def modules_of_streams_and_resources() -> None:
    from groq._streaming import AsyncStream, ServerSentEvent, Stream
    from groq.resources.chat.completions import AsyncCompletions, Completions

    assert Stream is groq.Stream
    assert AsyncStream is groq.AsyncStream
    assert Completions is not AsyncCompletions


def resources_are_where_they_were() -> None:
    import groq.resources.chat.chat
    from groq.resources import (
        AsyncAudio,
        AsyncChat,
        Audio,
        Batches,
        Chat,
        Embeddings,
        Files,
        Models,
    )
    from groq.resources.audio.transcriptions import AsyncTranscriptions, Transcriptions
    from groq.resources.audio.translations import AsyncTranslations, Translations
    from groq.resources.chat import AsyncCompletions, Completions
    from groq.resources.chat.completions import Completions as DeepCompletions

    assert Completions is DeepCompletions
    client = groq.Groq(api_key="gsk_any")
    for resource, kind in (
        (client.audio, Audio),
        (client.batches, Batches),
        (client.chat, Chat),
        (client.embeddings, Embeddings),
        (client.files, Files),
        (client.models, Models),
        (client.audio.transcriptions, Transcriptions),
        (client.audio.translations, Translations),
    ):
        assert isinstance(resource, kind)


def private_names_that_annotations_use() -> None:
    from groq._base_client import (
        APIConnectionError,
        AsyncAPIClient,
        DefaultHttpxClient,
        SyncAPIClient,
    )
    from groq._client import Groq
    from groq._exceptions import APIError, APIStatusError, GroqError
    from groq._models import BaseModel
    from groq._response import APIResponse, AsyncAPIResponse
    from groq._types import (
        NOT_GIVEN,
        Body,
        FileTypes,
        Headers,
        NotGiven,
        Omit,
        Query,
        RequestOptions,
        Timeout,
        not_given,
        omit,
    )

    assert issubclass(groq.Groq, Groq)
    assert issubclass(groq.Groq, SyncAPIClient)
    assert issubclass(groq.AsyncGroq, AsyncAPIClient)
    assert APIError is groq.APIError


def what_is_not_given_is_false_and_has_a_kind() -> None:
    assert not groq.NOT_GIVEN
    assert not groq.omit
    assert isinstance(groq.NOT_GIVEN, groq.NotGiven)
    assert isinstance(groq.not_given, groq.NotGiven)
    assert isinstance(groq.omit, groq.Omit)


def defaults_have_values() -> None:
    assert isinstance(groq.DEFAULT_TIMEOUT, groq.Timeout)
    assert groq.DEFAULT_TIMEOUT.read == 60
    assert groq.DEFAULT_MAX_RETRIES >= 2
    assert groq.DEFAULT_CONNECTION_LIMITS.max_connections >= 100
    assert groq.NoneType is type(None)
