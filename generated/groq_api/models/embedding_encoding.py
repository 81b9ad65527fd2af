# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `EmbeddingEncoding`."""

from typing import Literal, TypeAlias

EmbeddingEncoding: TypeAlias = Literal["float", "base64"]
"""How a vector is written: as numbers, or as base64 of little-endian 32-bit floats. Server
default: `float`.
"""
