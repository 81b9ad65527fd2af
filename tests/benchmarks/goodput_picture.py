"""Draws goodput timelines. Runs in an environment of its own, which has matplotlib.

Run as `python -m benchmarks.goodput_picture FILE`, with rows of timelines as JSON on standard
input.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from .pictures import BLUE, INK, RED, draw

_INCHES = (10.0, 7.0)
_MARGIN = 0.04  # so that a line at nought is beside the axis and not under it


def main() -> None:
    """Draw what standard input says into the file."""
    rows = json.load(sys.stdin)
    draw(Path(sys.argv[1]), _INCHES, lambda figure: _fill(figure, rows))


def _fill(figure: Any, rows: list[list[dict[str, Any]]]) -> None:
    panels = figure.subplots(len(rows), len(rows[0]), squeeze=False)
    for axes, timelines in zip(panels, rows, strict=True):
        for panel, timeline in zip(axes, timelines, strict=True):
            _draw(panel, timeline)
    curves = panels[0][0].get_legend_handles_labels()
    figure.legend(*curves, loc="outside upper center", ncols=3, frameon=False)


def _draw(panel: Any, timeline: dict[str, Any]) -> None:
    """One run."""
    times, allowed = zip(*timeline["allowed"], strict=True)
    panel.fill_between(times, allowed, color=INK, alpha=0.18, linewidth=0)
    panel.plot(times, allowed, color=INK, linewidth=1, label="allowed by the limit")
    for name, color, label in (
        ("sent", BLUE, "requests sent"),
        ("refused", RED, "of these refused (429)"),
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
