"""The service's error answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.replies import Reply
from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from groq.testing.simulator.replies import Headers

AUDIO_FORMATS = ("flac", "mp3", "mp4", "mpeg", "mpga", "m4a", "ogg", "opus", "wav", "webm")


class ApiError(Exception):
    """An answer with an error body; handlers raise it to end the request."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        kind: str | None = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        failed_generation: str | None = None,
        headers: Headers = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        fields = {
            "message": message,
            "type": kind,
            "param": param,
            "code": code,
            "failed_generation": failed_generation,
        }
        self.body: dict[str, dict[str, str]] = {
            "error": {name: value for name, value in fields.items() if value is not None}
        }

    def reply(self) -> Reply:
        """The answer as it goes out."""
        return Reply(self.status, encode_json(self.body) + b"\n", headers=self.headers)


def bad_request(message: str) -> ApiError:
    """400 without a code."""
    return ApiError(400, message)


def unsupported_audio_format() -> ApiError:
    """400 for a file name without a known extension."""
    formats = " ".join(AUDIO_FORMATS)
    message = f"file must be one of the following types: [{formats}]"
    return ApiError(400, message, code="unsupported_audio_format")


def context_length_exceeded(param: str) -> ApiError:
    """400 for a prompt, in that property, that is longer than the model's context window."""
    message = "Please reduce the length of the messages or completion."
    return ApiError(400, message, param=param, code="context_length_exceeded")


def json_validate_failed(generated: str, headers: Headers) -> ApiError:
    """400 for JSON that the token budget or a stop sequence cut off."""
    return ApiError(
        400,
        "Failed to validate JSON. Please adjust your prompt. "
        "See 'failed_generation' for more details.",
        code="json_validate_failed",
        failed_generation=generated,
        headers=headers,
    )


def invalid_api_key() -> ApiError:
    """401."""
    return ApiError(401, "Invalid API Key", code="invalid_api_key")


def model_is_not_yours(model: str) -> ApiError:
    """403 for the deletion of a model that everybody has."""
    message = f"The model `{model}` is not a fine-tuned model of yours: you cannot delete it."
    return ApiError(403, message, kind="permissions_error")


def model_not_found(model: str) -> ApiError:
    """404 for an id that is not in the catalogue."""
    message = f"The model `{model}` does not exist or you do not have access to it."
    return ApiError(404, message, code="model_not_found")


def not_found(kind: str, name: str) -> ApiError:
    """404 for a file, a batch or a fine-tuning that the key does not have."""
    return ApiError(404, f"The {kind} `{name}` does not exist.")


def unknown_url(method: str, path: str) -> ApiError:
    """404 for a path or a method that no endpoint has."""
    message = (
        f"Unknown request URL: {method} {path}. Please check the URL for typos, "
        "or see the docs at https://console.groq.com/docs/"
    )
    return ApiError(404, message, code="unknown_url")


def request_too_large() -> ApiError:
    """413 for a body above the size limit."""
    return ApiError(413, "Request Entity Too Large", code="request_too_large")


def internal_server_error() -> ApiError:
    """500."""
    return ApiError(500, "Internal Server Error", kind="internal_server_error")
