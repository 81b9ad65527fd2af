# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ImageDetail`."""

from typing import Literal, TypeAlias

ImageDetail: TypeAlias = Literal["auto", "low", "high"]
"""How closely the model looks at an image. Server default: `auto`."""
