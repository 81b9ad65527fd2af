"""The API key: a fixed one, or what a function says whenever a request is sent."""

from __future__ import annotations

import os
import re
from inspect import isawaitable, iscoroutine, iscoroutinefunction
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import evolve, field, frozen

from groq._secret import Secret
from groq.errors import AuthenticationError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    ApiKey: TypeAlias = "str | Secret | Callable[[], str | Secret | Awaitable[str | Secret]]"

_VARIABLE = "GROQ_API_KEY"
_KEY = re.compile(r"\s*[\x21-\x7e]+\s*")


@frozen
class KeyFunction:
    """A function of the user's that tells the key: called for each attempt, and never cached.

    What it raises is the caller's, as it is.

    Attributes:
        may_wait: Whether there is somebody to await what it returns.
    """

    # Its repr could show what it was bound to, the token of a vault for one.
    _function: Callable[[], object] = field(repr=False)
    may_wait: bool = True

    @property
    def is_async(self) -> bool:
        """Whether it can be told from the function alone that its result must be awaited."""
        function = self._function
        return iscoroutinefunction(function) or iscoroutinefunction(type(function).__call__)

    def __call__(self) -> Secret | Awaitable[Secret]:
        """The key as of now, checked.

        Raises:
            ValidationError: What the function returned cannot be a key.
        """
        told = _hidden(self._function())
        if isinstance(told, Secret):
            return _checked(told, "api_key")
        if self.may_wait:
            return _awaited(told)
        if iscoroutine(told):
            told.close()  # or Python would warn that nobody has awaited it
        raise _must_wait()


def hide(api_key: ApiKey | KeyFunction | None) -> Secret | KeyFunction | None:
    """What was passed as `api_key`, unchecked, in a form that no traceback can show."""
    if api_key is None or isinstance(api_key, Secret | KeyFunction):
        return api_key
    return KeyFunction(api_key) if callable(api_key) else Secret(api_key)


def resolve_api_key(
    given: Secret | KeyFunction | None, *, is_async: bool = False
) -> Secret | KeyFunction:
    """The key that was passed, or the one in `GROQ_API_KEY`.

    Raises:
        AuthenticationError: There is none.
        ValidationError: It cannot be a key: empty, or with spaces or line breaks in it; or it is
            an async function, for a client that is not.
    """
    if isinstance(given, KeyFunction):
        if given.is_async and not is_async:
            raise _must_wait()
        return evolve(given, may_wait=is_async)
    if given is not None:
        return _checked(given, "api_key")
    if not os.environ.get(_VARIABLE):
        raise AuthenticationError(
            f"No API key: pass api_key=..., or set the environment variable {_VARIABLE}. "
            "Keys are made at https://console.groq.com/keys.",
            code="missing_api_key",
        )
    return _checked(Secret(os.environ[_VARIABLE]), _VARIABLE)


def _hidden(told: object) -> Secret | Awaitable[object]:
    if isinstance(told, Secret) or isawaitable(told):
        return told
    return Secret(cast("str", told))  # what it really is, is checked where it can be told


async def _awaited(told: Awaitable[object]) -> Secret:
    key = _hidden(await told)
    return _checked(key if isinstance(key, Secret) else Secret(""), "api_key")


def _checked(key: Secret, name: str) -> Secret:
    # Neither the message nor a local of this frame shows the key, not even a wrong one.
    if not _is_sendable(key):
        raise ValidationError(
            f"{name} cannot be sent: it must be a string of printable ASCII characters, without "
            "spaces or line breaks inside",
            param=name,
        )
    return Secret(key.expose_secret().strip())


def _is_sendable(key: Secret) -> bool:
    text = cast("object", key.expose_secret())
    return isinstance(text, str) and _KEY.fullmatch(text) is not None


def _must_wait() -> ValidationError:
    return ValidationError(
        "api_key is an async function, which Groq cannot await: pass a plain one, or use AsyncGroq",
        param="api_key",
    )
