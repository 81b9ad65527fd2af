"""What becomes of a run: its exit status, and one line for what went wrong."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any

import click

import groq
from groq._cli.app import app
from groq._cli.connecting import known_models
from groq._cli.reporting import report, report_error

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAILED = 1
_USAGE = 2
_INTERRUPTED = 130  # as of a program that SIGINT has ended


def run(arguments: Sequence[str]) -> int:
    """Run the command with these arguments, and return the exit status."""
    settings: dict[str, Any] = {"debug": False}
    _let_all_be_written()
    # httpx would load its own command, and with it rich and more: 55 ms that nobody needs.
    not_to_be_imported: Any = None
    sys.modules.setdefault("httpx._main", not_to_be_imported)
    try:
        code = app.main(list(arguments), prog_name="groq", standalone_mode=False, obj=settings)
        sys.stdout.flush()
    except Exception as error:  # noqa: BLE001  nothing may end in a traceback unless that is asked for
        if settings["debug"]:
            sys.excepthook(type(error), error, error.__traceback__)
        return _status_of(error)
    return code if isinstance(code, int) else 0


def _status_of(error: Exception) -> int:
    match error:
        case click.exceptions.Abort():  # click's word for Ctrl-C
            return _INTERRUPTED
        case click.ClickException():
            error.show()
            return error.exit_code
        case BrokenPipeError():
            _forget_output()
        case AttributeError() | ImportError():  # before looking for what may not be there
            _report_fault(error)
        case groq.GroqError():  # before OSError, which some of them are
            report_error(error, known_models)
            return _USAGE if _is_usage(error) else _FAILED
        case OSError():
            report(str(error))
        case _:
            _report_fault(error)
    return _FAILED


def _report_fault(error: Exception) -> None:
    """Tell of what nobody has foreseen: another package in the place of ours, or a mistake."""
    report(
        f"{type(error).__name__}: {error}. This should not happen: `groq doctor` may know why, "
        "`groq --debug` says where"
    )


def _is_usage(error: groq.GroqError) -> bool:
    """Whether an argument was wrong, and nothing was sent."""
    return isinstance(error, groq.ValidationError) and not error.attempts


def _let_all_be_written() -> None:
    """No character may end the command, even where the terminal has no such character.

    What goes through pipes and files is UTF-8 also where Windows would make it something else.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() or "PYTHONIOENCODING" in os.environ else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def _forget_output() -> None:
    """Whoever read it has gone: what is left must not fail again when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
