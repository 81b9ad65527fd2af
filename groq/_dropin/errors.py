"""The errors under their names in Groq's own SDK: whoever catches those catches ours."""

from __future__ import annotations

from groq.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    AuthenticationError,
    AuthorizationError,
    ConflictError,
    GroqError,
    NotFoundError,
    RateLimitError,
    ResponseParseError,
    ServerError,
    TimeoutError,
    UnprocessableEntityError,
    ValidationError,
)

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "GroqError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
]

APIResponseValidationError = ResponseParseError
APITimeoutError = TimeoutError
BadRequestError = ValidationError
InternalServerError = ServerError
PermissionDeniedError = AuthorizationError
