"""Transcriptions and translations of the simulator."""

from __future__ import annotations

import base64
import io
import struct
import wave
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Hear = Callable[..., httpx.Response]

SPEECH = Path(__file__).parents[1] / "scripts" / "examples" / "audio" / "canal-lock.flac"
SPEECH_SECONDS = 4.96
VERBOSE = {"response_format": "verbose_json"}
GRANULARITIES = "timestamp_granularities[]"


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    with Simulator() as running:
        yield running


@pytest.fixture
def hear(simulator: Simulator) -> Iterator[Hear]:
    with httpx.Client(
        base_url=f"{simulator.base_url}/openai/v1", headers={"authorization": "Bearer gsk_x"}
    ) as client:

        def post(
            file: tuple[str, bytes] | None, task: str = "transcriptions", **fields: Any
        ) -> httpx.Response:
            parts: list[tuple[str, Any]] = [] if file is None else [("file", file)]
            for name, value in {"model": "whisper-large-v3", **fields}.items():
                values = value if isinstance(value, list) else [value]
                parts += [(name, (None, text)) for text in values]
            return client.post(f"/audio/{task}", files=parts)

        yield post


def wav(seconds: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(2)
        recording.setframerate(8000)
        recording.writeframes(bytes(round(seconds * 8000) * 2))
    return file.getvalue()


def streamed_wav(seconds: float) -> bytes:
    whole = bytearray(wav(seconds))
    whole[4:8] = whole[40:44] = b"\xff\xff\xff\xff"
    return bytes(whole)


def mp3(frames: int) -> bytes:
    return (b"\xff\xfb\x90\xc0" + bytes(413)) * frames  # 128 kbit/s, 44.1 kHz: 1152 samples each


def opus(seconds: int) -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIHB", 1, 1, 0, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<II", 0, 0)
    pages = [(2, 0, head), (0, 0, tags), (4, seconds * 48000, bytes(20))]
    return b"".join(
        b"OggS" + struct.pack("<BBqIIIBB", 0, kind, position, 1, number, 0, 1, len(body)) + body
        for number, (kind, position, body) in enumerate(pages)
    )


def m4a(milliseconds: int) -> bytes:
    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", 8 + len(body)) + name + body

    header = struct.pack(">IIIII", 0, 0, 0, 1000, milliseconds) + bytes(80)
    return box(b"ftyp", b"M4A \0\0\0\0M4A ") + box(b"moov", box(b"mvhd", header))


def element(name: str, body: bytes, *, open_ended: bool = False) -> bytes:
    size = b"\x01" + (b"\xff" * 7 if open_ended else len(body).to_bytes(7, "big"))
    return bytes.fromhex(name) + size + body


def webm(ticks: float) -> bytes:
    info = element("2AD7B1", (1_000_000).to_bytes(3, "big")) + element(
        "4489", struct.pack(">d", ticks)
    )
    return element("1A45DFA3", b"") + element("18538067", element("1549A966", info))


def recorded_webm(milliseconds: int) -> bytes:
    """As a browser writes it: sizes unknown and no duration."""
    block = element("A3", b"\x81" + struct.pack(">h", milliseconds - 1000) + b"\x00sound")
    cluster = element("E7", (1000).to_bytes(2, "big")) + element("A0", element("A1", block[9:]))
    body = element("1F43B675", cluster + block, open_ended=True)
    return element("1A45DFA3", b"") + element("18538067", body, open_ended=True)


def refusal(response: httpx.Response) -> Any:
    assert response.status_code == 400, response.text
    return response.json()["error"]


@pytest.mark.parametrize(
    ("name", "content", "seconds"),
    [
        ("speech.flac", SPEECH.read_bytes(), SPEECH_SECONDS),
        ("sound.wav", wav(1.5), 1.5),
        ("cut.wav", wav(1.5)[: 44 + 16000], 1.0),
        ("streamed.WAV", streamed_wav(2.25), 2.25),
        ("sound.mp3", mp3(100), 2.61),
        ("sound.mpga", mp3(100), 2.61),
        ("sound.opus", opus(3), 3.0),
        ("sound.ogg", opus(3), 3.0),
        ("sound.m4a", m4a(4200), 4.2),
        ("sound.mp4", m4a(4200), 4.2),
        ("sound.webm", webm(1750.0), 1.75),
        ("recorded.webm", recorded_webm(2100), 2.1),
        ("misnamed.mp3", wav(0.5), 0.5),
    ],
)
def test_the_duration_is_that_of_the_recording(
    hear: Hear, name: str, content: bytes, seconds: float
) -> None:
    response = hear((name, content), **VERBOSE)

    assert response.status_code == 200, response.text
    told = response.json()["duration"]
    assert told == pytest.approx(seconds, abs=0.011)  # tinytag's MP3 reading varies by version
    assert f"of {name}, which lasts {told:.2f} seconds" in response.json()["text"]


def test_json_has_the_text_and_the_request_id(hear: Hear) -> None:
    response = hear(("speech.flac", SPEECH.read_bytes()))

    request_id = response.headers["x-request-id"]
    assert response.json() == {
        "text": " This is a simulated transcript of speech.flac, which lasts 4.96 seconds."
        " No speech was recognized, and whisper-large-v3 has not run.",
        "x_groq": {"id": request_id},
    }


def test_text_is_plain(hear: Hear) -> None:
    response = hear(("speech.flac", SPEECH.read_bytes()), response_format="text")

    assert response.headers["content-type"] == "text/plain"
    assert response.text.startswith(" This is a simulated transcript")
    assert response.text.endswith(" has not run.\n")


def test_words_and_segments_cover_the_duration_without_gaps(hear: Hear) -> None:
    fields = {**VERBOSE, GRANULARITIES: ["word", "segment"]}
    body = hear(("speech.flac", SPEECH.read_bytes()), **fields).json()

    assert (body["task"], body["language"]) == ("transcribe", "English")
    for spans in (body["words"], body["segments"]):
        assert spans[0]["start"] == 0
        assert spans[-1]["end"] == SPEECH_SECONDS
        starts, ends = [[span[side] for span in spans] for side in ("start", "end")]
        assert starts[1:] == ends[:-1]
        assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert [word["word"] for word in body["words"]] == body["text"].split()
    assert "".join(segment["text"] for segment in body["segments"]) == body["text"]
    assert [segment["id"] for segment in body["segments"]] == [0, 1]


@pytest.mark.parametrize(
    ("asked", "given"),
    [([], {"segments"}), (["segment"], {"segments"}), (["word"], {"words"})],
)
def test_only_the_granularities_asked_for_are_given(
    hear: Hear, asked: list[str], given: set[str]
) -> None:
    body = hear(("a.wav", wav(1)), **VERBOSE, **{GRANULARITIES: asked}).json()

    assert body.keys() & {"segments", "words"} == given


def test_a_translation_is_a_task_of_its_own(hear: Hear) -> None:
    response = hear(("speech.flac", SPEECH.read_bytes()), "translations", **VERBOSE)

    assert response.json()["task"] == "translate"
    assert "simulated translation" in response.json()["text"]
    turbo = hear(("a.wav", wav(1)), "translations", model="whisper-large-v3-turbo")
    assert "does not support translation" in refusal(turbo)["message"]


def test_an_address_is_not_downloaded_and_the_answer_says_so(hear: Hear) -> None:
    body = hear(None, url="https://example.org/talk.mp3", **VERBOSE).json()

    assert "https://example.org/talk.mp3 (not downloaded, the length is assumed)" in body["text"]
    assert body["duration"] == 10


@pytest.mark.parametrize("prefix", ["", "data:audio/wav;base64,"])
def test_a_recording_in_the_url_field_is_read(hear: Hear, prefix: str) -> None:
    encoded = base64.urlsafe_b64encode(wav(1.25)).decode().rstrip("=")
    assert hear(None, url=prefix + encoded, **VERBOSE).json()["duration"] == 1.25


@pytest.mark.parametrize("name", ["sound.oga", "sound", "wav", "sound.wav.txt"])
def test_the_extension_of_the_name_decides_about_the_format(hear: Hear, name: str) -> None:
    assert refusal(hear((name, wav(1)))) == {
        "message": "file must be one of the following types: "
        "[flac mp3 mp4 mpeg mpga m4a ogg opus wav webm]",
        "type": "invalid_request_error",
        "code": "unsupported_audio_format",
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not audio at all",
        SPEECH.read_bytes()[:20],
        b"RIFF\0\0\0\0WAVE",
        wav(1)[:40],
        b"\x1a\x45\xdf\xa3",
        b"OggS" + bytes(40),
        b"ID3" + bytes(200),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_words_of_the_service(
    hear: Hear, content: bytes
) -> None:
    message = "could not process file - is it a valid media file?"
    assert refusal(hear(("sound.wav", content)))["message"] == message


def test_a_recording_of_no_length_is_too_short(hear: Hear) -> None:
    assert "too short" in refusal(hear(("sound.wav", wav(0.001))))["message"]


@pytest.mark.parametrize(
    ("file", "fields", "expected"),
    [
        (None, {}, "exactly one of file and url"),
        (("a.wav", b""), {"url": "https://example.org/"}, "exactly one of file and url"),
        (None, {"url": "ftp://example.org/"}, "url must be an http(s) URL or base64url data"),
        (("a.wav", b""), {"model": "openai/gpt-oss-20b"}, "does not support audio"),
        (("a.wav", b""), {"response_format": "srt"}, "must be one of [json text verbose_json]"),
        (("a.wav", b""), {GRANULARITIES: "line"}, "must be one of [word segment]"),
        (("a.wav", b""), {"temperature": "hot"}, "temperature must be a number"),
        (("a.wav", b""), {"seed": "1"}, "property 'seed' is unsupported"),
    ],
)
def test_fields_that_do_not_fit_are_refused(
    hear: Hear, file: tuple[str, bytes] | None, fields: dict[str, str], expected: str
) -> None:
    assert expected in refusal(hear(file, **fields))["message"]


def test_a_form_without_a_model_is_refused(simulator: Simulator) -> None:
    url = f"{simulator.base_url}/openai/v1/audio/transcriptions"
    fields = {"url": "https://example.org/a.wav"}
    answer = httpx.post(
        url, headers={"authorization": "Bearer gsk_x"}, data=fields, files={"file": ("a.wav", b"")}
    )

    assert refusal(answer)["message"] == "model is required"


def test_a_body_that_is_no_form_is_refused(simulator: Simulator) -> None:
    url = f"{simulator.base_url}/openai/v1/audio/transcriptions"
    key = {"authorization": "Bearer gsk_x"}
    as_json = httpx.post(url, headers=key, json={"model": "whisper-large-v3"})
    torn = httpx.post(
        url,
        headers={**key, "content-type": "multipart/form-data; boundary=b"},
        content=b"--b\r\ncontent-disposition: form-data; name=model\r\n\r\nwhis",
    )

    assert refusal(as_json)["message"] == "request Content-Type isn't multipart/form-data"
    assert "not well-formed" in refusal(torn)["message"]


@pytest.mark.parametrize("size", [25 * 1024 * 1024 + 1, 30 * 1024 * 1024])
def test_an_attachment_above_25_megabytes_is_too_large(hear: Hear, size: int) -> None:
    response = hear(("sound.wav", bytes(size)))

    assert response.status_code == 413
    assert response.json()["error"] == {
        "message": "Request Entity Too Large",
        "type": "invalid_request_error",
        "code": "request_too_large",
    }


def test_a_recording_of_25_megabytes_may_come_in_base64(hear: Hear) -> None:
    recording = wav(25 * 1024 * 1024 / 16000 - 1)
    large = base64.urlsafe_b64encode(recording + bytes(32_000)).decode()

    assert hear(None, url=base64.urlsafe_b64encode(recording).decode()).status_code == 200
    assert hear(None, url=large).status_code == 413


def test_a_form_can_be_read_back_from_the_record() -> None:
    with Simulator() as simulator:
        httpx.post(
            f"{simulator.base_url}/openai/v1/audio/transcriptions",
            headers={"authorization": "Bearer gsk_x"},
            files={"file": ("ä.wav", wav(1), "audio/wav")},
            data={"model": "whisper-large-v3", GRANULARITIES: ["word", "segment"]},
        )
        (request,) = simulator.requests

    form = request.form()
    assert form.get("model") == "whisper-large-v3"
    assert form.get_all(GRANULARITIES) == ["word", "segment"]
    assert form.files["file"].filename == "ä.wav"
    assert form.files["file"].content_type == "audio/wav"
    assert form.files["file"].content == wav(1)
