"""Draws goodput timelines. Runs in an environment of its own, which has matplotlib.

Run as `python -m benchmarks.goodput_picture FILE`, with rows of timelines as JSON on standard
input. The colours are of middling lightness and there is no background, so that the picture can
be read on a light page and on a dark one.
"""

from __future__ import annotations

import io
import json
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

# Type checkers run where it is not installed.
_matplotlib: Any = import_module("matplotlib")
_figure: Any = import_module("matplotlib.figure")

_INK, _SENT, _REFUSED = "#777777", "#2f81f7", "#e5534b"
_STYLE = {
    "svg.fonttype": "none",  # letters stay text
    "svg.hashsalt": "goodput",  # ids stay the same from one drawing to the next
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
        _INK,
    ),
}
_INCHES = (10.0, 7.0)
_MARGIN = 0.04  # so that a line at nought is beside the axis and not under it
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_SPARE_DIGITS = re.compile(r"(\.\d\d)\d+")  # a hundredth of a point is fine enough


def main() -> None:
    """Draw what standard input says into the file."""
    rows = json.load(sys.stdin)
    with _matplotlib.rc_context(_STYLE):
        figure = _figure.Figure(_INCHES, layout="constrained")
        panels = figure.subplots(len(rows), len(rows[0]), squeeze=False)
        for axes, timelines in zip(panels, rows, strict=True):
            for panel, timeline in zip(axes, timelines, strict=True):
                _draw(panel, timeline)
        curves = panels[0][0].get_legend_handles_labels()
        figure.legend(*curves, loc="outside upper center", ncols=3, frameon=False)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", transparent=True, metadata=_NO_METADATA)
    Path(sys.argv[1]).write_text(_SPARE_DIGITS.sub(r"\1", drawn.getvalue()), encoding="utf-8")


def _draw(panel: Any, timeline: dict[str, Any]) -> None:
    """One run."""
    times, allowed = zip(*timeline["allowed"], strict=True)
    panel.fill_between(times, allowed, color=_INK, alpha=0.18, linewidth=0)
    panel.plot(times, allowed, color=_INK, linewidth=1, label="allowed by the limit")
    for name, color, label in (
        ("sent", _SENT, "requests sent"),
        ("refused", _REFUSED, "of these refused (429)"),
    ):
        at, count = zip(*timeline[name], strict=True)
        panel.step(at, count, where="post", color=color, linewidth=1.8, label=label)
    highest = max(count for name in ("allowed", "sent") for _, count in timeline[name])
    panel.set_xlim(0, times[-1])
    panel.set_ylim(-highest * _MARGIN, highest * (1 + _MARGIN))
    panel.set_title(f"{timeline['title']}\n{timeline['note']}", loc="left")
    panel.set_xlabel("seconds since the first request")
    panel.set_ylabel("requests, added up")
    panel.grid(visible=True)


if __name__ == "__main__":
    main()
