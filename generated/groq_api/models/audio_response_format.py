# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `AudioResponseFormat`."""

from typing import Literal, TypeAlias

AudioResponseFormat: TypeAlias = Literal["json", "text", "verbose_json"]
"""Just the text as JSON, just the text as plain text, or JSON with language, duration and times.
Server default: `json`.
"""
