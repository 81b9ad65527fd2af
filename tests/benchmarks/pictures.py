"""How pictures look, and how they become files. Runs where matplotlib is.

The colours are of middling lightness and there is no background, so that a picture can be read on
a light page and on a dark one.
"""

from __future__ import annotations

import io
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Type checkers run where it is not installed.
_matplotlib: Any = import_module("matplotlib")
_figure: Any = import_module("matplotlib.figure")

INK, BLUE, RED, AMBER = "#777777", "#2f81f7", "#e5534b", "#b8860b"
_STYLE = {
    "svg.fonttype": "none",  # letters stay text
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],  # a list would be written beside each text
    "font.size": 10,
    "axes.titlesize": 10.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.alpha": 0.25,
    **dict.fromkeys(
        (
            "text.color",
            "axes.edgecolor",
            "axes.labelcolor",
            "axes.titlecolor",
            "xtick.color",
            "ytick.color",
            "grid.color",
        ),
        INK,
    ),
}
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_SPARE_DIGITS = re.compile(r"(\.\d\d)\d+")  # a hundredth of a point is fine enough


def draw(file: Path, inches: tuple[float, float], fill: Callable[[Any], None]) -> None:
    """Make a figure of that size, have it filled, and write it as SVG, always alike."""
    salt = {"svg.hashsalt": file.stem}  # ids stay the same from one drawing to the next
    with _matplotlib.rc_context({**_STYLE, **salt}):
        figure = _figure.Figure(inches, layout="constrained")
        fill(figure)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", transparent=True, metadata=_NO_METADATA)
    file.write_text(_SPARE_DIGITS.sub(r"\1", drawn.getvalue()), encoding="utf-8")
