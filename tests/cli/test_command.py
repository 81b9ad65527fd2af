"""The command as a whole: how it starts, what it needs, what it may use."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import groq

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Done

PACKAGE = Path(groq.__file__).parent
MODULES = sorted((PACKAGE / "_cli").glob("*.py"))

# Where the packages of the extra are not installed; Python finds this before them.
WITHOUT = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in ("click", "rich"):
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Absent())
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name: None if name in ("click", "rich") else found(name)
from groq.__main__ import main
sys.exit(main())
"""


def test_help_loads_nothing_that_is_not_shown() -> None:
    program = (
        "import sys; from groq._cli.running import run; run(['--help']); "
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert "transcribe" in done.stdout
    loaded = set(done.stderr.split())
    assert "groq._cli.chat" in loaded
    assert not loaded & {"httpx", "attrs", "orjson", "rich", "prompt_toolkit", "markdown_it", "ssl"}


def test_the_package_itself_loads_none_of_it() -> None:
    program = "import groq, sys; groq.Groq(api_key='gsk_any'); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    loaded = done.stdout.split()  # click and rich among them, which httpx loads if it finds them
    assert not [name for name in loaded if name.startswith(("groq._cli.", "prompt_toolkit"))]


def test_without_its_packages_it_says_how_to_get_them() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "chat"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "needs click, rich." in done.stderr
    assert "pip install 'groq-openapi[cli]'" in done.stderr


def test_the_script_is_the_module() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["scripts"]["groq"].partition(":")
    assert callable(getattr(import_module(module), name))


def test_shells_can_complete(command: Callable[..., Done]) -> None:
    done = command(
        _GROQ_COMPLETE="bash_complete", COMP_WORDS="groq transcribe --for", COMP_CWORD="2"
    )
    assert done.stdout == "plain,--format\n"


def test_no_command_is_wrong_usage_and_its_version_is_told(command: Callable[..., Done]) -> None:
    nothing = command()
    assert nothing.returncode == 2
    assert "Usage: groq" in nothing.stderr
    assert command("--version").stdout == f"groq-openapi, version {groq.__version__}\n"
    wrong = command("chatt")
    assert wrong.returncode == 2
    assert "No such command 'chatt'" in wrong.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.stem))
def test_commands_use_what_users_may_use(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    ours = {module for module in modules if module.split(".")[0] in {"groq", "groq_api"}}
    assert {m for m in ours if not m.startswith("groq._cli")} <= {"groq", "groq.types"}
    attributes = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "groq"
    }
    assert attributes <= set(groq.__all__)


@pytest.mark.parametrize(
    ("typed", "offered"), [("tr", "transcribe"), ("transcribe --form", "--format")]
)
def test_a_shell_can_complete_what_is_typed(typed: str, offered: str) -> None:
    asked = {"COMP_WORDS": f"groq {typed}", "COMP_CWORD": str(1 + typed.count(" "))}
    program = "from groq._cli.running import run; run([])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | asked | {"_GROQ_COMPLETE": "bash_complete"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert offered in done.stdout
    assert done.stderr == ""
