# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `CompoundTool`."""

from typing import Literal, TypeAlias

CompoundTool: TypeAlias = Literal[
    "web_search", "visit_website", "browser_automation", "code_interpreter", "wolfram_alpha"
]
"""A tool inside a compound system."""
