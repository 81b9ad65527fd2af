# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `SpeechVoice`."""

from typing import Literal, TypeAlias

SpeechVoice: TypeAlias = Literal[
    "autumn",
    "diana",
    "hannah",
    "austin",
    "daniel",
    "troy",
    "abdullah",
    "fahad",
    "sultan",
    "lulwa",
    "noura",
    "aisha",
]
"""A voice of Orpheus: from `autumn` to `troy` they speak English, from `abdullah` on Arabic."""
