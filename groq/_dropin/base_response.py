"""Raw responses: status, headers and body beside the result, which is made when it is wanted.

What takes time is a flow here, for both worlds; `response` has what is left to tell them apart.
"""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, cast

import orjson

from groq._byte_stream import Destination
from groq._dropin.casting import cast_content
from groq._dropin.splitting import Chunks
from groq._flow import Bound, Close, Load, R, Receive, T, endpoint
from groq._http_objects import headers_of, request_of, response_of
from groq.errors import APIError

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    import httpx

    from groq._dropin.answer import Answer
    from groq._flow import Flow
    from groq.types import Attempt


class BaseResponse(Bound[R], Generic[R, T]):
    """What raw responses of both worlds have in common."""

    def __init__(self, answer: Answer, runtime: R) -> None:
        self._answer = answer
        self._runtime = runtime
        self._body = answer.response.body
        self._content = answer.response.content if self._body is None else None
        self._stream: Any = None
        self._result: Any = None
        self._is_begun = False
        self._is_closed = self._body is None

    @property
    def headers(self) -> httpx.Headers:
        """Headers of the response; names are looked up without regard to case."""
        return headers_of(self._answer.response.headers)

    @property
    def status_code(self) -> int:
        """The HTTP status: one of success, since any other has become an error."""
        return self._answer.response.status_code

    @property
    def request_id(self) -> str | None:
        """Id of the request, from the header `x-request-id`; for support."""
        return self._answer.response.headers.get("x-request-id")

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every send that it took, the successful one last."""
        return self._answer.response.attempts

    @property
    def retries_taken(self) -> int:
        """Sends that failed before the one that was answered."""
        return len(self.attempts) - 1

    @property
    def elapsed(self) -> timedelta:
        """From the send until the answer was there, or its beginning if it is streamed."""
        return timedelta(seconds=self.attempts[-1].seconds)

    @property
    def http_request(self) -> httpx.Request:
        """The request as httpx's class: method and address, never its headers."""
        return request_of(self._asked)

    @property
    def http_response(self) -> httpx.Response:
        """The response as httpx's class, with the body as far as `read()` has read it."""
        content = self._content or b""
        return response_of(self.status_code, self.headers, content, self._asked)

    @property
    def url(self) -> httpx.URL:
        """Where the request went."""
        return self.http_request.url

    @property
    def method(self) -> str:
        """Method of the request."""
        return self._asked[0]

    @property
    def _asked(self) -> tuple[str, str]:
        return cast("tuple[str, str]", self._answer.response.asked)  # the pipeline has told it

    @property
    def is_closed(self) -> bool:
        """Whether nothing more will arrive."""
        return self._is_closed or (self._stream is not None and self._stream.is_finished)

    @endpoint
    def read(self) -> Flow[bytes]:
        """The whole body."""
        return self._read()

    @endpoint
    def text(self) -> Flow[str]:
        """The whole body as text."""
        return (yield from self._read()).decode("utf-8", "replace")

    @endpoint
    def json(self) -> Flow[Any]:
        """The whole body, decoded. Raises ValueError if it is no JSON."""
        return orjson.loads((yield from self._read()))

    @endpoint
    def write_to_file(self, file: str | PathLike[str]) -> Flow[None]:
        """Write the body to a file, a piece at a time: the whole of it, or nothing."""
        return self._write(file, None)

    @endpoint
    def stream_to_file(
        self, file: str | PathLike[str], *, chunk_size: int | None = None
    ) -> Flow[None]:
        """As `write_to_file`, in chunks of that many bytes."""
        return self._write(file, chunk_size)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"

    def _read(self) -> Flow[bytes]:
        if self._content is None:
            self._begin()
            pieces: list[bytes] = []
            while (piece := (yield from self._next())) is not None:
                pieces.append(piece)
            self._content = b"".join(pieces)
        return self._content

    def _walk(self) -> Callable[[], Flow[bytes | None]]:
        """A way through the body: makes the flow that gets its next piece, None at the end."""
        if self._content is None:
            self._begin()
            return self._next
        whole = deque([self._content])

        def take() -> Flow[bytes | None]:
            yield from ()  # a flow, although it has nothing to wait for
            return whole.popleft() if whole else None

        return take

    def _begin(self) -> None:
        """Begin to read the body, which can be done once.

        Raises:
            RuntimeError: It was begun before, or closed.
        """
        if self._is_begun or self._is_closed:
            raise RuntimeError("The body cannot be read any more: it was handed out, or closed")
        self._is_begun = True

    def _next(self) -> Flow[bytes | None]:
        """The next piece of a body that is still arriving; None at its end."""
        if self._is_closed or self._body is None:
            return None
        try:
            piece = yield from Receive(self._body)
        except BaseException as error:
            self._is_closed = True
            self._answer.end(error)
            if isinstance(error, APIError):
                error.asked = self._asked
            raise
        if piece is None:
            yield from self._close(is_whole=True)
        return piece

    def _close(self, *, is_whole: bool = False) -> Flow[None]:
        if not self._is_closed and self._body is not None:
            self._is_closed = True
            yield from Close(self._body)
            self._answer.end(is_whole=is_whole)

    def _write(self, file: str | PathLike[str], chunk_size: int | None) -> Flow[None]:
        chunks = Chunks(chunk_size)
        with Destination(file) as target:
            if self._content is not None:
                yield from Load(partial(target.write, self._content))
                return
            self._begin()
            while (piece := (yield from self._next())) is not None:
                yield from Load(partial(target.writelines, chunks.feed(piece)))
            yield from Load(partial(target.writelines, chunks.end()))

    def _parse(self, to: type[Any] | None) -> Flow[Any]:
        """The result; or, of a stream that is opened by this, what makes it for each world."""
        if to is not None:
            return cast_content(to, (yield from self._read()))
        answer = self._answer
        if self._body is None:
            return (yield from answer.parsed())
        if answer.operation.stream and self._content is None:
            self._begin()
            return (yield from answer.received())
        return (yield from answer.result_of((yield from self._read())))
