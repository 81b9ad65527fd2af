"""Speech to text, and text to speech: `client.audio`."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, Unpack

from groq._audio_format import seconds_of
from groq._cost import Cost, Demand
from groq._flow import R, overloaded_endpoint
from groq._media import HOW_TO_SEND_LARGER_AUDIO, HOW_TO_SHRINK_AUDIO, media_of
from groq._operation import Use
from groq._validation import check_body, check_model, invalid
from groq.errors import RequestTooLargeError
from groq.resources._listening import AsyncTranscribe, AsyncTranslate, Transcribe, Translate
from groq.resources._resource import build, malformed, model_of, parsed
from groq.resources.speaking import Speaking
from groq_api.api.audio import create_transcription, create_translation
from groq_api.models import Transcription, TranscriptionVerbose, Translation, TranslationVerbose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq._media import AnyFile, Media
    from groq._transport import Progress, Response
    from groq._turn import Turn
    from groq_api.models import AudioLanguage, AudioResponseFormat, TimestampGranularity

Plain = TypeVar("Plain", Transcription, Translation)
Verbose = TypeVar("Verbose", TranscriptionVerbose, TranslationVerbose)
_Text: TypeAlias = Transcription | TranscriptionVerbose | Translation | TranslationVerbose

_SHORTEST = 10.0  # seconds that the service counts for anything shorter


class Audio(Speaking[R]):
    """Speech to text, and text to speech."""

    @overloaded_endpoint[Transcribe, AsyncTranscribe]
    def transcribe(
        self,
        file: AnyFile | None = None,
        *,
        model: str,
        url: str | None = None,
        language: AudioLanguage | str | None = None,
        prompt: str | None = None,
        response_format: AudioResponseFormat | str | None = None,
        temperature: float | None = None,
        timestamp_granularities: Sequence[TimestampGranularity] | None = None,
        on_progress: Progress | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[Transcription | TranscriptionVerbose]:
        """Write down what is said in a recording, in its own language.

            transcription = client.audio.transcribe("talk.m4a", model="whisper-large-v3-turbo")
            print(transcription.text)

        Args:
            file: A path, the bytes of the recording, an open binary file (read from where it
                stands), or a tuple of a name and one of these. Formats: flac, m4a, mp3, mp4,
                mpeg, mpga, ogg, opus, wav, webm. At most 25 MB, for some accounts 100 MB, as
                the service finds; what is larger still is refused here. It is read while it is
                sent, a piece at a time.
                The extension of its name decides: one that is missing, or belongs to another
                kind of file than the first bytes, is replaced.
            model: A Whisper model, such as `whisper-large-v3-turbo`.
            url: Address of the recording, instead of `file`; up to 100 MB for paying
                organizations.
            language: Language spoken, as an ISO 639-1 code such as `en`; found out when absent.
            prompt: Text that sets style and spelling; at most 224 tokens.
            response_format: `json`, which it is when absent, and `text` give a
                `Transcription`, which is the text; `verbose_json` gives a
                `TranscriptionVerbose`: also language, duration, segments and words.
            temperature: 0 to 1; 0 when absent.
            timestamp_granularities: `word`, `segment` or both; needs `verbose_json`.
            on_progress: Called with the bytes of `file` that were sent and those that it has,
                in the thread or task of the call. Each attempt begins at 0. What it raises
                ends the call.
            **options: Options of the call; see `CallOptions`.

        Raises:
            ValidationError: A parameter is wrong; or the file cannot be read, is of no format
                that Groq takes, is too large, or changes while it is sent.
            RequestTooLargeError: The service finds it too large for this account.
            GroqError: Any other failure, after the retries it deserves.
        """
        body = {
            "file": file,
            "url": url,
            "model": model,
            "language": language,
            "prompt": prompt,
            "response_format": response_format,
            "temperature": temperature,
            "timestamp_granularities[]": timestamp_granularities,
        }
        results = Transcription, TranscriptionVerbose
        return self._listen(
            "audio.transcribe", create_transcription, results, body, on_progress, options=options
        )

    @overloaded_endpoint[Translate, AsyncTranslate]
    def translate(
        self,
        file: AnyFile | None = None,
        *,
        model: str,
        url: str | None = None,
        prompt: str | None = None,
        response_format: AudioResponseFormat | str | None = None,
        temperature: float | None = None,
        on_progress: Progress | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[Translation | TranslationVerbose]:
        """Write down in English what is said in a recording in any language.

        Takes what `transcribe` takes, but for the language, which is always English, and word
        timestamps, which the service does not give here. Gives a `Translation`, for
        `verbose_json` a `TranslationVerbose`. Raises the same errors.
        """
        body = {
            "file": file,
            "url": url,
            "model": model,
            "prompt": prompt,
            "response_format": response_format,
            "temperature": temperature,
        }
        results = Translation, TranslationVerbose
        return self._listen(
            "audio.translate", create_translation, results, body, on_progress, options=options
        )

    def _listen(
        self,
        name: str,
        api: ModuleType,
        results: tuple[type[Plain], type[Verbose]],
        body: dict[str, Any],
        on_progress: Progress | None,
        *,
        options: CallOptions,
    ) -> Flow[Plain | Verbose]:
        if validates := self._validates(options):
            _check(body, api.BODY_SCHEMA)
        media = None if body["file"] is None else media_of(body["file"], on_progress)
        with nullcontext() if media is None else media.upload:
            if media is not None:
                body["file"] = yield from media.load_audio(validates=validates)
            parts = build(api.build_request, body, options)
            read = _reader(api, results, {**body, **(options.get("extra_body") or {})})
            use: Use[Plain | Verbose] = Use(model_of(body), _demand(media), _account)
            operation = self._operation(name, parts, read, options, use=use)
            try:
                return (yield from self._pipeline.run(operation))
            except RequestTooLargeError as error:
                if error.scope is None:  # it is the bytes, and no limit of a minute
                    how = HOW_TO_SHRINK_AUDIO if media is None else HOW_TO_SEND_LARGER_AUDIO
                    error.message += f". {how}"
                raise


def _check(body: dict[str, Any], schema: Mapping[str, Any]) -> None:
    if (body["file"] is None) == (body["url"] is None):
        raise invalid("file", "exactly one of file and url is required")
    # A file is anything that can be read, where the schema speaks of its bytes.
    check_body({name: value for name, value in body.items() if name != "file"}, schema)
    check_model(body["model"])
    if "whisper" not in body["model"]:
        raise invalid(
            "model", f"model must be a Whisper model; got {body['model']!r}", body["model"]
        )


def _demand(media: Media | None) -> Demand:
    if media is None:
        return Demand(audio_seconds=_SHORTEST)
    seconds = seconds_of(media.upload.head, media.upload.size)
    return Demand(audio_seconds=max(_SHORTEST, seconds))


def _account(text: _Text, turn: Turn) -> None:
    seconds: object = getattr(text, "duration", None)
    if isinstance(seconds, int | float):
        turn.end(Cost(1.0, audio_seconds=max(_SHORTEST, seconds)))


def _reader(
    api: ModuleType, results: tuple[type[Plain], type[Verbose]], asked: Mapping[str, Any]
) -> Callable[[Response], Flow[Plain | Verbose]]:
    plain, verbose = results
    match asked["response_format"]:
        case None | "json":
            return parsed(partial(api.parse, model=plain))
        case "verbose_json":
            return parsed(partial(api.parse, model=verbose))
        case _:
            return partial(_read_text, plain)


def _read_text(result: type[Plain], response: Response) -> Flow[Plain]:
    yield from ()  # a flow, although it has nothing to wait for
    try:
        text = result(text=response.content.decode())
    except UnicodeDecodeError as error:
        raise malformed(response, str(error)) from error
    text.attach(response.headers, response.attempts)
    return text
