"""What to do about an error. Performs no I/O."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import groq

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEYS = "https://console.groq.com/keys"
_LIST = "`groq models` lists those that your key may use"
# By names, because the classes load when they are used. The first that fits counts.
_STEPS = (
    ("AuthorizationError", "What your key may do is set at https://console.groq.com/settings"),
    ("RequestTooLargeError", "Send less"),
    ("ContextLengthError", "Send less"),
    ("GenerationFailedError", "Ask again: the model may do better"),
    ("StreamError", "Ask again: the answer then begins anew"),
    ("APIConnectionError", "`groq doctor` looks for the reason"),
)
_MOST = 3  # proposals
_ALIKE = 0.55  # of 1; the ids of two sizes of a model are, those of two makers are not


def advice(error: groq.GroqError, proposed: Sequence[str] = ()) -> str | None:
    """The next step after an error; None where the message itself names it, or nobody knows one.

    `proposed` are ids of models that may have been meant.
    """
    match error:
        case groq.AuthenticationError():
            return _about_key(error)
        case groq.ModelError():
            meant = f"Did you mean {_either(proposed)}? " if proposed else ""
            return f"{meant}{_LIST}"
        case groq.ModelDecommissionedError():
            return f"Use {error.replacement}" if error.replacement else _LIST
        case groq.RateLimitError():
            return _later(error.retry_after)
        case groq.ServerError(is_retryable=True):
            return f"{_later(error.retry_after)}; how the service is: https://groqstatus.com"
        case _:
            steps = (step for name, step in _STEPS if isinstance(error, getattr(groq, name)))
            return next(steps, None)


def message(error: groq.GroqError) -> str:
    """What went wrong, in words for users of the command."""
    if error.code == "missing_api_key":  # they pass no `api_key=...`
        return "No API key: set the environment variable GROQ_API_KEY"
    return str(error)


def _about_key(error: groq.AuthenticationError) -> str:
    if error.code == "missing_api_key":
        return f"Keys are made at {_KEYS}"
    hint = f" (it ends in {error.api_key_hint})" if error.api_key_hint else ""
    return f"Check the key in GROQ_API_KEY{hint}, or make another at {_KEYS}"


def similar(wanted: str, models: Sequence[str]) -> list[str]:
    """The ids that may have been meant, the most similar first; a maker may be missing.

    >>> similar("gpt-oss20b", ["openai/gpt-oss-20b", "whisper-large-v3"])
    ['openai/gpt-oss-20b']
    """
    if not wanted:
        return []
    known: dict[str, str] = {}
    for model in models:
        known |= {model.lower(): model, model.lower().rpartition("/")[2]: model}
    close = get_close_matches(wanted.lower(), known, n=2 * _MOST, cutoff=_ALIKE)
    return list(dict.fromkeys(known[name] for name in close))[:_MOST]


def _later(seconds: float | None) -> str:
    return "Try again later" if seconds is None else f"Try again in {duration(seconds)}"


def duration(seconds: float) -> str:
    """Seconds for people, rounded up: `8 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = -int(-seconds // 1)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _either(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
