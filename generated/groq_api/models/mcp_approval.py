# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `McpApproval`."""

from typing import Literal, TypeAlias

McpApproval: TypeAlias = Literal["never", "always"]
"""Whether calls to an MCP server wait for approval. Server default: `never`."""
