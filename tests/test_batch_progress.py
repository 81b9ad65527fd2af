"""Who is told how far a batch has come."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from groq import DeadlineExceededError, ValidationError
from tests.batch_serving import BATCH_ID, BEGUN, CANCELLING, COMPLETED, PATH

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio


def serve(httpserver: HTTPServer, *states: dict[str, Any]) -> None:
    for state in states:
        httpserver.expect_ordered_request(f"{PATH}/{BATCH_ID}").respond_with_json(state)


async def test_a_function_is_told_after_each_look(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, BEGUN, COMPLETED)
    told: list[tuple[str, int, int]] = []

    def note(batch: Any) -> None:
        told.append((batch.status, len(httpserver.log), threading.get_ident()))

    batch = await server_world.settle(server_world.client().batches.wait(BATCH_ID, on_update=note))
    here = threading.get_ident()
    assert told == [("validating", 1, here), ("completed", 2, here)]
    assert batch.status == "completed"


async def test_what_the_function_raises_ends_the_waiting(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, BEGUN)

    def fail(_: Any) -> None:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        await server_world.settle(server_world.client().batches.wait(BATCH_ID, on_update=fail))
    assert len(httpserver.log) == 1


async def _notes(_: object) -> None:
    """Nobody would await this."""


@pytest.mark.parametrize(("on_update", "hint"), [(_notes, "not be async"), ("print", "got str")])
@pytest.mark.parametrize("operation", ["wait", "run"])
async def test_what_cannot_be_told_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, operation: str, on_update: Any, hint: str
) -> None:
    call = getattr(server_world.client().batches, operation)
    with pytest.raises(ValidationError, match=hint) as refused:
        await server_world.settle(call(BATCH_ID, on_update=on_update))
    assert refused.value.param == "on_update"
    assert httpserver.log == []


async def test_nothing_is_printed_unless_it_is_asked_for(
    server_world: World, httpserver: HTTPServer, capfd: pytest.CaptureFixture[str]
) -> None:
    serve(httpserver, BEGUN, COMPLETED)
    await server_world.settle(server_world.client().batches.wait(BATCH_ID))
    assert capfd.readouterr() == ("", "")


async def test_a_bar_ends_with_all_requests(
    server_world: World,
    httpserver: HTTPServer,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    serve(httpserver, BEGUN, COMPLETED)
    told: list[str] = []
    await server_world.settle(
        server_world.client().batches.wait(
            BATCH_ID, progress=True, on_update=lambda batch: told.append(batch.status)
        )
    )
    out, err = capfd.readouterr()
    assert out == ""
    assert f"{BATCH_ID} completed, 1 failed" in err
    assert "3/3" in err
    assert "validating" not in err  # no terminal: the end is all that is shown
    assert told == ["validating", "completed"]


async def test_on_a_terminal_the_bar_shows_every_state(
    server_world: World,
    httpserver: HTTPServer,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("FORCE_COLOR", "1")  # what makes rich take a pipe for a terminal
    monkeypatch.setenv("TERM", "xterm")
    serve(httpserver, BEGUN, COMPLETED)
    await server_world.settle(server_world.client().batches.wait(BATCH_ID, progress=True))
    out, err = capfd.readouterr()
    assert out == ""
    assert f"{BATCH_ID} validating" in err
    assert f"{BATCH_ID} completed, 1 failed" in err


async def test_a_batch_without_counts_and_with_brackets_is_drawn_as_it_is(
    server_world: World,
    httpserver: HTTPServer,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    serve(httpserver, {**COMPLETED, "id": "batch_[bold]", "request_counts": None})
    await server_world.settle(server_world.client().batches.wait(BATCH_ID, progress=True))
    assert "batch_[bold] completed" in capfd.readouterr().err


@pytest.mark.parametrize("odd", [None, "3", [], {}])
async def test_counts_that_are_no_numbers_are_not_drawn(
    server_world: World, httpserver: HTTPServer, odd: object
) -> None:
    for name in ("total", "completed", "failed"):
        serve(
            httpserver, {**COMPLETED, "request_counts": {**COMPLETED["request_counts"], name: odd}}
        )
        batch = await server_world.settle(
            server_world.client().batches.wait(BATCH_ID, progress=True)
        )
        assert batch.status == "completed"


async def test_a_bar_is_gone_when_the_waiting_ends_in_an_error(
    server_world: World, httpserver: HTTPServer, capfd: pytest.CaptureFixture[str]
) -> None:
    serve(httpserver, CANCELLING, CANCELLING)
    with pytest.raises(DeadlineExceededError):
        await server_world.settle(
            server_world.client().batches.wait(BATCH_ID, progress=True, deadline=2.5)
        )
    drawing = [one for one in threading.enumerate() if type(one).__module__.startswith("rich")]
    for one in drawing:
        one.join(5)
    assert not any(one.is_alive() for one in drawing)
    assert "cancelling" in capfd.readouterr().err


@pytest.mark.parametrize("operation", ["wait", "run"])
async def test_without_rich_a_bar_is_refused_and_the_extra_is_named(
    server_world: World,
    httpserver: HTTPServer,
    monkeypatch: pytest.MonkeyPatch,
    operation: str,
) -> None:
    for module in ("rich", "rich.progress", "rich.console"):
        monkeypatch.setitem(sys.modules, module, None)
    call = getattr(server_world.client().batches, operation)
    with pytest.raises(ImportError, match=r"groq-openapi\[progress\]"):
        await server_world.settle(call(BATCH_ID, progress=True))
    assert httpserver.log == []


def test_rich_is_loaded_for_a_bar_only() -> None:
    program = "import groq.resources.batches, sys; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    loaded = shown.stdout.decode().split()
    assert "groq.resources._batch_watch" in loaded
    assert "rich" not in loaded
