"""How type checkers see `audio.transcribe` and `audio.translate`: the format decides the result.

Each is a flow with one body, in `audio`. These are its signatures for callers: for each format
that tells results apart, and for a format that is known at run time only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, Required, Unpack, overload

from groq._config import CallOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groq._media import AnyFile
    from groq._transport import Progress
    from groq_api.models import (
        AudioLanguage,
        TimestampGranularity,
        Transcription,
        TranscriptionVerbose,
        Translation,
        TranslationVerbose,
    )


class TranslateOptions(CallOptions, total=False):
    """What `audio.translate` takes by name, but for the format."""

    model: Required[str]
    url: str | None
    prompt: str | None
    temperature: float | None
    on_progress: Progress | None


class TranscribeOptions(TranslateOptions, total=False):
    """What `audio.transcribe` takes by name, but for the format."""

    language: AudioLanguage | str | None
    timestamp_granularities: Sequence[TimestampGranularity] | None


class Transcribe(Protocol):
    """`audio.transcribe` of a blocking client."""

    @overload
    def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: Literal["json", "text"] | None = None,
        **options: Unpack[TranscribeOptions],
    ) -> Transcription: ...
    @overload
    def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: Literal["verbose_json"],
        **options: Unpack[TranscribeOptions],
    ) -> TranscriptionVerbose: ...
    @overload
    def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: str | None,
        **options: Unpack[TranscribeOptions],
    ) -> Transcription | TranscriptionVerbose: ...


class AsyncTranscribe(Protocol):
    """`audio.transcribe` of an async client."""

    @overload
    async def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: Literal["json", "text"] | None = None,
        **options: Unpack[TranscribeOptions],
    ) -> Transcription: ...
    @overload
    async def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: Literal["verbose_json"],
        **options: Unpack[TranscribeOptions],
    ) -> TranscriptionVerbose: ...
    @overload
    async def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: str | None,
        **options: Unpack[TranscribeOptions],
    ) -> Transcription | TranscriptionVerbose: ...


class Translate(Protocol):
    """`audio.translate` of a blocking client."""

    @overload
    def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: Literal["json", "text"] | None = None,
        **options: Unpack[TranslateOptions],
    ) -> Translation: ...
    @overload
    def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: Literal["verbose_json"],
        **options: Unpack[TranslateOptions],
    ) -> TranslationVerbose: ...
    @overload
    def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: str | None,
        **options: Unpack[TranslateOptions],
    ) -> Translation | TranslationVerbose: ...


class AsyncTranslate(Protocol):
    """`audio.translate` of an async client."""

    @overload
    async def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: Literal["json", "text"] | None = None,
        **options: Unpack[TranslateOptions],
    ) -> Translation: ...
    @overload
    async def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: Literal["verbose_json"],
        **options: Unpack[TranslateOptions],
    ) -> TranslationVerbose: ...
    @overload
    async def __call__(
        self,
        file: AnyFile | None = None,
        *,
        response_format: str | None,
        **options: Unpack[TranslateOptions],
    ) -> Translation | TranslationVerbose: ...
