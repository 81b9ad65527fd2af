"""Every example, run as a user runs it, against the simulator."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from groq.testing import Simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("uncovered")

EXAMPLES = Path(__file__).parent.parent / "scripts" / "examples"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def environment(base_url: str) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GROQ_")}
    return {**inherited, "GROQ_API_KEY": "gsk_example", "GROQ_BASE_URL": base_url}


def run(name: str, *arguments: str, base_url: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", str(EXAMPLES / name), *arguments]
    return subprocess.run(
        command, env=environment(base_url), capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("basic_chat.py", r"Why do canals have locks\?.*\n\d+ \+ \d+ tokens\n.*\nrequest req_"),
        ("streaming_chat.py", r"canal locks.*first token after \d+\.\d+ s\nall of it after \d+\."),
        ("tool_use.py", r'tide_table\({"harbour": ?".*"}\) -> {"harbour": .*"16:37"\]}\n.+'),
        ("transcription.py", r"4\.96 s of English\n   0\.00 .*simulated transcript"),
        ("structured_output.py", r"Lock\(name='.*', opened=\d+, rise_in_metres=[\d.]+\)"),
        ("batch.py", r"Saint-Malo: .+\nBurnham-on-Sea: .+\nAnchorage: .+\nBay of Fundy: .+"),
    ],
)
def test_an_example_prints_what_it_says(name: str, expected: str, simulator: Simulator) -> None:
    done = run(name, base_url=simulator.base_url)
    assert done.returncode == 0, done.stderr
    assert re.search(expected, done.stdout, re.DOTALL), done.stdout


def test_a_picture_is_looked_at(simulator: Simulator, tmp_path: Path) -> None:
    picture = tmp_path / "pixel.png"
    picture.write_bytes(PIXEL)
    done = run("vision.py", str(picture), "What colour is it?", base_url=simulator.base_url)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
    assert run("vision.py", "nowhere.png", base_url=simulator.base_url).returncode == 1


def test_what_goes_wrong_is_told_in_one_line() -> None:
    nobody = "http://127.0.0.1:9"  # the discard port
    names = [path.name for path in EXAMPLES.glob("*.py") if path.name != "async_service.py"]
    assert len(names) == 7
    done = run("structured_output.py", base_url="http://example.com")
    assert done.returncode == 1
    assert re.fullmatch(r"ValidationError: base_url must be .*\n", done.stderr)
    done = run("transcription.py", "nowhere.flac", base_url=nobody)
    assert done.returncode == 1
    assert re.fullmatch(r"nowhere\.flac: .*\n", done.stderr)


@pytest.fixture
def service() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The service, before a simulator that takes its time."""
    with Simulator(tokens_per_second=30) as simulator, served(simulator) as running:
        yield running


@contextmanager
def served(simulator: Simulator) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "uvicorn", "--app-dir", str(EXAMPLES), "--port", "0"]
    with subprocess.Popen(
        [*command, "async_service:app"],
        env=environment(simulator.base_url),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            line = next(line for line in process.stderr if "running on" in line)
            yield line.split("running on ")[1].split()[0], process
        finally:
            process.kill()


def test_the_service_passes_answers_on_and_lets_them_end_when_it_stops(
    service: tuple[str, subprocess.Popen[str]],
) -> None:
    url, process = service
    assert httpx.get(f"{url}/ask").status_code == 400
    with httpx.stream("GET", f"{url}/ask", params={"q": "Why do canals have locks?"}) as response:
        assert response.status_code == 200
        pieces = response.iter_text()
        text = next(pieces)
        assert httpx.get(f"{url}/health").json() == {"circuit": "closed", "calls_under_way": 1}
        process.send_signal(signal.SIGTERM)
        text += "".join(pieces)
    assert "Why do canals have locks?" in text
    assert process.wait(10) in (0, -signal.SIGTERM)
    assert process.stderr is not None
    told = process.stderr.read()
    assert "Application shutdown complete" in told
    assert "Traceback" not in told
