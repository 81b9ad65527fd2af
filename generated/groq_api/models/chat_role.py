# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ChatRole`."""

from typing import Literal, TypeAlias

ChatRole: TypeAlias = Literal["system", "developer", "user", "assistant", "tool", "function"]
"""Author of a message. Only the first chunk of a stream has one, and none of a compound
system's. New roles may appear.
"""
