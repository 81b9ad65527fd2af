"""Every code block of the README is run: Python against the simulator, shell for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.code_blocks import ROOT, Block, blocks_of, run_program, run_shell, run_tests, shell_lines

if TYPE_CHECKING:
    from pathlib import Path

BLOCKS = blocks_of(ROOT / "README.md")
PROGRAMS = [block for block in BLOCKS if block.is_program]
TESTS = [block for block in BLOCKS if block.is_test]


def test_every_block_says_its_language() -> None:
    assert {block.language for block in BLOCKS} == {"python", "shell"}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("block", PROGRAMS, ids=lambda block: block.place)
def test_a_python_block_runs_and_prints(block: Block) -> None:
    printed = run_program(block)
    assert printed.strip()
    assert "broke after" not in printed


@pytest.mark.parametrize("block", TESTS, ids=lambda block: block.place)
def test_a_block_of_tests_passes(block: Block, tmp_path: Path) -> None:
    run_tests(block, tmp_path)


@pytest.mark.parametrize("command", shell_lines(BLOCKS))
def test_a_shell_line_works(command: str) -> None:
    run_shell(command)
