# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `CodeResult`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["text", "png", "chart", "charts"])


@model
class CodeResult(ResponseModel):
    """One output of executed code."""

    text: str | None = None
    """Printed or returned text."""

    png: str | None = None
    """PNG image in base64."""

    chart: Chart | None = None
    """A chart drawn by executed code, as data."""

    charts: list[Chart] | None = None
    """Charts, when the code drew more than one."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.text = payload.get("text")
        self.png = payload.get("png")
        self.chart = None if (value := payload.get("chart")) is None else Chart.from_dict(value)
        self.charts = (
            None
            if (value := payload.get("charts")) is None
            else [Chart.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .chart import Chart
