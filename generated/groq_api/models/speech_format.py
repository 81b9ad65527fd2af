# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `SpeechFormat`."""

from typing import Literal, TypeAlias

SpeechFormat: TypeAlias = Literal["flac", "mp3", "mulaw", "ogg", "wav"]
"""How to write the sound. Orpheus makes `wav` only, while `mp3` is the documented default: ask
for `wav`.
"""
