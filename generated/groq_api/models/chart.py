# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `Chart`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "type",
        "title",
        "elements",
        "x_label",
        "y_label",
        "x_unit",
        "y_unit",
        "x_ticks",
        "y_ticks",
        "x_tick_labels",
        "y_tick_labels",
        "x_scale",
        "y_scale",
    ]
)


@model
class Chart(ResponseModel):
    """A chart drawn by executed code, as data."""

    type: ChartType | str
    """Kind of a chart. New kinds may appear."""

    title: str | None = None
    """Title of the chart."""

    elements: list[ChartElement] | None = None
    """Bars, slices, boxes, series of points, or charts within a superchart."""

    x_label: str | None = None
    """Caption of the x axis."""

    y_label: str | None = None
    """Caption of the y axis."""

    x_unit: str | None = None
    """Unit of the x axis."""

    y_unit: str | None = None
    """Unit of the y axis."""

    x_ticks: list[float] | None = None
    """Positions of the marks on the x axis."""

    y_ticks: list[float] | None = None
    """Positions of the marks on the y axis."""

    x_tick_labels: list[str] | None = None
    """Captions of the marks on the x axis."""

    y_tick_labels: list[str] | None = None
    """Captions of the marks on the y axis."""

    x_scale: str | None = None
    """Scale of the x axis."""

    y_scale: str | None = None
    """Scale of the y axis."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.title = payload.get("title")
        self.elements = (
            None
            if (value := payload.get("elements")) is None
            else [ChartElement.from_dict(item) for item in array(value)]
        )
        self.x_label = payload.get("x_label")
        self.y_label = payload.get("y_label")
        self.x_unit = payload.get("x_unit")
        self.y_unit = payload.get("y_unit")
        self.x_ticks = None if (value := payload.get("x_ticks")) is None else array(value)
        self.y_ticks = None if (value := payload.get("y_ticks")) is None else array(value)
        self.x_tick_labels = (
            None if (value := payload.get("x_tick_labels")) is None else array(value)
        )
        self.y_tick_labels = (
            None if (value := payload.get("y_tick_labels")) is None else array(value)
        )
        self.x_scale = payload.get("x_scale")
        self.y_scale = payload.get("y_scale")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .chart_element import ChartElement
from .chart_type import ChartType
