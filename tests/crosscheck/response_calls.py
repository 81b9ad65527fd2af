"""Responses that use all that the document has for them."""

from __future__ import annotations

from typing import Any

from groq.types import Response
from tests.crosscheck.call import Call

_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"harbour": {"type": "string"}},
    "required": ["harbour"],
    "additionalProperties": False,
}
_ITEMS = [
    {"role": "system", "content": "You know the tides."},
    {
        "type": "message",
        "role": "user",
        "status": "completed",
        "content": [
            {"type": "input_text", "text": "How high is the water?"},
            {
                "type": "input_image",
                "image_url": "https://example.com/quay.png",
                "detail": "high",
            },
        ],
    },
    {"type": "item_reference", "id": "msg_0"},
    {
        "type": "reasoning",
        "id": "rs_1",
        "summary": [],
        "status": "completed",
        "content": [{"type": "reasoning_text", "text": "There is a tool for it."}],
    },
    {
        "type": "function_call",
        "id": "fc_1",
        "call_id": "call_1",
        "name": "tide",
        "arguments": '{"harbour": "Brest"}',
        "status": "completed",
    },
    {
        "type": "function_call_output",
        "id": "fo_1",
        "call_id": "call_1",
        "output": "4.2",
        "status": "completed",
    },
    {
        "type": "mcp_list_tools",
        "id": "mcpl_1",
        "server_label": "charts",
        "tools": [
            {
                "name": "depth",
                "description": "Depth of the sea.",
                "input_schema": _SCHEMA,
                "annotations": {"readOnlyHint": True},
            }
        ],
    },
    {
        "type": "mcp_approval_request",
        "id": "mcpr_1",
        "server_label": "charts",
        "name": "depth",
        "arguments": "{}",
    },
    {"type": "mcp_approval_response", "approval_request_id": "mcpr_1", "approve": True},
    {
        "type": "mcp_call",
        "id": "mcp_1",
        "server_label": "charts",
        "name": "depth",
        "arguments": "{}",
        "output": "12",
        "error": None,
        "approval_request_id": "mcpr_1",
    },
    {
        "type": "message",
        "id": "msg_1",
        "role": "assistant",
        "status": "completed",
        "content": [
            {
                "type": "output_text",
                "text": "4.2 metres.",
                "annotations": [
                    {"type": "file_citation", "file_id": "file_1", "index": 3},
                    {
                        "type": "url_citation",
                        "url": "https://example.com",
                        "start_index": 0,
                        "end_index": 3,
                        "title": "Tides",
                    },
                    {"type": "of_a_new_kind", "where": 1},
                ],
                "logprobs": None,
            }
        ],
    },
    {"type": "of_a_new_kind", "what": ["anything"]},
    {"role": "developer", "content": [{"type": "input_text", "text": "Answer in feet."}]},
]
_TOOLS = [
    {
        "type": "function",
        "name": "tide",
        "description": "Height of the water.",
        "parameters": _SCHEMA,
        "strict": True,
    },
    {"type": "browser_search"},
    {"type": "code_interpreter", "container": {"type": "auto"}},
    {"type": "mcp", "server_label": "post", "connector_id": "connector_gmail"},
]
_FORMAT = {
    "type": "json_schema",
    "name": "tide",
    "schema": _SCHEMA,
    "description": "Where the water is high.",
    "strict": True,
}


def _response(**arguments: Any) -> Call:
    given = {"model": "openai/gpt-oss-20b", "input": _ITEMS, **arguments}
    return Call("createResponse", "responses.create", given, Response)


RESPONSE_CALLS = (
    _response(
        instructions="Be brief.",
        max_output_tokens=512,
        temperature=2,
        top_p=1,
        tools=_TOOLS,
        tool_choice={"type": "function", "function": {"name": "tide"}},
        text={"format": _FORMAT},
        reasoning={"effort": "low"},
        metadata={"ship": "Pequod"},
        parallel_tool_calls=True,
        store=False,
        user="ann",
        service_tier="flex",
        truncation="disabled",
    ),
    _response(
        input="How high is the water?", tool_choice="auto", text={"format": {"type": "text"}}
    ),
)

STREAMED_RESPONSE = Call(
    "createResponse",
    "responses.create_stream",
    {"model": "openai/gpt-oss-20b", "input": _ITEMS},
    Response,
)
