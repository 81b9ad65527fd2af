"""The documentation site: what it shows runs, what it lists is complete, its links lead on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import groq
from groq import errors, telemetry, testing, types
from groq._retry import Retries, deserves_retry
from tests.code_blocks import (
    ROOT,
    Block,
    blocks_of,
    check_groq,
    run_program,
    run_tests,
    shell_lines,
)
from tests.test_examples import EXAMPLES, PIXEL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

pytestmark = pytest.mark.usefixtures("uncovered")

DOCS = ROOT / "docs"
BLOCKS = [block for page in sorted(DOCS.rglob("*.md")) for block in blocks_of(page)]
PROGRAMS = [block for block in BLOCKS if block.is_program]
TESTS = [block for block in BLOCKS if block.is_test]
QUOTED = [block for block in BLOCKS if block.is_quoted]
RUNS_GROQ = re.compile(r"^(.*\| )?groq ")
ZENSICAL = Path(sys.executable).with_name("zensical")
MODULES = {"errors", "resources", "telemetry", "types"}  # of which each has a page


def place(block: Block) -> str:
    return block.place


def test_every_block_says_its_language() -> None:
    assert {block.language for block in BLOCKS} == {"python", "shell"}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("block", PROGRAMS, ids=place)
def test_a_python_block_runs_and_prints(block: Block, tmp_path: Path) -> None:
    (tmp_path / "lock.png").write_bytes(PIXEL)
    assert run_program(block).strip()


@pytest.mark.parametrize("block", TESTS, ids=place)
def test_a_block_of_tests_passes(block: Block, tmp_path: Path) -> None:
    run_tests(block, tmp_path)


@pytest.mark.parametrize("block", QUOTED, ids=place)
def test_what_is_quoted_is_an_example(block: Block) -> None:
    quoted = re.fullmatch(r'--8<-- "(.*)"\n', block.code)
    assert quoted is not None
    assert (ROOT / quoted[1]).parent == EXAMPLES


@pytest.mark.parametrize(
    "command", [line for line in shell_lines(BLOCKS) if RUNS_GROQ.search(line)]
)
def test_the_command_knows_what_is_asked_of_it(command: str) -> None:
    check_groq(command)


ROW = re.compile(
    r"^\| [· ]*\[`(\w+)`\]\[groq\.errors\.\1\]<br>`(\w+)` \|.*\|([^|]*)\|[^|]*\|$", re.MULTILINE
)
ERRORS = {
    name: (code, tried.strip())
    for name, code, tried in ROW.findall((DOCS / "errors.md").read_text("utf-8"))
}
# Bases, of which nobody makes any but by their classes; and what is found in batches.
NOT_RAISED = {"APIConnectionError", "APIError", "APIStatusError", "BatchRequestError", "GroqError"}


@pytest.mark.parametrize("name", errors.__all__)
def test_the_table_of_errors_tells_of_each(name: str) -> None:
    code, _ = ERRORS[name]
    assert getattr(errors, name)("something").code == code


@pytest.mark.parametrize("name", sorted(set(errors.__all__) - NOT_RAISED))
def test_the_table_of_errors_tells_which_are_retried(name: str) -> None:
    kind: type[errors.GroqError] = getattr(errors, name)
    is_plain = kind is errors.ServerError  # its status is not that of a class
    error = errors.ServerError("something", status_code=503) if is_plain else kind("something")
    assert deserves_retry(error) is (ERRORS[name][1] != "no")


def test_the_table_of_extras_has_all() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = set(re.findall(r"`groq-openapi\[([\w-]+)\]`", (DOCS / "index.md").read_text("utf-8")))
    assert told == set(project["optional-dependencies"])


def test_the_drawing_of_the_breaker_has_its_numbers() -> None:
    told = (DOCS / "drawings" / "circuit-states.svg").read_text("utf-8")
    config = groq.CircuitBreakerConfig()
    assert f"{config.failure_threshold} failures" in told
    assert f"after {config.reset_timeout:g} s" in told
    assert f"{config.success_threshold} successes" in told


def test_the_drawing_of_retries_has_their_delays() -> None:
    told = (DOCS / "drawings" / "retries.svg").read_text("utf-8")
    drawn = re.findall(r'y="62" text-anchor="middle" class="small">(\d+) s<', told)
    retries = Retries(max_retries=groq.DEFAULT_MAX_RETRIES, max_wait=60, spread=lambda: 1.0)
    failed = errors.ServerError("something", status_code=503)
    assert [float(seconds) for seconds in drawn] == [retries.after(failed) for _ in drawn]
    assert retries.after(failed) is None


class Site:
    """The site's sources in a folder of their own, to be built and to be spoiled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(DOCS, folder / "docs")
        shutil.copytree(
            ROOT / "groq", folder / "groq", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(ROOT / "zensical.toml", folder)
        for name in ("CHANGELOG.md", "generated", "scripts"):
            (folder / name).symlink_to(ROOT / name)

    def build(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [ZENSICAL, "build", "--strict", "--clean"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )

    def pages(self) -> dict[str, str]:
        site = self.folder / "site"
        return {str(page.relative_to(site)): page.read_text() for page in site.rglob("*.html")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    site = Site(tmp_path_factory.mktemp("site"))
    done = site.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return site.pages()


def entries(module: ModuleType, *, but: Iterable[str] = ()) -> set[str]:
    return {f"{module.__name__}.{name}" for name in set(module.__all__).difference(but)}


def test_the_reference_has_every_public_name(built: dict[str, str]) -> None:
    reference = "".join(page for name, page in built.items() if name.startswith("reference/"))
    there = set(re.findall(r'id="(groq\.[\w.]+)"', reference))
    wanted = entries(groq, but=MODULES.union(errors.__all__))
    for module in (errors, telemetry, testing, types):
        wanted |= entries(module)
    assert wanted - there == set()


def test_nothing_is_fetched_from_elsewhere(built: dict[str, str]) -> None:
    fetched = re.compile(
        r"<(?:script|img|iframe|source|link)\b[^>]*?\b(?:src|href)=[\"']?([^\"' >]+)"
    )
    found = {address for page in built.values() for address in fetched.findall(page)}
    assert any(address.endswith(".js") for address in found)
    assert {address for address in found if "//" in address} == set()


def test_links_that_lead_nowhere_fail_the_build(tmp_path: Path) -> None:
    site = Site(tmp_path)
    with (tmp_path / "docs" / "testing.md").open("a") as page:
        page.write("\n[a](gone.md)\n[b](errors.md#gone)\n[c][groq.errors.GoneError]\n")
    done = site.build()
    assert done.returncode != 0
    told = done.stdout + done.stderr
    for fault in ("page does not exist", "anchor does not exist", "unresolved autoref"):
        assert fault in told
    assert "3 issues found" in told
