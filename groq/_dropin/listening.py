"""Speech to text as Groq's own SDK has it: what was asked for as a text is a string."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from groq._flow import R
from groq.resources import audio

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq.types import Attempt, Transcription, Translation

_OBJECTS = (None, "json", "verbose_json")


class HeardText(str):
    """What was said: a string, which also has what a `Transcription` has.

    Attributes:
        headers: Headers of the HTTP response.
        attempts: Every send that it took, the successful one last.
    """

    __slots__ = ("attempts", "headers")

    headers: Mapping[str, str]
    attempts: tuple[Attempt, ...]

    @classmethod
    def of(cls, heard: Transcription | Translation) -> Self:
        """The text of a transcription, or of a translation."""
        text = cls(heard.text)
        text.headers, text.attempts = heard.headers, heard.attempts
        return text

    @property
    def text(self) -> str:
        """The text itself."""
        return str(self)

    @property
    def request_id(self) -> str | None:
        """Id of the request, from the header `x-request-id`; for support."""
        return self.headers.get("x-request-id")


class Listening(audio.Audio[R]):
    """The resource below `transcriptions` and `translations`."""

    def _listen(
        self,
        name: str,
        api: Any,
        results: Any,
        body: dict[str, Any],
        on_progress: Any,
        *,
        options: CallOptions,
    ) -> Flow[Any]:
        result: Any = yield from super()._listen(
            name, api, results, body, on_progress, options=options
        )
        is_text = body["response_format"] not in _OBJECTS and isinstance(result, results)
        return HeardText.of(result) if is_text else result
