from __future__ import annotations

import traceback
from types import FunctionType
from typing import TYPE_CHECKING, Any

import pytest

from groq._tracebacks import causes_of, clear_written

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "gsk_very_secret_1234"


def of_module(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, as if a module of this name had it."""
    written: Any = function
    made_there = {**globals(), "__name__": name}
    return FunctionType(written.__code__, made_there, name, written.__defaults__)


def write(call: Callable[[], None] | None = None) -> None:
    headers = f"authorization: Bearer {KEY}"
    if call is not None:
        call()
    raise ConnectionError(len(headers))


def shown_of(error: BaseException) -> str:
    crash = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(crash.format())


@pytest.mark.parametrize("name", ["httpcore", "httpcore._sync.http11", "aiohttp.client"])
def test_what_was_written_is_cleared_and_the_frames_stay(name: str) -> None:
    with pytest.raises(ConnectionError) as raised:
        of_module(name, write)()
    assert KEY in shown_of(raised.value)
    clear_written(raised.value)
    shown = shown_of(raised.value)
    assert KEY not in shown
    assert "in write" in shown


def test_so_is_what_the_writer_calls() -> None:
    with pytest.raises(ConnectionError) as raised:
        of_module("httpcore._sync", write)(of_module("ssl", write))
    clear_written(raised.value)
    assert KEY not in shown_of(raised.value)


@pytest.mark.parametrize("name", ["httpx", "my_program", "httpcorea"])
def test_nobody_else_loses_anything(name: str) -> None:
    with pytest.raises(ConnectionError) as raised:
        of_module(name, write)()
    clear_written(raised.value)
    assert KEY in shown_of(raised.value)


def test_causes_are_cleared_too() -> None:
    with pytest.raises(RuntimeError) as raised:
        try:
            of_module("httpcore", write)()
        except ConnectionError as error:
            raise RuntimeError("lost") from error
    clear_written(raised.value)
    assert KEY not in shown_of(raised.value)


def test_a_frame_that_still_runs_is_left_alone() -> None:
    def still_running() -> str:
        held = "held"
        try:
            write()
        except ConnectionError as error:
            clear_written(error)
        return held

    assert of_module("httpcore", still_running)() == "held"


def test_errors_that_are_each_other_s_cause_are_visited_once() -> None:
    first, second = ValueError("1"), ValueError("2")
    first.__cause__, second.__context__ = second, first
    assert list(causes_of(first)) == [first, second]
