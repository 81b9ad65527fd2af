# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ReasoningEffort`."""

from typing import Literal, TypeAlias

ReasoningEffort: TypeAlias = Literal["none", "default", "low", "medium", "high"]
"""Amount of reasoning. gpt-oss takes `low`, `medium` (its default) and `high`; qwen3 takes
`none` and `default`, and qwen3.8-27b also gpt-oss's values. Others fail with status 400.
"""
