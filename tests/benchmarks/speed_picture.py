"""Draws how fast contenders are. Runs in an environment of its own, which has matplotlib.

Run as `python -m benchmarks.speed_picture FILE`, with the rows as JSON on standard input.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from .pictures import AMBER, BLUE, INK, RED, draw

_INCHES = (10.0, 6.2)
_LABELS_AT = 1.11  # of the width of the panel
# Marker, colour, and what it stands for.
_LOOKS = {
    "sockets": ("|", INK, "bare sockets and orjson"),
    "httpx": ("s", INK, "bare httpx"),
    "openai": ("D", AMBER, "OpenAI's SDK"),
    "official": ("o", RED, "Groq's own SDK"),
}


def main() -> None:
    """Draw what standard input says into the file."""
    rows = json.load(sys.stdin)
    draw(Path(sys.argv[1]), _INCHES, lambda figure: _fill(figure, rows))


def _fill(figure: Any, rows: list[dict[str, Any]]) -> None:
    panel = figure.subplots()
    for height, row in enumerate(reversed(rows)):
        official = row["multiples"]["official"]
        panel.plot([1, official], [height, height], color=RED, alpha=0.35, linewidth=2)
        panel.text(
            _LABELS_AT,
            height,
            row["label"],
            transform=panel.get_yaxis_transform(),
            horizontalalignment="right",
            verticalalignment="center",
        )
    for name, (marker, color, label) in _LOOKS.items():
        shown = [
            (row["multiples"][name], height)
            for height, row in enumerate(reversed(rows))
            if name in row["multiples"]
        ]
        across, up = zip(*shown, strict=True)
        panel.plot(across, up, marker, color=color, label=label, markersize=7, markeredgewidth=2)
    panel.axvline(1, color=BLUE, linewidth=2, label="groq-openapi")
    _set_axes(panel, [row["title"] for row in reversed(rows)])
    curves = panel.get_legend_handles_labels()
    figure.legend(*curves, loc="outside upper center", ncols=5, frameon=False)


def _set_axes(panel: Any, titles: list[str]) -> None:
    panel.set_xscale("log")
    panel.xaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    panel.set_yticks(range(len(titles)), titles)
    panel.tick_params(axis="y", length=0)
    panel.set_ylim(-0.6, len(titles) - 0.4)
    panel.set_xlabel("CPU time in multiples of ours; at the right that of Groq's own SDK")
    panel.grid(visible=True, axis="x")


if __name__ == "__main__":
    main()
