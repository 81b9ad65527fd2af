# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `CodeInterpreterTool`."""

from __future__ import annotations

from typing import Literal, NotRequired, Required, TypedDict


class CodeInterpreterTool(TypedDict):
    """Python sandbox run by the service, for gpt-oss models."""

    type: Required[Literal["code_interpreter"]]
    """Marks the code interpreter tool."""

    container: NotRequired[CodeContainer]
    """Which sandbox runs the code. Not needed in chat."""


from .code_container import CodeContainer
