# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `BatchEndpoint`."""

from typing import Literal, TypeAlias

BatchEndpoint: TypeAlias = Literal[
    "/v1/chat/completions", "/v1/audio/transcriptions", "/v1/audio/translations"
]
"""Path of an operation that batches can do, without the `/openai` in front. New ones may appear."""
