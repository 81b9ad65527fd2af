"""Subtitles from the segments of a transcription: SRT and WebVTT. Performs no I/O.

The service makes none itself. All times are whole milliseconds, so that none is rounded twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SHORTEST = 1000  # ms that a text without a length is shown, unless another follows
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # WebVTT has tags


class Segment(Protocol):
    """What a transcription says of a stretch of speech; times in seconds."""

    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Cue:
    """A text and when it is shown, in milliseconds; none is empty, and no two overlap."""

    start: int
    end: int
    text: str


def cues(segments: Iterable[Segment]) -> list[Cue]:
    """What is shown when.

    Segments without text are left out. Those that begin together are shown together; of those
    that overlap, the first ends when the next one begins.
    """
    spoken = sorted(_spoken(segments), key=lambda cue: cue.start)
    merged: list[Cue] = []
    for cue in spoken:
        if merged and merged[-1].start == cue.start:
            above = merged.pop()
            cue = replace(cue, end=max(above.end, cue.end), text=f"{above.text}\n{cue.text}")  # noqa: PLW2901  it is the two of them now
        merged.append(cue)
    return [_ended(cue, following) for cue, following in zip_longest(merged, merged[1:])]


def _spoken(segments: Iterable[Segment]) -> Iterator[Cue]:
    for segment in segments:
        # A blank line would end the cue.
        if text := "\n".join(line for line in map(str.strip, segment.text.splitlines()) if line):
            yield Cue(max(0, round(segment.start * 1000)), round(segment.end * 1000), text)


def _ended(cue: Cue, following: Cue | None) -> Cue:
    end = cue.end if cue.end > cue.start else cue.start + _SHORTEST
    return replace(cue, end=end if following is None else min(end, following.start))


def srt(shown: Sequence[Cue]) -> str:
    """The text of an SRT file."""
    return "\n".join(
        f"{number}\n{_time(cue.start, ',')} --> {_time(cue.end, ',')}\n{cue.text}\n"
        for number, cue in enumerate(shown, 1)
    )


def vtt(shown: Sequence[Cue]) -> str:
    """The text of a WebVTT file."""
    blocks = (
        f"\n{_time(cue.start, '.')} --> {_time(cue.end, '.')}\n{cue.text.translate(_ESCAPES)}\n"
        for cue in shown
    )
    return "WEBVTT\n" + "".join(blocks)


def _time(milliseconds: int, point: str) -> str:
    """A time as both formats write it, but for the point.

    >>> _time(3_599_999, ",")
    '00:59:59,999'
    """
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{rest:03}"
