"""How events look in programs that set up logging in one way or another, each a real process."""

from __future__ import annotations

import json
import logging
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from groq import Groq
from tests.conftest import API_KEY

if TYPE_CHECKING:
    from groq.testing import Simulator

# A call that is answered, and one for a model whose name would forge a line.
CALLS = f"""
import groq, logging, sys
ask = [{{"role": "user", "content": "Hi"}}]
with groq.Groq("{API_KEY}", base_url=sys.argv[1], validate=False) as client:
    client.chat.create(model="openai/gpt-oss-20b", messages=ask)
    try:
        client.chat.create(model="m\\nforged\\x1b[31m", messages=ask)
    except groq.GroqError:
        pass
"""
ESCAPED = r"m\nforged\x1b[31m"
PLAIN = "import logging; logging.basicConfig(level='INFO', format='%(levelname)s %(message)s')"
SHARED = """
import logging, structlog
shared = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
]
structlog.contextvars.bind_contextvars(order=7)
"""
FORMATTER = """
handler = logging.StreamHandler()
handler.setFormatter(structlog.stdlib.ProcessorFormatter(
    foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
    processors=[
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(),
    ],
))
logging.getLogger().addHandler(handler)
logging.getLogger("groq").setLevel("INFO")
"""
OVER_LOGGING = """
structlog.configure(
    processors=[*shared, {last}],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
)
"""


def run(program: str, url: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, url],
        check=True,
        capture_output=True,
        text=True,
        env=environment(env),
        timeout=60,
    )


def environment(changes: dict[str, str]) -> dict[str, str]:
    return {**{name: text for name, text in os.environ.items() if name != "NO_COLOR"}, **changes}


def shown_by(program: str, url: str, **env: str) -> list[str]:
    """The lines on stderr; there are none on stdout."""
    done = run(program, url, **env)
    assert done.stdout == ""
    return done.stderr.splitlines()


def test_a_program_that_sets_up_nothing_is_told_nothing(simulator: Simulator) -> None:
    assert shown_by(CALLS, simulator.base_url) == []


def test_calls_that_work_load_no_structlog(simulator: Simulator) -> None:
    program = CALLS.partition("    try")[0] + "print('structlog' in sys.modules)"
    assert run(program, simulator.base_url).stdout == "False\n"


def test_plain_logging_shows_a_readable_line(simulator: Simulator) -> None:
    lines = [line for line in shown_by(PLAIN + CALLS, simulator.base_url) if "groq." in line]
    made, answered, refused = lines
    assert made.startswith("INFO event=groq.client_made client=Groq ")
    assert re.fullmatch(
        r"INFO event=groq.request operation=chat.create model=openai/gpt-oss-20b attempt=1 "
        r"request_id=\S+ status=success duration_ms=[\d.]+",
        answered,
    )
    assert refused.startswith("ERROR event=groq.request operation=chat.create ")
    assert f"model={ESCAPED} " in refused


@pytest.mark.parametrize(
    "set_up",
    [
        SHARED + OVER_LOGGING.format(last="structlog.stdlib.ProcessorFormatter.wrap_for_formatter"),
        SHARED,  # of structlog nothing but the formatter is used
    ],
)
def test_a_formatter_of_structlog_shows_facts(simulator: Simulator, set_up: str) -> None:
    lines = shown_by(set_up + FORMATTER + CALLS, simulator.base_url)
    check_json([json.loads(line) for line in lines], order=7)


def test_structlog_over_logging_renders_our_events_as_its_own(simulator: Simulator) -> None:
    renderer = OVER_LOGGING.format(last="structlog.processors.JSONRenderer()")
    plain = PLAIN.replace("%(levelname)s ", "") + "; logging.getLogger('httpx').disabled = True"
    lines = shown_by(plain + SHARED + renderer + CALLS, simulator.base_url)
    check_json([json.loads(line) for line in lines], order=7)


def test_structlog_on_its_own_is_left_alone(simulator: Simulator) -> None:
    program = "import structlog\nstructlog.configure(context_class=dict)\n" + CALLS
    assert shown_by(program, simulator.base_url) == []


def test_groq_log_shows_json_where_there_is_no_terminal(simulator: Simulator) -> None:
    lines = [json.loads(line) for line in shown_by(CALLS, simulator.base_url, GROQ_LOG="info")]
    check_json(lines)
    for line in lines:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", line["timestamp"])


def check_json(lines: list[dict[str, Any]], order: int | None = None) -> None:
    made, answered, refused = lines
    assert (made["event"], made["logger"], made["level"]) == (
        "groq.client_made",
        "groq.audit",
        "info",
    )
    assert made["settings"] == "validate"
    assert (answered["event"], answered["logger"]) == ("groq.request", "groq")
    assert (answered["status"], answered["attempt"]) == ("success", 1)
    assert answered["duration_ms"] > 0
    assert (refused["level"], refused["model"]) == ("error", ESCAPED)
    assert {line.get("order") for line in lines} == {order}


@pytest.mark.parametrize(
    ("word", "events"),
    [
        ("debug", ["client_made", "attempt", "request", "attempt", "request"]),
        (" INFO ", ["client_made", "request", "request"]),
        ("warning", ["request"]),
        ("error", ["request"]),
        ("", []),
    ],
)
def test_groq_log_names_a_level(simulator: Simulator, word: str, events: list[str]) -> None:
    lines = shown_by(CALLS, simulator.base_url, GROQ_LOG=word)
    assert [json.loads(line)["event"] for line in lines] == [f"groq.{event}" for event in events]


@pytest.mark.parametrize("is_plain", [True, False])
def test_groq_log_shows_lines_for_people_on_a_terminal(
    simulator: Simulator, *, is_plain: bool
) -> None:
    colours = {"NO_COLOR": "1"} if is_plain else {}
    leader, follower = pty.openpty()
    subprocess.run(
        [sys.executable, "-c", CALLS, simulator.base_url],
        check=True,
        stderr=follower,
        env=environment({"GROQ_LOG": "debug", "TERM": "xterm", **colours}),
        timeout=60,
    )
    os.close(follower)
    shown = b""
    while piece := read_piece(leader):
        shown += piece
    os.close(leader)
    text = shown.decode()
    assert ("\x1b[" in text) is not is_plain
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    lines = plain.splitlines()
    assert len(lines) == 5
    assert re.search(r"\[info +\] groq.request +\[groq\] operation=chat.create model=", plain)
    assert f"model={ESCAPED} attempt=1" in lines[-1]
    assert not lines[-1].startswith("forged")


def read_piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other side is closed
        return b""


def test_groq_log_sets_up_nothing_but_our_own_logger(simulator: Simulator) -> None:
    program = CALLS + (
        "print(logging.root.handlers, logging.root.level, logging.getLogger('httpx').level)\n"
        "print(logging.getLogger('groq').level, logging.getLogger('groq').propagate)\n"
    )
    assert run(program, simulator.base_url, GROQ_LOG="debug").stdout == "[] 30 0\n10 True\n"


def test_groq_log_is_heeded_by_clients_not_by_the_import_and_once() -> None:
    program = (
        "import logging, groq, groq.errors\n"
        "handlers = logging.getLogger('groq').handlers\n"
        "print(len(handlers))\n"
        "from groq._client import Groq\n"
        "for _ in range(3): Groq('gsk_x').close()\n"
        "print(len(handlers))\n"
    )
    assert run(program, "", GROQ_LOG="error").stdout == "0\n2\n"  # one shows nothing


def test_where_the_application_shows_an_event_groq_log_does_not_show_it_again(
    simulator: Simulator,
) -> None:
    lines = shown_by(
        PLAIN + CALLS + "logging.getLogger('groq').setLevel('INFO')",
        simulator.base_url,
        GROQ_LOG="debug",
    )
    ours = [line for line in lines if "groq." in line]
    assert len(ours) == 5
    assert not any(line.startswith("{") for line in ours)


def test_what_the_application_does_not_show_groq_log_shows(simulator: Simulator) -> None:
    quiet = PLAIN.replace("'INFO'", "'ERROR'") + "; logging.root.handlers[0].setLevel('ERROR')"
    lines = shown_by(quiet + CALLS, simulator.base_url, GROQ_LOG="info")
    assert [line.startswith("{") for line in lines] == [True, True, False]


def test_an_unknown_word_is_warned_of_where_the_client_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GROQ_LOG", "verbose\n")
    with pytest.warns(RuntimeWarning) as warned:
        Groq("gsk_x").close()
    assert str(warned[0].message) == (
        r"GROQ_LOG='verbose\n' is not known: it may be debug, info, warning, error"
    )
    assert warned[0].filename == __file__
    assert len(logging.getLogger("groq").handlers) == 1


@pytest.mark.parametrize("word", ["", "  ", "\t\n"])
def test_a_blank_word_is_none(word: str) -> None:
    assert shown_by("import groq; groq.Groq('gsk_x').close()", "", GROQ_LOG=word) == []


def test_a_program_without_stderr_is_told_nothing(simulator: Simulator) -> None:
    done = run(
        "import sys; sys.stderr = None\n" + CALLS + "print('done')",
        simulator.base_url,
        GROQ_LOG="debug",
    )
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_what_stands_in_for_stderr_is_written_to_as_long_as_it_does() -> None:
    program = (
        "import contextlib, io, groq\n"
        "for key in ('gsk_first', 'gsk_second'):\n"
        "    with io.StringIO() as other, contextlib.redirect_stderr(other):\n"
        "        groq.Groq(key).close()\n"
        "        print(other.getvalue().count('client_made'))\n"
        "groq.Groq('gsk_third').close()\n"
    )
    done = run(program, "", GROQ_LOG="info")
    assert done.stdout == "1\n1\n"
    (line,) = done.stderr.splitlines()
    assert json.loads(line)["api_key_hint"] == "...hird"
