"""Text to speech: the speaking half of `client.audio`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from groq._body_limit import FILE_BYTES
from groq._byte_stream import AsyncByteStream, ByteStream, open_bytes
from groq._cost import Demand, prompt_bytes
from groq._flow import Close, R, endpoint, stream_endpoint
from groq._operation import Use
from groq._speech import Speech
from groq._stream_opening import OpenedStream, account_stream
from groq._validation import check_body, check_model
from groq.resources._resource import ANYTHING, Resource, build, malformed, model_of
from groq.resources._texts import check_text
from groq_api.api.audio import create_speech

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq._transport import Response
    from groq_api.models import SpeechFormat, SpeechSampleRate, SpeechVoice
    from groq_api.types import RequestParts

_NO_SOUND = ("application/json", "text/")  # what gateways say in the place of the service


class Speaking(Resource[R]):
    """Text to speech."""

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

        It returns when the whole sound is there, and keeps it in memory; `speak_stream` returns
        when it begins.

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
        if self._validates(options):
            _check(body)
        parts, demand = _request(body, options)
        parts["headers"] = {**parts.get("headers", {}), "accept": ANYTHING}
        # The answer does not tell what it took, so what was reserved is what is counted.
        use: Use[Speech] = Use(model_of(body), demand)
        operation = self._operation(
            "audio.speak", parts, _hear, options, use=use, most_bytes=FILE_BYTES
        )
        return self._pipeline.run(operation)

    @stream_endpoint
    def speak_stream(
        self,
        input: str,  # noqa: A002  the API's own name
        *,
        model: str,
        voice: SpeechVoice | str,
        response_format: SpeechFormat | None = "wav",
        sample_rate: SpeechSampleRate | None = None,
        speed: float | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[OpenedStream[ByteStream, AsyncByteStream]]:
        """As `speak`, but return the sound while it is arriving: a stream of bytes.

            with client.audio.speak_stream("Mind the gap.", model=..., voice="hannah") as stream:
                for piece in stream:
                    player.write(piece)

        An async client is awaited first: `async with await client.audio.speak_stream(...)`.
        Takes what `speak` takes, and raises the same errors; what breaks after the first piece
        is raised while iterating (see `ByteStream`).
        """
        body = {
            "model": model,
            "input": input,
            "voice": voice,
            "response_format": response_format,
            "sample_rate": sample_rate,
            "speed": speed,
        }
        if self._validates(options):
            _check(body)
        parts, demand = _request(body, options)
        use: Use[OpenedStream[ByteStream, AsyncByteStream]] = Use(
            model_of(body), demand, account_stream
        )

        def receive(response: Response) -> Flow[OpenedStream[ByteStream, AsyncByteStream]]:
            return _open(response, model)

        operation = self._operation(
            "audio.speak_stream", parts, receive, options, use=use, stream=ANYTHING
        )
        return self._pipeline.run(operation)


def _check(body: Mapping[str, Any]) -> None:
    check_body(body, create_speech.BODY_SCHEMA)
    check_model(body["model"])
    check_text("input", body["input"])
    check_text("voice", body["voice"])


def _request(body: Mapping[str, Any], options: CallOptions) -> tuple[RequestParts, Demand]:
    parts = build(create_speech.build_request, body, options)
    return parts, Demand(prompt_bytes(parts.get("content", b"")))


def _hear(response: Response) -> Flow[Speech]:
    yield from ()  # a flow, although it has nothing to wait for
    content_type = _type_of(response)
    if _is_no_sound(content_type) or not response.content:
        raise malformed(response, f"{len(response.content)} bytes of {content_type} are no sound")
    return Speech(
        content=response.content,
        content_type=content_type,
        headers=response.headers,
        attempts=response.attempts,
    )


def _open(response: Response, model: str) -> Flow[OpenedStream[ByteStream, AsyncByteStream]]:
    content_type = _type_of(response)
    if response.body is not None and _is_no_sound(content_type):
        yield from Close(response.body)
        raise malformed(response, f"{content_type} is no sound")
    opened = yield from open_bytes("audio.speak_stream", model, response)
    if opened.reader.is_empty:
        yield from Close(opened.body)
        raise malformed(response, f"0 bytes of {content_type} are no sound")
    return opened


def _type_of(response: Response) -> str:
    return response.headers.get("content-type") or create_speech.MEDIA_TYPE


def _is_no_sound(content_type: str) -> bool:
    return content_type.lower().startswith(_NO_SOUND)
