"""An answer that is not a result yet: what the raw and the streamed form of a method give."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, fields, frozen

from groq._middleware import StreamEnd
from groq._operation import Use
from groq._pipeline import Pipeline
from groq.errors import GroqError, ResponseParseError

if TYPE_CHECKING:
    from groq._flow import Flow
    from groq._operation import Operation
    from groq._transport import Response
    from groq._turn import Turn


@define(eq=False)
class Answer:
    """A success, and how to make a result of it.

    Attributes:
        operation: What was asked.
        response: What came back; its body may still be arriving.
        result: What `operation.receive` made of it, or the error that it raised.
        turn: Place in the rate limits that is held until the body is over.
    """

    operation: Operation[Any]
    response: Response
    result: Any = None
    turn: Turn | None = None
    _came_at: float = field(factory=time.perf_counter, init=False)
    _is_told: bool = field(default=False, init=False)

    def parsed(self) -> Flow[Any]:
        """The result.

        Raises:
            ResponseParseError: The answer is not what the API documents.
        """
        yield from ()  # a flow, although it has nothing to wait for
        if isinstance(self.result, ResponseParseError):
            raise self.result
        return self.result

    def received(self) -> Flow[Any]:
        """The result of a response whose body has not been touched: a stream."""
        try:
            result = yield from self.operation.receive(self.response)
        except BaseException as error:
            self.end(error)
            raise
        self._is_told = True  # by the stream
        if self.turn is not None:
            self.operation.use.account(result, self.turn)
        return result

    def result_of(self, content: bytes) -> Flow[Any]:
        """The result of a response whose body was read apart."""
        return self.operation.receive(evolve(self.response, body=None, content=content))

    def end(self, error: BaseException | None = None, *, is_whole: bool = False) -> None:
        """Nothing more will be read: give up the place in the rate limits, and tell middleware."""
        if self.turn is not None:
            self.turn.end()
        is_told, self._is_told = self._is_told, True
        if self.operation.stream and not is_told and not isinstance(error, GeneratorExit):
            self.response.tell_end(self._how_it_ended(error, is_whole=is_whole))

    def _how_it_ended(self, error: BaseException | None, *, is_whole: bool) -> StreamEnd:
        """How a stream has ended of which nobody but its user has seen what is in it."""
        status = "success" if is_whole else "closed"
        if error is not None:
            status = error.code if isinstance(error, GroqError) else "cancelled"
        until_here = sum(attempt.delay + attempt.seconds for attempt in self.response.attempts)
        return StreamEnd(
            status=status,
            error=error if isinstance(error, GroqError) else None,
            seconds=until_here + time.perf_counter() - self._came_at,
            first_token_seconds=None,
            received=None,
            content_length=None,
            usage=None,
            amounts_to=lambda: None,
        )


@frozen
class AnsweringPipeline(Pipeline):
    """Carries operations out as the pipeline that it is made of, up to their answers.

    Attributes:
        unread: Whether to leave the body of an answer on the wire; those of streams always are.
    """

    unread: bool = False

    @classmethod
    def over(cls, pipeline: Pipeline, *, unread: bool) -> AnsweringPipeline:
        """A pipeline that shares everything with this one."""
        shared = {own.name: getattr(pipeline, own.name) for own in fields(Pipeline)}
        return cls(**shared, unread=unread)

    def run(self, operation: Operation[Any]) -> Flow[Any]:
        """Carry out an operation, and return its `Answer`."""

        def receive(response: Response) -> Flow[Answer]:
            return _receive(operation, response)

        use = operation.use
        answering = evolve(
            operation,
            receive=receive,
            use=Use(use.model, use.demand, _account),
            unread=self.unread,
        )
        return super().run(answering)

    def _told(self, returned: Answer) -> object:
        """The result, if the answer has been read and can be."""
        result = returned.result
        return None if isinstance(result, ResponseParseError) else result


def _receive(operation: Operation[Any], response: Response) -> Flow[Answer]:
    answer = Answer(operation, response)
    if response.body is None:
        try:
            answer.result = yield from operation.receive(response)
        except ResponseParseError as error:  # raised when, and if, somebody wants the result
            answer.result = error
    return answer


def _account(answer: Answer, turn: Turn) -> None:
    if answer.response.body is not None:
        turn.keep()
        answer.turn = turn
    elif not isinstance(answer.result, ResponseParseError):
        answer.operation.use.account(answer.result, turn)
