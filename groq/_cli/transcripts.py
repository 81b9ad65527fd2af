"""What `groq transcribe` writes, and where. Performs no I/O."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from groq._cli.subtitles import cues, srt, vtt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq.types import TranscriptionVerbose, TranslationVerbose

    Heard = TranscriptionVerbose | TranslationVerbose

FORMATS = {"text": "txt", "srt": "srt", "vtt": "vtt", "json": "json"}


def transcript(heard: Heard, wanted: str, source: str) -> str:
    """A transcript in one of the formats; JSON is one line and names its source."""
    match wanted:
        case "srt":
            return srt(cues(heard.segments or ()))
        case "vtt":
            return vtt(cues(heard.segments or ()))
        case "json":
            told = {"file": source, **heard.to_dict()}
            return json.dumps(told, ensure_ascii=False) + "\n"
        case _:
            return heard.text.strip() + "\n"


def headed(text: str, source: str) -> str:
    """A transcript among others, as head and tail name their files."""
    return f"==> {source} <==\n{text}\n"


def is_address(source: str) -> bool:
    """Whether a recording is not a file here, but somewhere in the net."""
    return source.lower().startswith(("http://", "https://"))


def targets(sources: Sequence[str], folder: Path, wanted: str) -> Mapping[str, Path]:
    """For each recording the file that its transcript goes to.

    Raises:
        ValueError: Two would go to the same one.
    """
    chosen: dict[Path, str] = {}
    for source in dict.fromkeys(sources):
        path = folder / f"{_stem(source)}.{FORMATS[wanted]}"
        if (other := chosen.setdefault(path, source)) != source:
            raise ValueError(f"{other} and {source} would both be written to {path}")
    return {source: path for path, source in chosen.items()}


def _stem(source: str) -> str:
    if is_address(source):
        return PurePosixPath(urlsplit(source).path).stem or "recording"
    return Path(source).stem
