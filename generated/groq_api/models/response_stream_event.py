# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseStreamEvent`."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from .response_completed_event import ResponseCompletedEvent
from .response_content_part_added_event import ResponseContentPartAddedEvent
from .response_content_part_done_event import ResponseContentPartDoneEvent
from .response_created_event import ResponseCreatedEvent
from .response_error_event import ResponseErrorEvent
from .response_failed_event import ResponseFailedEvent
from .response_function_call_arguments_delta_event import ResponseFunctionCallArgumentsDeltaEvent
from .response_function_call_arguments_done_event import ResponseFunctionCallArgumentsDoneEvent
from .response_in_progress_event import ResponseInProgressEvent
from .response_incomplete_event import ResponseIncompleteEvent
from .response_output_item_added_event import ResponseOutputItemAddedEvent
from .response_output_item_done_event import ResponseOutputItemDoneEvent
from .response_output_text_delta_event import ResponseOutputTextDeltaEvent
from .response_output_text_done_event import ResponseOutputTextDoneEvent
from .response_reasoning_text_delta_event import ResponseReasoningTextDeltaEvent
from .response_reasoning_text_done_event import ResponseReasoningTextDoneEvent

ResponseStreamEvent: TypeAlias = (
    ResponseCreatedEvent
    | ResponseInProgressEvent
    | ResponseCompletedEvent
    | ResponseFailedEvent
    | ResponseIncompleteEvent
    | ResponseOutputItemAddedEvent
    | ResponseOutputItemDoneEvent
    | ResponseContentPartAddedEvent
    | ResponseContentPartDoneEvent
    | ResponseReasoningTextDeltaEvent
    | ResponseReasoningTextDoneEvent
    | ResponseOutputTextDeltaEvent
    | ResponseOutputTextDoneEvent
    | ResponseFunctionCallArgumentsDeltaEvent
    | ResponseFunctionCallArgumentsDoneEvent
    | ResponseErrorEvent
    | dict[str, Any]
)
"""Something that happens while a response is made. There may be more kinds."""

_PARSERS: Final[Mapping[Any, Callable[[dict[str, Any]], ResponseStreamEvent]]] = {
    "response.created": ResponseCreatedEvent.from_dict,
    "response.in_progress": ResponseInProgressEvent.from_dict,
    "response.completed": ResponseCompletedEvent.from_dict,
    "response.failed": ResponseFailedEvent.from_dict,
    "response.incomplete": ResponseIncompleteEvent.from_dict,
    "response.output_item.added": ResponseOutputItemAddedEvent.from_dict,
    "response.output_item.done": ResponseOutputItemDoneEvent.from_dict,
    "response.content_part.added": ResponseContentPartAddedEvent.from_dict,
    "response.content_part.done": ResponseContentPartDoneEvent.from_dict,
    "response.reasoning_text.delta": ResponseReasoningTextDeltaEvent.from_dict,
    "response.reasoning_text.done": ResponseReasoningTextDoneEvent.from_dict,
    "response.output_text.delta": ResponseOutputTextDeltaEvent.from_dict,
    "response.output_text.done": ResponseOutputTextDoneEvent.from_dict,
    "response.function_call_arguments.delta": ResponseFunctionCallArgumentsDeltaEvent.from_dict,
    "response.function_call_arguments.done": ResponseFunctionCallArgumentsDoneEvent.from_dict,
    "error": ResponseErrorEvent.from_dict,
}


def response_stream_event_from_dict(payload: dict[str, Any]) -> ResponseStreamEvent:
    """Make the object that `type` names; of a name that is new it stays a dict."""
    parser = _PARSERS.get(payload.get("type"))
    return payload if parser is None else parser(payload)
