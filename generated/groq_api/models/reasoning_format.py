# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ReasoningFormat`."""

from typing import Literal, TypeAlias

ReasoningFormat: TypeAlias = Literal["hidden", "raw", "parsed"]
"""`parsed` puts reasoning into the message's `reasoning`, `raw` into its content between
`<think>` tags, `hidden` drops it. `raw` excludes JSON formats and tools.
"""
