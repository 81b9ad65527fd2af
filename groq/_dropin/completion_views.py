"""What `chat.completions.create` takes, and what its raw and its streamed form give for it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Generic, Literal, Required, TypeVar, Unpack, overload

from groq._config import CallOptions
from groq._dropin.not_given import NOT_GIVEN, omit
from groq._params import ChatParams
from groq_api.api.chat.create_chat_completion import BODY_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

WholeT = TypeVar("WholeT")
StreamT = TypeVar("StreamT")


# A key of a TypedDict may not get a narrower type, since a dict could be changed behind its back;
# arguments of a call cannot, and the type of `stream` is what tells the calls apart.


class WholeParams(ChatParams, total=False):
    """The parameters of a call that does not stream."""

    stream: Literal[False] | None  # type: ignore[misc]  # pyright: ignore[reportIncompatibleVariableOverride]  # narrower


class StreamingParams(ChatParams):
    """The parameters of a call that streams."""

    stream: Required[Literal[True]]  # type: ignore[misc]  # pyright: ignore[reportIncompatibleVariableOverride]  # narrower


def signature_of_create() -> inspect.Signature:
    """The parameters by name, as the document has them, where `create` itself takes any."""
    body = BODY_SCHEMA["properties"]
    required = [name for name in ("messages", "model") if name in BODY_SCHEMA["required"]]
    defaults = {
        **dict.fromkeys(required, inspect.Parameter.empty),
        **dict.fromkeys(sorted(name for name in body if name not in required), omit),
        **dict.fromkeys(CallOptions.__annotations__, None),
        "timeout": NOT_GIVEN,
    }
    return inspect.Signature(
        [
            inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD),
            *(
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default)
                for name, default in defaults.items()
            ),
        ]
    )


class CompletionsView(Generic[WholeT, StreamT]):
    """Chat completions whose `create` gives responses instead of results."""

    def __init__(self, create: Callable[..., Any]) -> None:
        self._create = create

    @overload
    def create(self, **params: Unpack[WholeParams]) -> WholeT: ...
    @overload
    def create(self, **params: Unpack[StreamingParams]) -> StreamT: ...
    @overload
    def create(self, **params: Unpack[ChatParams]) -> WholeT | StreamT: ...
    def create(self, **params: Any) -> Any:
        """As `create` of the resource, but it gives a response, or what does on being entered."""
        return self._create(**params)
