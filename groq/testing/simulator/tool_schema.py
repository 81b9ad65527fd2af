"""What the service accepts as a tool, in chats and in responses alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.schemas import STRING, nullable, opened

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

NAME: JsonObject = {"type": "string", "pattern": "[a-zA-Z0-9_-]{1,64}"}

_CONTAINER = opened(["type"], {"type": {"type": "string", "enum": ["auto"]}})
_MCP_SERVER = opened(
    ["server_label"],
    {
        "server_label": STRING,
        "server_url": {"type": "string", "format": "uri"},
        "connector_id": STRING,
        "authorization": STRING,
        "headers": {"type": "object", "additionalProperties": STRING},
        "server_description": STRING,
        "require_approval": {"type": "string", "enum": ["never", "always"]},
        "allowed_tools": nullable("array", items=STRING),
    },
)


def tool_schema(function: JsonObject) -> JsonObject:
    """A tool, where those of the type `function` are so."""
    return {
        "type": "object",
        "variants": {
            "function": function,
            "browser_search": {},
            "code_interpreter": opened([], {"container": _CONTAINER}),
            "mcp": _MCP_SERVER,
        },
    }
