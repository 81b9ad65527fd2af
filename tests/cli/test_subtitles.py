"""Subtitles: times, texts, and what overlaps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq._cli.subtitles import Cue, cues, srt, vtt


@dataclass(frozen=True)
class Spoken:
    start: float
    end: float
    text: str


def test_both_formats() -> None:
    shown = cues([Spoken(0, 1.5, " Mind the gap."), Spoken(1.5, 3, " If a < b & c > d --> ok.")])
    assert srt(shown) == (
        "1\n00:00:00,000 --> 00:00:01,500\nMind the gap.\n"
        "\n2\n00:00:01,500 --> 00:00:03,000\nIf a < b & c > d --> ok.\n"
    )
    assert vtt(shown) == (
        "WEBVTT\n"
        "\n00:00:00.000 --> 00:00:01.500\nMind the gap.\n"
        "\n00:00:01.500 --> 00:00:03.000\nIf a &lt; b &amp; c &gt; d --&gt; ok.\n"
    )


def test_nothing_was_said() -> None:
    assert cues([]) == cues([Spoken(0, 1, " \n ")]) == []
    assert srt([]) == ""
    assert vtt([]) == "WEBVTT\n"


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0.0004, "00:00:00,000"),
        (0.0006, "00:00:00,001"),
        (59.9996, "00:01:00,000"),
        (3599.9996, "01:00:00,000"),
        (3661.5, "01:01:01,500"),
        (100 * 3600, "100:00:00,000"),
        (-0.02, "00:00:00,000"),
    ],
)
def test_times_are_rounded_once_and_carried(seconds: float, written: str) -> None:
    assert srt(cues([Spoken(seconds, seconds + 5, "a")])).splitlines()[1].startswith(written)


@pytest.mark.parametrize("text", ["one\ntwo", " one \r\n\n\n two ", "one\x0btwo"])
def test_lines_stay_and_blank_ones_go(text: str) -> None:
    assert [cue.text for cue in cues([Spoken(0, 1, text)])] == ["one\ntwo"]


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        # The next one begins before the first ends.
        ([(0, 3, "a"), (2, 4, "b")], [(0, 2000, "a"), (2000, 4000, "b")]),
        # They come in the wrong order.
        ([(2, 4, "b"), (0, 1, "a")], [(0, 1000, "a"), (2000, 4000, "b")]),
        # They begin together.
        ([(1, 2, "a"), (1, 3, "b")], [(1000, 3000, "a\nb")]),
        # They take no time, and less than none.
        ([(1, 1, "a"), (1.4, 1.2, "b")], [(1000, 1400, "a"), (1400, 2400, "b")]),
    ],
)
def test_none_overlaps_or_is_empty(
    spoken: list[tuple[float, float, str]], shown: list[tuple[int, int, str]]
) -> None:
    assert cues([Spoken(*one) for one in spoken]) == [Cue(*one) for one in shown]


@given(st.lists(st.builds(Spoken, st.floats(0, 20), st.floats(0, 20), st.text(max_size=9))))
def test_whatever_comes_can_be_shown(spoken: list[Spoken]) -> None:
    shown = cues(spoken)
    assert all(0 <= cue.start < cue.end and cue.text.strip() for cue in shown)
    assert all(first.end <= second.start for first, second in pairwise(shown))
    assert all(line.strip() for cue in shown for line in cue.text.split("\n"))
    said = [word for one in spoken for word in one.text.split()]
    assert sorted(" ".join(cue.text for cue in shown).split()) == sorted(said)
