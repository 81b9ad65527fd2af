# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ErrorCode`."""

from typing import Literal, TypeAlias

ErrorCode: TypeAlias = Literal[
    "json_validate_failed",
    "tool_use_failed",
    "output_parse_failed",
    "context_length_exceeded",
    "model_decommissioned",
    "model_terms_required",
    "model_not_found",
    "model_permission_blocked_org",
    "model_permission_blocked_project",
    "unsupported_audio_format",
    "request_too_large",
    "rate_limit_exceeded",
    "capacity_exceeded",
    "http_error",
    "unknown_url",
    "invalid_api_key",
    "expired_api_key",
    "organization_restricted",
    "blocked_api_access",
]
"""Reason for an error. With `json_validate_failed`, `tool_use_failed` and `output_parse_failed`
the model wrote something unusable and may do better when asked again. New reasons may appear.
"""
