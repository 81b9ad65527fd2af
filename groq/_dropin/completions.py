"""Chat completions under their name in Groq's own SDK: `client.chat.completions`.

`create` is a plain function of each class: instrumentations replace it by name. So every call
goes through it, those of the raw and the streamed views as well.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeAlias, Unpack, overload

from groq._dropin.completion_views import CompletionsView, signature_of_create
from groq._dropin.messages import tidied
from groq._dropin.modes import (
    AsyncRaw,
    AsyncStreamed,
    AsyncUnread,
    Raw,
    Streamed,
    Unread,
    entering,
    in_mode,
)
from groq._dropin.owned import Owned
from groq._dropin.response import AsyncResponseContextManager, ResponseContextManager
from groq._flow import Async, Blocking, Bound, R
from groq.resources._resource import Resource
from groq.resources.chat import Chat

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from groq._chat_stream import AsyncChatStream, ChatStream
    from groq._dropin.completion_views import StreamingParams, WholeParams
    from groq._dropin.response import APIResponse, AsyncAPIResponse
    from groq.types import ChatCompletion, ChatParams

    RawCompletions: TypeAlias = CompletionsView[
        APIResponse[ChatCompletion], APIResponse[ChatStream]
    ]
    AsyncStreamedCompletions: TypeAlias = CompletionsView[
        AsyncResponseContextManager[ChatCompletion], AsyncResponseContextManager[AsyncChatStream]
    ]
    StreamedCompletions: TypeAlias = CompletionsView[
        ResponseContextManager[ChatCompletion], ResponseContextManager[ChatStream]
    ]
    AsyncRawCompletions: TypeAlias = CompletionsView[
        Coroutine[Any, Any, AsyncAPIResponse[ChatCompletion]],
        Coroutine[Any, Any, AsyncAPIResponse[AsyncChatStream]],
    ]


class _Completions(Resource[R], Owned):
    @cached_property
    def _chat(self) -> Any:
        return Chat(self._runtime, self._pipeline)

    def _create(self, params: dict[str, Any]) -> Any:
        if "messages" in params:
            params["messages"] = tidied(params["messages"])
        streams = params.get("stream") is True
        return (self._chat.create_stream if streams else self._chat.create)(**params)

    def _raw(self) -> Any:
        return in_mode(self, Raw, AsyncRaw)

    def _unread(self) -> Any:
        return in_mode(self, Unread, AsyncUnread)


class Completions(_Completions[Blocking]):
    """Chat completions of a blocking client."""

    @overload
    def create(self, **params: Unpack[WholeParams]) -> ChatCompletion: ...
    @overload
    def create(self, **params: Unpack[StreamingParams]) -> ChatStream: ...
    @overload
    def create(self, **params: Unpack[ChatParams]) -> ChatCompletion | ChatStream: ...
    def create(self, **params: Any) -> Any:
        """Ask a model for the next message of a conversation: `chat.create` by another name.

        With `stream=True` it is `chat.create_stream`.

        Raises:
            GroqError: As these.
        """
        return self._create(params)

    @property
    def with_raw_response(self) -> RawCompletions:
        """The same, with raw responses."""
        return CompletionsView(self._raw().create)

    @property
    def with_streaming_response(
        self,
    ) -> CompletionsView[
        ResponseContextManager[ChatCompletion], ResponseContextManager[ChatStream]
    ]:
        """The same, with responses to be entered and read."""
        return CompletionsView(entering(ResponseContextManager, self._unread().create))


class AsyncCompletions(_Completions[Async]):
    """Chat completions of an async client."""

    @overload
    async def create(self, **params: Unpack[WholeParams]) -> ChatCompletion: ...
    @overload
    async def create(self, **params: Unpack[StreamingParams]) -> AsyncChatStream: ...
    @overload
    async def create(self, **params: Unpack[ChatParams]) -> ChatCompletion | AsyncChatStream: ...
    async def create(self, **params: Any) -> Any:
        """As `Completions.create`; await it, also to open a stream."""
        return await self._create(params)

    @property
    def with_raw_response(self) -> AsyncRawCompletions:
        """The same, with raw responses."""
        return CompletionsView(self._raw().create)

    @property
    def with_streaming_response(self) -> AsyncStreamedCompletions:
        """The same, with responses to be entered and read."""
        return CompletionsView(entering(AsyncResponseContextManager, self._unread().create))


class completions_of:  # noqa: N801  used as a property
    """Those of a `Chat`, in its world and its mode."""

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Bound[Blocking], owner: type) -> Completions: ...
    @overload
    def __get__(self, instance: Bound[Async], owner: type) -> AsyncCompletions: ...
    @overload
    def __get__(self, instance: Bound[Raw], owner: type) -> RawCompletions: ...
    @overload
    def __get__(self, instance: Bound[AsyncRaw], owner: type) -> AsyncRawCompletions: ...
    @overload
    def __get__(self, instance: Bound[Streamed], owner: type) -> StreamedCompletions: ...
    @overload
    def __get__(self, instance: Bound[AsyncStreamed], owner: type) -> AsyncStreamedCompletions: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        kept: dict[str, Any] = instance.__dict__
        if "_completions" not in kept:
            kept["_completions"] = _completions_of(instance)
        return kept["_completions"]


def _completions_of(chat: Any) -> Any:
    runtime, pipeline = chat._runtime, chat._pipeline  # noqa: SLF001  what every resource has
    made: Any = AsyncCompletions if isinstance(runtime, Async) else Completions
    completions = made(runtime, pipeline)
    completions.owned_by(chat._owner)  # noqa: SLF001  as above
    if isinstance(runtime, Streamed | AsyncStreamed):
        return completions.with_streaming_response  # whose `create` is not to be awaited
    return completions


_SIGNATURE = signature_of_create()
_plain_functions: tuple[Any, ...] = (Completions.create, AsyncCompletions.create)
for _create in _plain_functions:
    _create.__signature__ = _SIGNATURE
