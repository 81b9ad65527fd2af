"""What came of a batch."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from groq._error_mapping import from_body
from groq._validation import invalid
from groq.errors import BatchRequestError, GroqError, ResponseParseError
from groq.resources._lazy import Lazy
from groq_api.api.audio import create_transcription, create_translation
from groq_api.api.chat import create_chat_completion
from groq_api.models import Transcription, TranscriptionVerbose, Translation, TranslationVerbose
from groq_api.types import ResponseModel, ResponseShapeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from groq.types import (
        Batch,
        BatchLineResponse,
        BatchOutputLine,
        ChatCompletion,
    )

M = TypeVar("M", bound=ResponseModel)

CHAT = "/v1/chat/completions"
TRANSCRIPTIONS = "/v1/audio/transcriptions"
TRANSLATIONS = "/v1/audio/translations"


@frozen(kw_only=True, slots=False)
class BatchResults:
    """What came of a batch, request by request, under the `custom_id` of each.

    `completions`, `transcriptions` or `translations`, whichever the batch has made, together
    with `failed`, hold every request that is known.

    Attributes:
        batch: The batch; its `request_counts` tell how many requests there were.
        lines: What the service says of each request: what the operation answered, in `response`,
            or why it was not asked, in `error`. A line that is something else raises
            `ResponseParseError` when it is looked at.
        missing: Requests of which it says nothing, because the batch was over too early. Empty
            where nobody has looked into the input; see `in_order` of `batches.results`.
    """

    batch: Batch
    lines: Mapping[str, BatchOutputLine] = field(repr=False)
    missing: tuple[str, ...] = ()

    @cached_property
    def completions(self) -> Mapping[str, ChatCompletion]:
        """The answers of a batch of chat completions.

        Each is read when it is looked at, and looking at it raises `ResponseParseError` if it is
        not what the API documents.

        Raises:
            ValidationError: It was a batch of something else.
        """
        self._check_endpoint(CHAT, "completions")
        return Lazy(self._answers, _completion)

    @cached_property
    def transcriptions(self) -> Mapping[str, Transcription | TranscriptionVerbose]:
        """The answers of a batch of transcriptions; as `completions`.

        Those that were asked for as `verbose_json` are `TranscriptionVerbose`.
        """
        self._check_endpoint(TRANSCRIPTIONS, "transcriptions")
        return Lazy(self._answers, _transcription)

    @cached_property
    def translations(self) -> Mapping[str, Translation | TranslationVerbose]:
        """The answers of a batch of translations; as `transcriptions`."""
        self._check_endpoint(TRANSLATIONS, "translations")
        return Lazy(self._answers, _translation)

    @cached_property
    def failed(self) -> Mapping[str, GroqError]:
        """The requests that failed: for each the error that it would have raised by itself.

        For one that was not carried out this is a `BatchRequestError`.
        """
        failures = {name: self.lines for name in self.lines if name not in self._answers}
        return Lazy({**failures, **dict.fromkeys(self.missing)}, self._failure)

    @cached_property
    def _answers(self) -> Mapping[str, BatchLineResponse]:
        """What was answered with success."""
        answers: dict[str, BatchLineResponse] = {}
        for name in self.lines:
            try:
                response = self.lines[name].response
            except ResponseParseError:
                continue  # it has failed, and this is the error
            if response is not None and _is_success(response.status_code):
                answers[name] = response
        return answers

    def _failure(self, name: str, lines: Mapping[str, BatchOutputLine] | None) -> GroqError:
        if lines is None:
            status = self.batch.status
            what = f"The batch is {status} and has no result of {name!r}"
            return BatchRequestError(what, code=f"batch_{status}")
        try:
            return _error_of(name, lines[name])
        except ResponseParseError as error:
            return error

    def _check_endpoint(self, endpoint: str, attribute: str) -> None:
        if (made := self.batch.endpoint) != endpoint:
            what = f"the batch {self.batch.id} has no {attribute}: it was one of {made}"
            raise invalid("endpoint", what, made)


def arranged(
    batch: Batch, lines: Mapping[str, BatchOutputLine], names: Iterable[str]
) -> BatchResults:
    """The results in the order of the input, whose names are given."""
    present: dict[str, Mapping[str, BatchOutputLine]] = {}
    missing: list[str] = []
    for name in names:
        if name in lines:
            present[name] = lines
        else:
            missing.append(name)
    present |= dict.fromkeys(lines, lines)
    return BatchResults(batch=batch, lines=Lazy(present, _line), missing=tuple(missing))


def _line(name: str, lines: Mapping[str, BatchOutputLine]) -> BatchOutputLine:
    return lines[name]


def _is_success(status_code: object) -> bool:
    return isinstance(status_code, int) and 200 <= status_code < 300  # noqa: PLR2004  the definition


def _error_of(name: str, line: BatchOutputLine) -> GroqError:
    response, refusal = line.response, line.error
    if response is not None and isinstance(response.status_code, int):
        return from_body(response.status_code, response.body, _headers(response))
    if response is None and refusal is not None:
        what = _text(refusal.message) or f"The request {name!r} was not carried out"
        return BatchRequestError(what, code=_text(refusal.code), body=refusal.to_dict())
    what = f"The result of {name!r} is neither an answer nor an error"
    return ResponseParseError(what, body=line.to_dict())


def _text(value: object) -> str | None:
    """What the service says, if it is a text."""
    return value if isinstance(value, str) else None


def _headers(response: BatchLineResponse) -> dict[str, str]:
    """What is known of the headers of an answer: its id."""
    request_id = _text(response.request_id_)
    return {"x-request-id": request_id} if request_id else {}


def _completion(name: str, response: BatchLineResponse) -> ChatCompletion:
    return _read(create_chat_completion.from_payload, name, response)


def _transcription(name: str, response: BatchLineResponse) -> Transcription | TranscriptionVerbose:
    read = create_transcription.from_payload
    if _is_verbose(response):
        return _read(partial(read, model=TranscriptionVerbose), name, response)
    return _read(partial(read, model=Transcription), name, response)


def _translation(name: str, response: BatchLineResponse) -> Translation | TranslationVerbose:
    read = create_translation.from_payload
    if _is_verbose(response):
        return _read(partial(read, model=TranslationVerbose), name, response)
    return _read(partial(read, model=Translation), name, response)


def _is_verbose(response: BatchLineResponse) -> bool:
    """Whether the request asked for `verbose_json`, as far as its answer tells."""
    return "duration" in (response.body or {})


def _read(from_payload: Callable[[Any], M], name: str, response: BatchLineResponse) -> M:
    try:
        answer = from_payload(response.body)
    except ResponseShapeError as error:
        raise ResponseParseError(
            f"The result of {name!r} is not what the API documents: {error}",
            status_code=response.status_code,
            headers=_headers(response),
            request_id=_text(response.request_id_),
            body=response.body,
        ) from error
    answer.attach(_headers(response))
    return answer
