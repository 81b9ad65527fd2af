# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ChartType`."""

from typing import Literal, TypeAlias

ChartType: TypeAlias = Literal[
    "bar", "box_and_whisker", "line", "pie", "scatter", "superchart", "unknown"
]
"""Kind of a chart. New kinds may appear."""
