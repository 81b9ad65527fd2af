"""Chat completions: `client.chat`."""

from __future__ import annotations

import time
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from groq._chat_stream import AsyncChatStream, ChatStream
from groq._chunks import ChunkReader
from groq._cost import Demand, cost_of, prompt_bytes
from groq._flow import R, endpoint, stream_endpoint
from groq._operation import Use
from groq._stream_opening import OpenedStream, account_stream, open_stream
from groq._validation import check_body, check_model, invalid
from groq._validation.images import Images
from groq._validation.messages import check_messages
from groq._validation.tools import check_tools
from groq.resources._resource import (
    EVENTS,
    Resource,
    build,
    count_of,
    malformed,
    model_of,
    parsed,
    set_stream,
    split_options,
)
from groq_api.api.chat import create_chat_completion as chat_completion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._flow import Flow
    from groq._operation import Operation
    from groq._transport import Response
    from groq._turn import Turn
    from groq.resources.chat.completions import AsyncCompletions, Completions
    from groq.types import ChatCompletion, ChatParams
    from groq_api.types import RequestParts

T = TypeVar("T")

_IMAGE_URL = chat_completion.BODY_SCHEMA["$defs"]["ImageUrl"]["properties"]["url"]
_MOST_CHARACTERS: int = _IMAGE_URL["maxLength"]


class Chat(Resource[R]):
    """Chat completions."""

    @endpoint
    def create(self, **params: Unpack[ChatParams]) -> Flow[ChatCompletion]:
        """Ask a model for the next message of a conversation.

        Takes the parameters of `POST /openai/v1/chat/completions` under their own names
        (`groq.types.ChatParams` lists them all) and the options of any call (`CallOptions`).
        A parameter that is None is not sent, but for `reasoning_format`, where null has a
        meaning of its own.

            completion = client.chat.create(
                model="openai/gpt-oss-20b",
                messages=[{"role": "user", "content": "Why do canals have locks?"}],
            )
            print(completion.content)

        Raises:
            ValidationError: A parameter is wrong; nothing was sent unless the service said so.
            RateLimitError: A limit is used up for longer than `max_wait`.
            GroqError: Any other failure, after the retries it deserves.
        """
        operation = self._chat(
            "chat.create", params, parsed(chat_completion.parse), _account, stream=False
        )
        return self._pipeline.run(operation)

    @stream_endpoint
    def create_stream(
        self, **params: Unpack[ChatParams]
    ) -> Flow[OpenedStream[ChatStream, AsyncChatStream]]:
        """As `create`, but return the answer while it is being written: a stream of chunks.

            with client.chat.create_stream(model=..., messages=[...]) as stream:
                for chunk in stream:
                    print(chunk.content or "", end="", flush=True)

        An async client is awaited first: `async with await client.chat.create_stream(...)`.

        It returns when the first chunk has arrived; what breaks until then is tried again as in
        any call, what breaks later is raised while iterating (see `ChatStream`).

        Raises:
            ResponseParseError: The service answered, but not by an event stream.
            GroqError: As `create`.
        """
        started = time.perf_counter()

        def receive(response: Response) -> Flow[OpenedStream[ChatStream, AsyncChatStream]]:
            return _open(response, model_of(params), started)

        operation = self._chat("chat.create_stream", params, receive, account_stream, stream=True)
        return self._pipeline.run(operation)

    def _chat(
        self,
        name: str,
        params: Mapping[str, Any],
        receive: Callable[[Response], Flow[T]],
        account: Callable[[T, Turn], None],
        *,
        stream: bool,
    ) -> Operation[T]:
        body, options = split_options(params)
        set_stream(body, stream=stream)
        if self._validates(options):
            check_chat(body)
        parts = build(chat_completion.build_request, body, options)
        use = Use(model_of(body), _demand(parts, body), account)
        accept = EVENTS if stream else None
        return self._operation(name, parts, receive, options, use=use, stream=accept)


def check_chat(body: Mapping[str, Any]) -> None:
    """Refuse parameters of a chat completion that make no sense."""
    check_body(body, chat_completion.BODY_SCHEMA)
    check_model(body["model"])
    check_messages(body["messages"], Images(_MOST_CHARACTERS))
    check_tools(body.get("tools"), body.get("tool_choice"), part=".function")
    if body.get("reasoning_format") is not None and body.get("include_reasoning") is not None:
        raise invalid(
            "include_reasoning",
            "include_reasoning and reasoning_format exclude each other: give one of them",
            body["include_reasoning"],
        )


def _demand(parts: RequestParts, body: Mapping[str, Any]) -> Demand:
    most = count_of(body, "max_completion_tokens") or count_of(body, "max_tokens")
    return Demand(prompt_bytes(parts.get("content", b"")), most, generates=True)


def _account(completion: ChatCompletion, turn: Turn) -> None:
    turn.end(cost_of(completion.usage))


def _open(
    response: Response, model: str | None, started: float
) -> Flow[OpenedStream[ChatStream, AsyncChatStream]]:
    if response.body is None:
        raise malformed(response, "it is no event stream")
    reader = ChunkReader(
        operation="chat.create_stream",
        model=model,
        headers=response.headers,
        attempts=response.attempts,
        asked=response.asked,
        started=started,
        parse_chunk=chat_completion.chunk_from_payload,
        parse_completion=chat_completion.from_payload,
    )
    return open_stream((ChatStream, AsyncChatStream), reader, response)


# The names that this package has in Groq's own SDK, over the one of ours.
__all__ = ["AsyncCompletions", "Chat", "Completions", "check_chat"]


def __getattr__(name: str) -> Any:
    if name not in {"AsyncCompletions", "Completions"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.completions"), name)
