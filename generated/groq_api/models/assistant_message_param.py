# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `AssistantMessageParam`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class AssistantMessageParam(TypedDict):
    """What the model said earlier. Closed: `executed_tools` and `annotations` of a received
    message must be left out.
    """

    role: Required[Literal["assistant"]]
    """Marks an assistant message."""

    content: NotRequired[str | Sequence[TextContentPart] | None]
    """The answer, as one text or as text parts. Optional next to `tool_calls`."""

    reasoning: NotRequired[str | None]
    """The reasoning that came with the answer."""

    tool_calls: NotRequired[Sequence[ToolCallParam | ToolCall]]
    """Calls that the model asked for. A tool message answers each of them by its id."""

    name: NotRequired[str]
    """Tells participants with the same role apart. May fail with status 400, though declared."""

    function_call: NotRequired[LegacyFunctionCallParam | LegacyFunctionCall]
    """Deprecated. A function call of an earlier assistant message; replaced by `tool_calls`."""


from .legacy_function_call import LegacyFunctionCall
from .legacy_function_call_param import LegacyFunctionCallParam
from .text_content_part import TextContentPart
from .tool_call import ToolCall
from .tool_call_param import ToolCallParam
