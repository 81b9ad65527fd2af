"""Errors of the request itself (400), and of what the model made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from groq.errors._status import APIStatusError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groq.errors._status import StatusFields


class ValidationError(APIStatusError, ValueError):
    """A parameter is wrong: found here before sending, or by the service (400).

    Attributes:
        value: The rejected value, when the error was found here.
    """

    kind = "validation_error"
    default_status = 400
    _another_try_helps = False

    def __init__(
        self, message: str, *, value: object = None, **fields: Unpack[StatusFields]
    ) -> None:
        super().__init__(message, **fields)
        self.value = value

    def __getstate__(self) -> dict[str, Any]:
        # Only to write, never to load; whoever pickles an error has loaded it.
        import pickle  # noqa: PLC0415  # nosec B403

        state = super().__getstate__()
        try:
            pickle.dumps(self.value)
        except Exception:  # noqa: BLE001  an open file, say: what it was is told by its repr
            state["value"] = repr(self.value)
        return state


class ContextLengthError(ValidationError):
    """The prompt and the answer asked for do not fit the model's context window.

    Attributes:
        max_context: Tokens that fit, where the message tells; Groq's usual one does not.
        requested: Tokens that were asked for, where the message tells.
    """

    kind = "context_length_error"

    def __init__(
        self,
        message: str,
        *,
        max_context: int | None = None,
        requested: int | None = None,
        **fields: Unpack[StatusFields],
    ) -> None:
        super().__init__(message, **fields)
        self.max_context = max_context
        self.requested = requested


class ContentFilterError(ValidationError):
    """The service refused the content.

    Attributes:
        filtered_categories: What it found; the service does not tell, so empty unless whoever
            raised the error knew.
    """

    kind = "content_filter_error"

    def __init__(
        self,
        message: str,
        *,
        filtered_categories: Sequence[str] = (),
        **fields: Unpack[StatusFields],
    ) -> None:
        super().__init__(message, **fields)
        self.filtered_categories = filtered_categories


class GenerationFailedError(ValidationError):
    """The model produced something that the service cannot deliver; see `failed_generation`.

    Nothing need be wrong with the request: the model may do better when it is asked again.
    Each time costs tokens, so that is left to the caller: `is_retryable` is True, but the client
    does not try again by itself.
    """

    kind = "generation_failed_error"
    _another_try_helps = True


class ToolUseFailedError(GenerationFailedError):
    """The model's call of a tool is not one, or not of a tool that it was given."""

    kind = "tool_use_failed"


class JSONValidationFailedError(GenerationFailedError):
    """The model's answer is not the JSON that `response_format` asks for."""

    kind = "json_validate_failed"


class OutputParseFailedError(GenerationFailedError):
    """The model's output could not be taken apart into reasoning, tool calls and answer."""

    kind = "output_parse_failed"


class ModelDecommissionedError(ValidationError):
    """The model has been taken out of service.

    Attributes:
        model: The model that was asked for, or an empty string when it is not known.
        replacement: The model that the message says to use instead; None when it names none.
    """

    kind = "model_decommissioned"

    def __init__(
        self,
        message: str,
        *,
        model: str = "",
        replacement: str | None = None,
        **fields: Unpack[StatusFields],
    ) -> None:
        super().__init__(message, **fields)
        self.model = model
        self.replacement = replacement
