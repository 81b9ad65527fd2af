"""Reads an HTTP/1.1 response: bytes go in; status, headers and pieces of the body come out.

The grammar is llhttp's, which node.js uses, by way of httptools. What it lets pass and a client
should not is refused here. No I/O.
"""

from __future__ import annotations

from typing import Final, NoReturn

from httptools import (
    HttpParserCallbackError,
    HttpParserError,
    HttpParserUpgrade,
    HttpResponseParser,
)

from groq._wire_headers import Headers

# Bytes that may come one after the other without a piece of the body among them: h11's limit.
_MOST_BARREN: Final = 102_400
_MOST_HEADERS: Final = 256
_WITHOUT_BODY: Final = frozenset({204, 304})
_TEXT: Final = bytes({9, *range(32, 127), *range(128, 256)})
_FIRST_FINAL: Final = 200
_SWITCHING: Final = 101


class BadResponseError(Exception):
    """What came is no response that can be read, or not the whole of one."""


class ResponseParser:
    """One response.

    Attributes:
        status: Its HTTP status; 0 until its head has come.
        headers: Its headers, likewise; those of interim responses (1xx) are dropped.
        has_head: Whether status and headers are there.
        is_complete: Whether all of it is there.
        may_reuse: Whether the connection may carry another request, once this is complete.
        pieces: What has arrived of the body and was not taken.
        held: At most how many bytes these are.
    """

    __slots__ = (
        "_barren",
        "_fields",
        "_has_begun",
        "_is_over",
        "_kept",
        "_parser",
        "_problem",
        "_until_eof",
        "has_head",
        "headers",
        "held",
        "is_complete",
        "may_reuse",
        "on_body",
        "pieces",
        "status",
    )

    def __init__(self) -> None:
        self.status = 0
        self.headers = _NONE
        self.has_head = self.is_complete = self.may_reuse = False
        self.pieces: list[bytes] = []
        self.on_body = self.pieces.append  # the parser calls it: nothing is quicker
        self._fields: list[bytes] = []
        self.held = 0
        self._kept = 0
        self._barren = 0
        self._has_begun = self._until_eof = self._is_over = False
        self._problem: str | None = None
        self._parser: HttpResponseParser | None = HttpResponseParser(self)

    def feed(self, data: bytes | memoryview) -> None:
        """Take in what was received; of a view nothing is kept.

        Raises:
            BadResponseError: It is no response, or one that could be taken for two.
        """
        if self._parser is None:
            self.may_reuse = False  # more than was asked for
            return
        if not self._has_begun:
            if data[:1] != b"H":  # llhttp would skip line breaks
                self._fail("what was received is no HTTP")
            self._has_begun = True
        before = len(self.pieces)
        try:
            self._parser.feed_data(data)
        except HttpParserCallbackError as error:
            self._end()
            raise error.__context__ or error from None  # Ctrl-C, in what the parser has called
        except HttpParserUpgrade:
            self._problem = "the server switches to another protocol"
        except HttpParserError as error:
            if not self.is_complete:
                self._problem = self._problem or str(error)
            self.may_reuse = False
        self._check(len(data), before)

    def _check(self, received: int, before: int) -> None:
        if self._problem is not None:
            self._fail(self._problem)
        if self.is_complete:
            del self.pieces[self._kept :]  # of a second response, that nobody asked for
            self._end()
        elif len(self.pieces) > before:
            self.held += received
            self._barren = 0
        else:
            self._barren += received
            if self._barren > _MOST_BARREN:
                self._fail("the head of the response is too large")

    def _fail(self, problem: str) -> NoReturn:
        self.is_complete = self.may_reuse = False
        self._end()
        raise BadResponseError(problem)

    def feed_eof(self) -> None:
        """Take note that the server has closed the connection.

        Raises:
            BadResponseError: The response is not complete.
        """
        self.may_reuse = False
        if self.is_complete:
            return
        self._end()
        if self._until_eof:
            self.is_complete = True
        elif self.has_head:
            raise BadResponseError("peer closed connection without sending complete message body")
        else:
            raise BadResponseError("Server disconnected without sending a response.")

    @property
    def head(self) -> tuple[int, Headers]:
        """Status and headers."""
        return self.status, self.headers

    def take(self) -> bytes:
        """What has arrived of the body since the last time."""
        pieces = self.pieces
        piece = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        pieces.clear()
        self.held = 0
        return piece

    def _end(self) -> None:
        self._parser = None  # it and this hold each other

    # What the parser calls.

    def on_message_begin(self) -> None:
        """Another response begins; behind a final one, that is one too many."""
        if self.is_complete:
            self._is_over = True
            self.may_reuse = False

    def on_status(self, reason: bytes) -> None:
        """What the server says of its status, which nobody reads."""
        if reason.translate(None, _TEXT):
            self._refuse("the status line has a control character in it")

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header has come, or a trailer, which nobody reads."""
        if not self.has_head:
            self._fields += (name, value)
            if len(self._fields) > 2 * _MOST_HEADERS:
                self._refuse("the response has too many headers")

    def on_headers_complete(self) -> None:
        """The head of a response has come."""
        parser = self._parser
        if self._is_over or parser is None:
            return
        self.status = parser.get_status_code()
        self.headers = Headers(self._fields)
        self.has_head = True
        self.may_reuse = parser.should_keep_alive()
        if parser.get_http_version() not in ("1.1", "1.0"):
            self._refuse(f"the server speaks HTTP/{parser.get_http_version()}")
        if self.status == _SWITCHING:
            self._refuse("the server switches to another protocol")
        self._learn_length()

    def _learn_length(self) -> None:
        coding, length = (
            self.headers.get(name) for name in ("transfer-encoding", "content-length")
        )
        if coding is not None and coding.lower() != "chunked":
            self._refuse(f"the body is sent in an unknown way: {coding!r}")
        has_body = not (coding is None and length in (None, "0"))
        if self.status in _WITHOUT_BODY:  # whatever length is told, as one of a 304 may be
            self.may_reuse = self.may_reuse and not has_body
            self._complete()
        elif self.status >= _FIRST_FINAL:
            self._until_eof = coding is None and length is None
        elif has_body:
            self._refuse("an interim response has a body")

    def on_message_complete(self) -> None:
        """A response is complete; behind an interim one (1xx) another follows."""
        if self.is_complete:
            return
        if self.status >= _FIRST_FINAL:
            self._complete()
        else:
            self._fields.clear()
            self.has_head = False

    def _complete(self) -> None:
        self.is_complete = True
        self._kept = len(self.pieces)

    def _refuse(self, problem: str) -> None:
        # An exception would come out of the parser as another one.
        self._problem = self._problem or problem


_NONE: Final = Headers(())
