# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ChartElement`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "label",
        "group",
        "value",
        "points",
        "angle",
        "radius",
        "min",
        "first_quartile",
        "median",
        "third_quartile",
        "max",
        "outliers",
    ]
)


@model
class ChartElement(ResponseModel):
    """One element of a chart. Which properties it has depends on the chart's type."""

    label: str | None = None
    """Name of the element."""

    group: str | None = None
    """Group that a bar belongs to."""

    value: float | None = None
    """Height of a bar."""

    points: list[list[float]] | None = None
    """Points of a line or scatter series, each as its coordinates."""

    angle: float | None = None
    """Angle of a slice."""

    radius: float | None = None
    """Radius of a slice."""

    min: float | None = None
    """Lower end of a box's whisker."""

    first_quartile: float | None = None
    """Lower edge of a box."""

    median: float | None = None
    """Middle line of a box."""

    third_quartile: float | None = None
    """Upper edge of a box."""

    max: float | None = None
    """Upper end of a box's whisker."""

    outliers: list[float] | None = None
    """Values outside of a box's whiskers."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.label = payload.get("label")
        self.group = payload.get("group")
        self.value = payload.get("value")
        self.points = (
            None
            if (value := payload.get("points")) is None
            else [array(item) for item in array(value)]
        )
        self.angle = payload.get("angle")
        self.radius = payload.get("radius")
        self.min = payload.get("min")
        self.first_quartile = payload.get("first_quartile")
        self.median = payload.get("median")
        self.third_quartile = payload.get("third_quartile")
        self.max = payload.get("max")
        self.outliers = None if (value := payload.get("outliers")) is None else array(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
