# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ServiceTier`."""

from typing import Literal, TypeAlias

ServiceTier: TypeAlias = Literal["auto", "on_demand", "flex", "performance"]
"""Terms of processing. `on_demand` is the usual one; `flex` has higher limits and fails at once
with status 498 when capacity is short; `auto` falls back from the first to the second;
`performance` is for enterprises. Responses may name others.
"""
