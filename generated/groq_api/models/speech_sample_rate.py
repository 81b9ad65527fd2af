# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `SpeechSampleRate`."""

from typing import Literal, TypeAlias

SpeechSampleRate: TypeAlias = Literal[8000, 16000, 22050, 24000, 32000, 44100, 48000]
"""Samples per second. It is not known whether Orpheus heeds it. Server default: 48000."""
