"""What the service tells in the messages of its errors, and nowhere else.

The limit, what is used of it and what was asked for stand in the text of a 429 or a 413 only:

    Rate limit reached for model `m` in organization `o` service tier `on_demand` on tokens per
    minute (TPM): Limit 8000, Used 6670, Requested 5883. Please try again in 34.1475s.

Everything here is None, or empty, when the message does not say it; nothing is guessed. Any
text takes time in proportion to its length.
"""

from __future__ import annotations

import re

from attrs import frozen

# Numbers longer than any that is meant as one would be slow to read, or not finite.
_AMOUNT = r"(\d{1,18}(?:\.\d{1,18})?)"
_LIMIT = re.compile(
    rf"\(([A-Z]{{2,8}})\): Limit {_AMOUNT}(?:, Used {_AMOUNT})?(?:, Requested {_AMOUNT})?", re.ASCII
)
_MAX_CONTEXT = re.compile(r"context (?:length|window)\D{1,20}(\d{1,18})", re.ASCII)
_TOKENS = re.compile(r"(?:requested|resulted in) (\d{1,18}) tokens", re.ASCII)
_MODEL = re.compile(r"model `([^`]+)`")
_REPLACEMENT = re.compile(r"\buse [`\[]([^`\[\]\s]+)[`\]](?:\([^\s()]*\))? instead")

LIMIT_TYPES = {
    "RPM": "requests",
    "RPD": "requests",
    "TPM": "tokens",
    "TPD": "tokens",
    "ITPM": "tokens",
    "OTPM": "tokens",
    "ASH": "audio_seconds",
    "ASD": "audio_seconds",
}
_OTHER_NAMES = {"ASPH": "ASH", "ASPD": "ASD"}


@frozen
class LimitInMessage:
    """A limit as a message tells it; numbers are in the unit of the scope.

    Attributes:
        scope: The limit's abbreviation, such as `TPM`.
        limit: What the limit allows.
        used: What was used of it.
        requested: What the request would have taken.
    """

    scope: str | None = None
    limit: int | None = None
    used: float | None = None
    requested: float | None = None

    @property
    def limit_type(self) -> str | None:
        """What the scope counts: `requests`, `tokens` or `audio_seconds`."""
        return LIMIT_TYPES.get(self.scope or "")


def limit_in(message: str) -> LimitInMessage:
    """The limit that a message tells of."""
    if (told := _LIMIT.search(message)) is None:
        return LimitInMessage()
    scope, limit, used, requested = told.groups()
    scope = _OTHER_NAMES.get(scope, scope)
    return LimitInMessage(scope, int(float(limit)), _amount(used), _amount(requested))


def max_context_in(message: str) -> int | None:
    """Tokens that fit the model's context."""
    return _tokens(_MAX_CONTEXT, message)


def requested_tokens_in(message: str) -> int | None:
    """Tokens that did not fit it."""
    return _tokens(_TOKENS, message)


def model_in(message: str) -> str:
    """The id of the model that a message is about."""
    return named[1] if (named := _MODEL.search(message)) else ""


def replacement_in(message: str) -> str | None:
    """The id of the model that a message says to use instead, quoted or as the text of a link."""
    return named[1] if (named := _REPLACEMENT.search(message)) else None


def _amount(text: str | None) -> float | None:
    if text is None:
        return None
    return float(text) if "." in text else int(text)


def _tokens(pattern: re.Pattern[str], message: str) -> int | None:
    return int(told[1]) if (told := pattern.search(message)) else None
