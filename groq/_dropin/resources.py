"""The other resources as Groq's own SDK has them: ours, with its names and views added.

A method that has another name there is the same flow under both. What a view gives is decided
by the runtime (see `modes`).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar, Unpack

from groq._dropin.binary_endpoint import binary_endpoint
from groq._dropin.completions import completions_of
from groq._dropin.listening import Listening
from groq._dropin.owned import Owned
from groq._dropin.views import raw_view, streamed_view
from groq._flow import R
from groq.resources import audio, batches, chat, embeddings, files, models, speaking

if TYPE_CHECKING:
    from groq._config import CallOptions
    from groq._dropin.modes import AsyncRaw, AsyncStreamed, Raw, Streamed
    from groq._flow import Flow

Part = TypeVar("Part", bound=Owned)


class Models(models.Models[R], Owned):
    """The models that the service offers."""

    retrieve: Final = models.Models[Any].get
    with_raw_response: raw_view[Models[Raw], Models[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[Models[Streamed], Models[AsyncStreamed]] = (
        streamed_view()
    )


class Embeddings(embeddings.Embeddings[R], Owned):
    """Vectors for texts."""

    with_raw_response: raw_view[Embeddings[Raw], Embeddings[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[Embeddings[Streamed], Embeddings[AsyncStreamed]] = (
        streamed_view()
    )


class Batches(batches.Batches[R], Owned):
    """Many requests in one file, answered within a day or so at a lower price."""

    retrieve: Final = batches.Batches[Any].get
    with_raw_response: raw_view[Batches[Raw], Batches[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[Batches[Streamed], Batches[AsyncStreamed]] = (
        streamed_view()
    )


class Files(files.Files[R], Owned):
    """Files that batches and fine-tuning read and write."""

    info: Final = files.Files[Any].get

    @binary_endpoint
    def content(
        self: files.Files[R], file_id: str, **options: Unpack[CallOptions]
    ) -> Flow[files.FileContent]:
        """What a file holds; it has the methods of both SDKs. Raises the same errors as `get`."""
        return files.Files[R].content.flow(self, file_id, **options)

    with_raw_response: raw_view[Files[Raw], Files[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[Files[Streamed], Files[AsyncStreamed]] = streamed_view()


class Speech(speaking.Speaking[R], Owned):
    """Text to speech: `audio.speak` by another name."""

    create: Final = binary_endpoint(speaking.Speaking[Any].speak.flow)
    with_raw_response: raw_view[Speech[Raw], Speech[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[Speech[Streamed], Speech[AsyncStreamed]] = (
        streamed_view()
    )


class Transcriptions(Listening[R], Owned):
    """Speech to text: `audio.transcribe` by another name."""

    create: Final = audio.Audio[Any].transcribe
    with_raw_response: raw_view[Transcriptions[Raw], Transcriptions[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[
        Transcriptions[Streamed], Transcriptions[AsyncStreamed]
    ] = streamed_view()


class Translations(Listening[R], Owned):
    """Speech in any language to English text: `audio.translate` by another name."""

    create: Final = audio.Audio[Any].translate
    with_raw_response: raw_view[Translations[Raw], Translations[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[Translations[Streamed], Translations[AsyncStreamed]] = (
        streamed_view()
    )


class Chat(chat.Chat[R], Owned):
    """Chat completions."""

    completions: completions_of = completions_of()
    with_raw_response: raw_view[Chat[Raw], Chat[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[Chat[Streamed], Chat[AsyncStreamed]] = streamed_view()


class Audio(audio.Audio[R], Owned):
    """Speech to text, and text to speech."""

    with_raw_response: raw_view[Audio[Raw], Audio[AsyncRaw]] = raw_view()
    with_streaming_response: streamed_view[Audio[Streamed], Audio[AsyncStreamed]] = streamed_view()

    @cached_property
    def speech(self) -> Speech[R]:
        """Text to speech."""
        return self._part(Speech(self._runtime, self._pipeline))

    @cached_property
    def transcriptions(self) -> Transcriptions[R]:
        """Speech to text."""
        return self._part(Transcriptions(self._runtime, self._pipeline))

    @cached_property
    def translations(self) -> Translations[R]:
        """Speech in any language to English text."""
        return self._part(Translations(self._runtime, self._pipeline))

    def _part(self, resource: Part) -> Part:
        resource.owned_by(self._owner)
        return resource
