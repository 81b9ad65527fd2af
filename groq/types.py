"""The types of requests and results, as generated from the OpenAPI document.

Results are attrs classes: `ChatCompletion`, `ChatCompletionChunk`, `Transcription`, `Model`
and everything inside them. Parameters are typed dicts: plain dicts at run time, checked by
type checkers. Each loads when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groq_api import models as _models

if TYPE_CHECKING:
    from groq._params import BatchAudioParams, ChatParams, ResponseParams
    from groq_api.models import *  # noqa: F403  the generated package lists its names
    from groq_api.types import Attempt

__all__ = ["Attempt", "BatchAudioParams", "ChatParams", "ResponseParams"]
__all__ += _models.__all__


def __getattr__(name: str) -> Any:
    if name in {"BatchAudioParams", "ChatParams", "ResponseParams"}:
        from groq import _params

        return getattr(_params, name)
    if name == "Attempt":
        from groq_api.types import Attempt

        return Attempt
    return getattr(_models, name)


def __dir__() -> list[str]:
    return sorted(__all__)
