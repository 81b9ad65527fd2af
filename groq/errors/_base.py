"""What every error has: a message for people, a code for programs, and whether to try again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypedDict, TypeVar, Unpack

from groq._printable import printable

if TYPE_CHECKING:
    import httpx

    from groq.types import Attempt, ChatCompletion, Response

# Characters that `str` shows of a message, and of a code or an id. They may come from anybody, and
# go to terminals and logs; as they came, they are in the attributes.
LONGEST_MESSAGE = 2000
LONGEST_NAME = 200

E = TypeVar("E", bound="GroqError")


class Fields(TypedDict, total=False):
    """The keyword arguments that every error takes, for the signatures of subclasses."""

    code: str | None
    request_id: str | None
    retry_after: float | None
    body: object


class GroqError(Exception):
    """Base of every error raised by this package.

    Attributes:
        message: What went wrong, for people; `str` gives it on one line, cut off if it is long.
        code: The service's machine-readable code (`error.code`) where it sent one,
            otherwise the name of the kind of error, such as `network_error`.
        status_code: The HTTP status, or None when there was no answer.
        request_id: The service's id of the request (`x-request-id`), to quote in support.
        retry_after: Seconds after which the service invites another try, or None.
        is_retryable: Whether the same request can succeed when it is sent again, later. What
            the client tries again by itself is less: see `StreamError`, for one.
        param: The request parameter at fault, such as `messages[2].content`, or None.
        body: The decoded JSON body, or its text, or None.
        asked: HTTP method and address of the call; the pipeline fills them in as well.
        attempts: Every send that the call took until it failed, in order; the pipeline fills
            it in, so an error made by hand has none.
        partial_content: For an error inside a stream, the text received until then; of a chat
            completion, that of the first choice.
        partial: For an error inside a stream of a chat completion, as much of it as had arrived
            until then; None before the first chunk.
        partial_response: The same for a stream of the Responses API.
    """

    kind: ClassVar[str] = "unknown_error"
    message: str
    code: str
    is_retryable: bool = False
    status_code: int | None = None
    param: str | None = None
    asked: tuple[str, str] | None = None
    attempts: tuple[Attempt, ...] = ()
    partial_content: str = ""
    partial: ChatCompletion | None = None
    partial_response: Response | None = None

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        body: object = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.kind
        self.request_id = request_id
        self.retry_after = retry_after
        self.body = body

    def to_dict(self) -> dict[str, str | int | None]:
        """What tells this error from others, ready for JSON.

        The keys are `name` (of the class), `code`, `message`, `param`, `status_code` and
        `request_id`.
        """
        return {
            "name": type(self).__name__,
            "code": self.code,
            "message": self.message,
            "param": self.param,
            "status_code": self.status_code,
            "request_id": self.request_id,
        }

    def __str__(self) -> str:
        told = printable(self.message, LONGEST_MESSAGE)
        return (
            f"{told} (request {printable(self.request_id, LONGEST_NAME)})"
            if self.request_id
            else told
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({printable(self.message, LONGEST_MESSAGE)!r})"

    def __copy__(self) -> Self:
        twin = _restore(type(self), self.args)
        vars(twin).update(vars(self))
        return twin

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions unpickle by calling the class with `args` alone, which would lose every
        # keyword; an error must survive a process pool whole. Its `__cause__` stays behind:
        # httpx's errors hold the request, and with it the API key.
        return (_restore, (type(self), self.args), self.__getstate__())

    def __getstate__(self) -> dict[str, Any]:
        return dict(vars(self))


class APIError(GroqError):
    """Whatever came of a call: base of all other errors, under the name in Groq's own SDK.

    Made by hand as `APIError("...", request, body=...)` it takes what it is of that request.
    """

    def __init__(
        self, message: str, request: httpx.Request | None = None, **fields: Unpack[Fields]
    ) -> None:
        super().__init__(message, **fields)
        self._take_request(request)

    def _take_request(self, request: httpx.Request | None) -> None:
        if request is not None:
            self.asked: tuple[str, str] | None = (request.method, str(request.url))

    @property
    def request(self) -> httpx.Request:
        """What was sent: its method and its address, never its headers.

        Raises:
            RuntimeError: The error was not raised by a call.
        """
        from groq._http_objects import request_of  # noqa: PLC0415  errors load no httpx

        if self.asked is None:
            raise RuntimeError("This error was not raised by a call: it has no request")
        return request_of(self.asked)


def _restore(cls: type[E], args: tuple[object, ...]) -> E:
    error = cls.__new__(cls)
    error.args = args
    return error
