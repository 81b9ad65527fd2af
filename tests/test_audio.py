from __future__ import annotations

import inspect
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_overloads

import orjson
import pytest
from werkzeug import Response

from groq import (
    CallOptions,
    NetworkError,
    RequestTooLargeError,
    ResponseParseError,
    ValidationError,
)
from groq.resources import _listening
from groq.resources._listening import AsyncTranscribe, AsyncTranslate, Transcribe, Translate
from groq.resources.audio import Audio
from groq.types import (
    Transcription,
    TranscriptionVerbose,
    Translation,
    TranslationVerbose,
)

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

MODEL = "whisper-large-v3"
RECORDING = Path(__file__).parent.parent / "scripts/examples/audio/canal-lock.flac"
PATH = "/openai/v1/audio/transcriptions"
VERBOSE = {"language": "English", "duration": 2.5, "text": "hello"}


CLOSED = io.BytesIO(b"fLaC")
CLOSED.close()


class AsyncFile:
    async def read(self) -> bytes:
        return b"fLaC"


async def test_a_recording_is_transcribed(world: World) -> None:
    heard = await world.settle(world.client().audio.transcribe(RECORDING, model=MODEL))
    assert "canal-lock.flac" in heard.text
    assert heard.request_id == heard.x_groq.id
    assert type(heard) is Transcription


async def test_a_recording_is_translated(world: World) -> None:
    heard = await world.settle(world.client().audio.translate(RECORDING, model=MODEL))
    assert heard.text
    assert type(heard) is Translation


async def test_verbose_json_has_duration_segments_and_words(world: World) -> None:
    heard = await world.settle(
        world.client().audio.transcribe(
            RECORDING,
            model=MODEL,
            response_format="verbose_json",
            timestamp_granularities=["word", "segment"],
        )
    )
    assert type(heard) is TranscriptionVerbose
    assert heard.words
    assert heard.segments
    assert heard.duration == pytest.approx(4.96, abs=0.01)
    assert heard.segments[-1].end == pytest.approx(heard.duration)
    assert [word.start for word in heard.words] == sorted(word.start for word in heard.words)


async def test_a_translation_has_segments_too(world: World) -> None:
    heard = await world.settle(
        world.client().audio.translate(RECORDING, model=MODEL, response_format="verbose_json")
    )
    assert type(heard) is TranslationVerbose
    assert heard.segments


async def test_text_is_the_text_alone(world: World) -> None:
    heard = await world.settle(
        world.client().audio.transcribe(RECORDING, model=MODEL, response_format="text")
    )
    assert "canal-lock.flac" in heard.text
    assert type(heard) is Transcription
    assert heard.request_id


@pytest.mark.parametrize("form", ["path", "str", "bytes", "named", "open", "named open", "memory"])
async def test_a_file_comes_in_many_forms(
    server_world: World, httpserver: HTTPServer, form: str
) -> None:
    received = catch(httpserver)
    content = RECORDING.read_bytes()
    with RECORDING.open("rb") as opened:
        file: Any = {
            "path": RECORDING,
            "str": str(RECORDING),
            "bytes": content,
            "named": ("talk.flac", content),
            "open": opened,
            "named open": ("talk.flac", opened),
            "memory": io.BytesIO(content),
        }[form]
        await server_world.settle(server_world.client().audio.transcribe(file, model=MODEL))
    (name, content_type, sent) = received[0]["file"]
    assert sent == content
    assert content_type == "audio/flac"
    assert name in {"canal-lock.flac", "talk.flac", "audio.flac"}
    assert (name == "audio.flac") is (form in {"bytes", "memory"})


async def test_a_content_type_may_be_given(server_world: World, httpserver: HTTPServer) -> None:
    received = catch(httpserver)
    file = ("talk.mp4", b"....ftyp", "video/mp4")
    await server_world.settle(server_world.client().audio.transcribe(file, model=MODEL))
    assert received[0]["file"][1] == "video/mp4"


async def test_a_default_content_type_does_not_spoil_an_upload(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    client = server_world.client(default_headers={"Content-Type": "application/json"})
    await server_world.settle(client.audio.transcribe(RECORDING, model=MODEL))
    assert received[0]["file"][2] == RECORDING.read_bytes()


async def test_text_may_be_asked_for_in_the_extra_body(world: World) -> None:
    heard = await world.settle(
        world.client().audio.transcribe(
            RECORDING, model=MODEL, extra_body={"response_format": "text"}
        )
    )
    assert "canal-lock.flac" in heard.text


async def test_an_open_file_is_read_from_where_it_stands(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    opened = io.BytesIO(b"skip" + RECORDING.read_bytes())
    opened.seek(4)
    await server_world.settle(server_world.client().audio.transcribe(opened, model=MODEL))
    assert received[0]["file"][2] == RECORDING.read_bytes()


async def test_a_retried_upload_sends_the_same_bytes_again(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver, fail_first=True)
    opened = io.BytesIO(RECORDING.read_bytes())
    await server_world.settle(server_world.client().audio.transcribe(opened, model=MODEL))
    assert len(received) == 2
    assert received[0]["file"] == received[1]["file"]


async def test_the_form_is_what_was_asked_and_nothing_more(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    await server_world.settle(
        server_world.client().audio.transcribe(
            ("talk.ogg", b"OggS..."),
            model=MODEL,
            language="en",
            temperature=0.25,
            response_format="verbose_json",
            timestamp_granularities=["word", "segment"],
            extra_body={"brand_new": True},
        )
    )
    fields = {name: value for name, value in received[0].items() if name != "file"}
    assert fields == {
        "model": [MODEL],
        "language": ["en"],
        "temperature": ["0.25"],
        "response_format": ["verbose_json"],
        "timestamp_granularities[]": ["word", "segment"],
        "brand_new": ["true"],
    }


async def test_an_address_stands_in_for_a_file(server_world: World, httpserver: HTTPServer) -> None:
    received = catch(httpserver)
    await server_world.settle(
        server_world.client().audio.transcribe(url="https://example.org/a.mp3", model=MODEL)
    )
    assert received[0] == {"url": ["https://example.org/a.mp3"], "model": [MODEL]}


@pytest.mark.parametrize(
    ("parameters", "param", "hint"),
    [
        ({"file": None}, "file", "exactly one"),
        ({"url": "https://example.org/a.mp3"}, "file", "exactly one"),
        ({"file": "no-such-file.mp3"}, "file", "cannot be read"),
        ({"file": Path(__file__).parent}, "file", "cannot be read"),
        ({"file": b""}, "file", "empty"),
        ({"file": ("notes.txt", b"not audio")}, "file", "notes.txt"),
        ({"file": io.StringIO("text")}, "file", "binary mode"),
        ({"file": 5}, "file", "path"),
        ({"file": ("a", b"", "c", "d")}, "file", "(name, file)"),
        ({"file": (b"fLaC", "a.flac")}, "file", "(name, file)"),
        ({"file": "nul\0.mp3"}, "file", "cannot be read"),
        ({"file": CLOSED}, "file", "cannot be read"),
        ({"file": AsyncFile()}, "file", "await its read"),
        ({"model": "openai/gpt-oss-20b"}, "model", "Whisper"),
        ({"model": ""}, "model", "required"),
        ({"temperature": 1.5}, "temperature", "between 0 and 1"),
        ({"timestamp_granularities": "word"}, "timestamp_granularities", "a list"),
    ],
)
async def test_bad_input_is_refused_before_anything_is_sent(
    server_world: World,
    httpserver: HTTPServer,
    parameters: dict[str, Any],
    param: str,
    hint: str,
) -> None:
    given = {"file": RECORDING, "model": MODEL, **parameters}
    with pytest.raises(ValidationError, match=re.escape(hint)) as refused:
        await server_world.settle(server_world.client().audio.transcribe(**given))
    assert refused.value.param == param
    assert httpserver.log == []


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (b"fLaC", "flac"),
        (b"OggS", "ogg"),
        (b"RIFF....WAVEfmt ", "wav"),
        (b"....ftypM4A ", "m4a"),
        (b"....ftypisom", "mp4"),
        (b"\x1aE\xdf\xa3\x01\0\0\x1fB\x82\x84webm", "webm"),
        (b"ID3\x04", "mp3"),
        (b"\xff\xfb\x90\x64", "mp3"),
    ],
)
@pytest.mark.parametrize("name", [None, "voice", "voice.oga"])
async def test_a_name_that_groq_would_refuse_gets_the_right_extension(
    server_world: World, httpserver: HTTPServer, content: bytes, extension: str, name: str | None
) -> None:
    received = catch(httpserver)
    file = content if name is None else (name, content)
    await server_world.settle(server_world.client().audio.transcribe(file, model=MODEL))
    stem = "audio" if name is None else "voice"
    assert received[0]["file"][0] == f"{stem}.{extension}"


async def test_an_extension_of_another_kind_of_file_is_put_right(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    file = ("talk.mp3", b"....ftypM4A ")
    await server_world.settle(server_world.client().audio.transcribe(file, model=MODEL))
    assert received[0]["file"][:2] == ("talk.m4a", "audio/mp4")


@pytest.mark.parametrize("operation", ["transcribe", "translate"])
async def test_a_recording_of_more_than_any_account_may_send_is_refused_unsent(
    server_world: World, httpserver: HTTPServer, tmp_path: Path, operation: str
) -> None:
    path = tmp_path / "talk.wav"
    with path.open("wb") as file:
        file.truncate(100 * 2**20 + 1)
    call = getattr(server_world.client().audio, operation)
    with pytest.raises(ValidationError, match=r"16000 talk\.flac; or split it$") as refused:
        await server_world.settle(call(path, model=MODEL))
    assert refused.value.param == "file"
    assert httpserver.log == []


async def test_a_file_of_an_unknown_kind_is_refused_with_the_way_to_convert_it(
    server_world: World, httpserver: HTTPServer
) -> None:
    with pytest.raises(ValidationError, match=r"ffmpeg -i memo\.amr .* audio\.flac"):
        await server_world.settle(
            server_world.client().audio.transcribe(("memo.amr", b"#!AMR\n"), model=MODEL)
        )
    assert httpserver.log == []


async def test_without_validation_any_file_goes_out_under_its_own_name(
    server_world: World, httpserver: HTTPServer
) -> None:
    received = catch(httpserver)
    client = server_world.client()
    file = ("memo.amr", b"#!AMR\n")
    await server_world.settle(client.audio.transcribe(file, model=MODEL, validate=False))
    assert (received[0]["file"][0], received[0]["file"][2]) == file


async def test_a_recording_too_large_for_the_account_is_an_error_that_says_what_to_do(
    server_world: World, httpserver: HTTPServer
) -> None:
    too_large = {"error": {"message": "Request Entity Too Large", "code": "request_too_large"}}
    httpserver.expect_request(PATH).respond_with_json(too_large, status=413)
    with pytest.raises(
        RequestTooLargeError, match=r"^Request Entity Too Large\. Compress .* pass its url"
    ):
        await server_world.settle(server_world.client().audio.transcribe(RECORDING, model=MODEL))
    with pytest.raises(RequestTooLargeError, match=r"Too Large\. Compress .* or split it \(413"):
        await server_world.settle(
            server_world.client().audio.transcribe(url="https://example.org/a.mp3", model=MODEL)
        )


async def test_more_audio_than_a_limit_allows_is_no_matter_of_bytes(
    server_world: World, httpserver: HTTPServer
) -> None:
    told = "Request too large on audio seconds per hour (ASPH): Limit 7200, Requested 9000"
    httpserver.expect_request(PATH).respond_with_json({"error": {"message": told}}, status=413)
    with pytest.raises(RequestTooLargeError) as refused:
        await server_world.settle(server_world.client().audio.transcribe(RECORDING, model=MODEL))
    assert (refused.value.message, refused.value.scope) == (told, "ASH")


async def test_a_verbose_transcript_needs_what_makes_it_one(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json({"text": "hello"})
    with pytest.raises(ResponseParseError, match="language"):
        await server_world.settle(
            server_world.client().audio.transcribe(
                RECORDING, model=MODEL, response_format="verbose_json"
            )
        )


@pytest.mark.parametrize("duration", [None, "2.5", [], {}])
async def test_a_length_that_is_no_number_spoils_no_transcript(
    server_world: World, httpserver: HTTPServer, duration: object
) -> None:
    httpserver.expect_request(PATH).respond_with_json({**VERBOSE, "duration": duration})
    heard = await server_world.settle(
        server_world.client().audio.transcribe(
            RECORDING, model=MODEL, response_format="verbose_json"
        )
    )
    assert heard.text == "hello"


async def test_what_is_verbose_unasked_is_still_a_transcription(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json(VERBOSE)
    heard = await server_world.settle(
        server_world.client().audio.transcribe(RECORDING, model=MODEL)
    )
    assert type(heard) is Transcription
    assert heard.additional_properties == {"language": "English", "duration": 2.5}


async def test_a_text_that_is_no_text_is_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_data(b"\xff", content_type="text/plain")
    with pytest.raises(ResponseParseError):
        await server_world.settle(
            server_world.client().audio.transcribe(RECORDING, model=MODEL, response_format="text")
        )


async def test_an_answer_that_is_not_what_was_asked_for_is_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_data(b"a text", content_type="text/plain")
    with pytest.raises(ResponseParseError):
        await server_world.settle(server_world.client().audio.transcribe(RECORDING, model=MODEL))


async def test_a_connection_that_breaks_during_an_upload_is_a_network_error(
    server_world: World,
) -> None:
    client = server_world.client(base_url="http://127.0.0.1:9", max_retries=0)
    with pytest.raises(NetworkError):
        await server_world.settle(client.audio.transcribe(RECORDING, model=MODEL))


@pytest.mark.parametrize(
    ("flow", "signatures"),
    [
        (Audio.transcribe.flow, [Transcribe, AsyncTranscribe]),
        (Audio.translate.flow, [Translate, AsyncTranslate]),
    ],
)
async def test_type_checkers_see_the_parameters_that_there_are(
    flow: Any, signatures: list[Any]
) -> None:
    """They are written down twice: once for the flow, and once for what it gives by format."""
    real = set(inspect.signature(flow).parameters) - {"self", "options"}
    for signature in signatures:
        for overload in get_overloads(signature.__call__):
            parameters = inspect.signature(overload).parameters
            options = parameters["options"].annotation.removeprefix("Unpack[").removesuffix("]")
            named = set(getattr(_listening, options).__annotations__)
            seen = (set(parameters) - {"self", "options"}) | named
            assert seen - set(CallOptions.__annotations__) == real


def catch(httpserver: HTTPServer, *, fail_first: bool = False) -> list[dict[str, Any]]:
    """Answer every transcription; return the forms received: fields, and the file."""
    received: list[dict[str, Any]] = []

    def answer(request: Any) -> Response:
        form: dict[str, Any] = dict(request.form.lists())
        for name, file in request.files.items():
            form[name] = (file.filename, file.content_type, file.read())
        received.append(form)
        if fail_first and len(received) == 1:
            return Response(b"", 503, {"retry-after": "0"})
        return Response(orjson.dumps(VERBOSE), 200, content_type="application/json")

    httpserver.expect_request(PATH).respond_with_handler(answer)
    return received
