"""`groq transcribe`."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

import groq
from groq._cli.connecting import connect, known_models
from groq._cli.reporting import output as tell
from groq._cli.reporting import report, report_error
from groq._cli.transcripts import FORMATS, headed, is_address, targets, transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from groq._cli.transcripts import Heard

    Progress = Callable[[int, int | None], None]

DEFAULT_MODEL = "whisper-large-v3-turbo"  # the cheaper of the two
DEFAULT_TRANSLATING_MODEL = "whisper-large-v3"  # the other one does not translate


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of each recording."""

    format: str
    model: str
    language: str | None
    prompt: str | None
    translate: bool
    with_heading: bool


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-f",
    "--format",
    "wanted",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to write what was said; json is one line for each file.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a file for each recording into this folder, not all to stdout.",
)
@click.option("-l", "--language", help="Language spoken, such as en; found out by default.")
@click.option("-p", "--prompt", help="Text that sets style and spelling.")
@click.option("--translate", is_flag=True, help="Write it down in English.")
@click.option(
    "-m",
    "--model",
    help=f"{DEFAULT_MODEL} by default, to translate {DEFAULT_TRANSLATING_MODEL}.",
)
def transcribe(
    files: Sequence[str],
    *,
    wanted: str,
    output: Path | None,
    language: str | None,
    prompt: str | None,
    translate: bool,
    model: str | None,
) -> int:
    """Write down what is said in recordings.

    \b
    groq transcribe talk.m4a
    groq transcribe --format srt --output subtitles *.mp4

    Each FILE may also be an address. One that fails does not stop the others; the exit status is 1
    then.
    """
    if translate and language:
        raise click.UsageError("A translation is always English: leave out --language.")
    if output is None and len(files) > 1 and wanted in {"srt", "vtt"}:
        raise click.UsageError(f"{len(files)} files in one {wanted} make no sense: add --output.")
    paths = _prepared(files, output, wanted)
    chosen = model or (DEFAULT_TRANSLATING_MODEL if translate else DEFAULT_MODEL)
    with_heading = wanted == "text" and output is None and len(files) > 1
    wish = Wish(wanted, chosen, language, prompt, translate, with_heading)
    with connect() as client:
        written = [_write(client, source, wish, paths.get(source)) for source in files]
    return 0 if all(written) else 1


def _prepared(files: Sequence[str], output: Path | None, wanted: str) -> Mapping[str, Path]:
    """The files to write, if there are to be any, and the folder for them."""
    if output is None:
        return {}
    try:
        paths = targets(files, output, wanted)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from error
    output.mkdir(parents=True, exist_ok=True)
    return paths


def _write(client: groq.Groq, source: str, wish: Wish, path: Path | None) -> bool:
    """Transcribe one recording; False if that has failed, which is told."""
    try:
        with _watching(source) as watch:
            text = transcript(_heard(client, source, wish, watch), wish.format, source)
        if path is None:
            tell(headed(text, source) if wish.with_heading else text)
        else:
            path.write_text(text, "utf-8")
    except (groq.AuthenticationError, BrokenPipeError):
        raise  # it would be the same with the others
    except groq.GroqError as error:
        report_error(error, known_models, source)
        return False
    except OSError as error:
        report(f"{source}: {error}")
        return False
    return True


def _heard(client: groq.Groq, source: str, wish: Wish, watch: Progress | None) -> Heard:
    file, url = (None, source) if is_address(source) else (source, None)
    if wish.translate:
        return client.audio.translate(
            file,
            url=url,
            model=wish.model,
            prompt=wish.prompt,
            response_format="verbose_json",
            on_progress=watch,
        )
    return client.audio.transcribe(
        file,
        url=url,
        model=wish.model,
        prompt=wish.prompt,
        language=wish.language,
        response_format="verbose_json",
        on_progress=watch,
    )


def _watching(source: str) -> AbstractContextManager[Progress | None]:
    if is_address(source) or not sys.stderr.isatty():
        return nullcontext()
    from groq._cli.progress import sending

    return sending(Path(source).name)
