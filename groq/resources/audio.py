"""Speech to text, and text to speech: `client.audio`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from groq._cost import Cost, Demand, prompt_bytes
from groq._flow import R, endpoint
from groq._media import load_audio, seconds_of
from groq._operation import Use
from groq._speech import Speech
from groq._validation import check_body, check_model, invalid
from groq.resources._resource import Resource, build, malformed, parsed
from groq.resources._texts import check_text
from groq_api.api.audio import create_speech, create_transcription, create_translation
from groq_api.models import Transcription, Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq._media import AnyFile
    from groq._transport import FilePart, Response
    from groq._turn import Turn
    from groq_api.models import (
        AudioResponseFormat,
        SpeechFormat,
        SpeechSampleRate,
        SpeechVoice,
        TimestampGranularity,
    )

Text = TypeVar("Text", Transcription, Translation)

_SHORTEST = 10.0  # seconds that the service counts for anything shorter

_JSON_FORMATS = frozenset({None, "json", "verbose_json"})
_NO_SOUND = ("application/json", "text/")  # what gateways say in the place of the service


class Audio(Resource[R]):
    """Speech to text, and text to speech."""

    @endpoint
    def transcribe(
        self,
        file: AnyFile | None = None,
        *,
        model: str,
        url: str | None = None,
        language: str | None = None,
        prompt: str | None = None,
        response_format: AudioResponseFormat | None = None,
        temperature: float | None = None,
        timestamp_granularities: Sequence[TimestampGranularity] | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[Transcription]:
        """Write down what is said in a recording, in its own language.

            transcription = client.audio.transcribe("talk.m4a", model="whisper-large-v3-turbo")
            print(transcription.text)

        Args:
            file: A path, the bytes of the recording, an open binary file (read from where it
                stands), or a tuple of a name and one of these. Formats: flac, m4a, mp3, mp4,
                mpeg, mpga, ogg, opus, wav, webm; at most 25 MB.
            model: A Whisper model, such as `whisper-large-v3-turbo`.
            url: Address of the recording, instead of `file`.
            language: Language spoken, as an ISO 639-1 code such as `en`; found out when absent.
            prompt: Text that sets style and spelling; at most 224 tokens.
            response_format: `json` gives the text; `verbose_json` adds language, duration,
                segments and words; `text` is the text alone. `json` when absent.
            temperature: 0 to 1; 0 when absent.
            timestamp_granularities: `word`, `segment` or both; needs `verbose_json`.
            **options: Options of the call; see `CallOptions`.

        Raises:
            ValidationError: A parameter is wrong, or the file cannot be read.
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
        return self._listen("audio.transcribe", create_transcription, Transcription, body, options)

    @endpoint
    def translate(
        self,
        file: AnyFile | None = None,
        *,
        model: str,
        url: str | None = None,
        prompt: str | None = None,
        response_format: AudioResponseFormat | None = None,
        temperature: float | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[Translation]:
        """Write down in English what is said in a recording in any language.

        Takes what `transcribe` takes, but for the language, which is always English, and word
        timestamps, which the service does not give here. Raises the same errors.
        """
        body = {
            "file": file,
            "url": url,
            "model": model,
            "prompt": prompt,
            "response_format": response_format,
            "temperature": temperature,
        }
        return self._listen("audio.translate", create_translation, Translation, body, options)

    @endpoint
    def speak(
        self,
        input: str,  # noqa: A002  the API's own name
        *,
        model: str,
        voice: SpeechVoice | str,
        response_format: SpeechFormat | None = "wav",
        sample_rate: SpeechSampleRate | None = None,
        speed: float | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[Speech]:
        """Read a text aloud.

            speech = client.audio.speak(
                "Mind the gap.", model="canopylabs/orpheus-v1-english", voice="hannah"
            )
            speech.write_to("gap.wav")

        It returns when the whole sound is there, and keeps it in memory.

        Args:
            input: The text; Orpheus takes at most 200 characters, directions in brackets such
                as `[cheerful]` included.
            model: Id of a model that speaks.
            voice: One of the voices of that model.
            response_format: How to write the sound; Orpheus knows `wav` alone. None leaves the
                choice to the service.
            sample_rate: Samples per second; 48000 when absent. Orpheus may not heed it.
            speed: 0.5 to 5; 1 when absent. Orpheus may not heed it.
            **options: Options of the call; see `CallOptions`.

        Raises:
            ValidationError: A parameter is wrong; nothing was sent unless the service said so.
            ResponseParseError: The service answered, but not by a sound.
            GroqError: Any other failure, after the retries it deserves.
        """
        body = {
            "model": model,
            "input": input,
            "voice": voice,
            "response_format": response_format,
            "sample_rate": sample_rate,
            "speed": speed,
        }
        _check_speech(body)
        parts = build(create_speech.build_request, body, options)
        parts["headers"] = {**parts.get("headers", {}), "accept": "*/*"}
        # The answer does not tell what it took, so what was reserved is what is counted.
        use: Use[Speech] = Use(model, Demand(prompt_bytes(parts.get("content", b""))))
        operation = self._operation("audio.speak", parts, _hear, options, use=use)
        return self._pipeline.run(operation)

    def _listen(
        self,
        name: str,
        api: ModuleType,
        result: type[Text],
        body: dict[str, Any],
        options: CallOptions,
    ) -> Flow[Text]:
        _check(body, api.BODY_SCHEMA)
        if body["file"] is not None:
            body["file"] = yield from load_audio(body["file"])
        parts = build(api.build_request, body, options)
        read = _reader(api.parse, result, {**body, **(options.get("extra_body") or {})})
        use: Use[Text] = Use(body["model"], _demand(body["file"]), _account)
        operation = self._operation(name, parts, read, options, use=use)
        return (yield from self._pipeline.run(operation))


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


def _demand(part: FilePart | None) -> Demand:
    return Demand(audio_seconds=max(_SHORTEST, seconds_of(part[1])) if part else _SHORTEST)


def _account(text: Transcription | Translation, turn: Turn) -> None:
    if text.duration is not None:
        turn.end(Cost(1.0, audio_seconds=max(_SHORTEST, text.duration)))


def _reader(
    parse: Callable[[bytes], Text], result: type[Text], asked: Mapping[str, Any]
) -> Callable[[Response], Flow[Text]]:
    if asked["response_format"] in _JSON_FORMATS:
        return parsed(parse)

    def read(response: Response) -> Flow[Text]:
        yield from ()  # a flow, although it has nothing to wait for
        try:
            text = result(text=response.content.decode())
        except UnicodeDecodeError as error:
            raise malformed(response, str(error)) from error
        text.attach(response.headers, response.attempts)
        return text

    return read


def _check_speech(body: Mapping[str, Any]) -> None:
    check_body(body, create_speech.BODY_SCHEMA)
    check_model(body["model"])
    check_text("input", body["input"])
    check_text("voice", body["voice"])


def _hear(response: Response) -> Flow[Speech]:
    yield from ()  # a flow, although it has nothing to wait for
    content_type = response.headers.get("content-type") or create_speech.MEDIA_TYPE
    if content_type.lower().startswith(_NO_SOUND) or not response.content:
        raise malformed(response, f"{len(response.content)} bytes of {content_type} are no sound")
    return Speech(
        content=response.content,
        content_type=content_type,
        headers=response.headers,
        attempts=response.attempts,
    )
