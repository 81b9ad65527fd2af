"""How `groq.types` is generated."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.codegen.tree import read_tree
from scripts.codegen.types_package import generate_types
from tests.installations import ROOT

pytestmark = pytest.mark.usefixtures("uncovered")

OPENAPI = ROOT / "openapi"
PACKAGE = ROOT / "groq" / "types"


@pytest.fixture
def openapi(tmp_path: Path) -> Path:
    """A copy of the folder `openapi`, to do harm to."""
    return Path(shutil.copytree(OPENAPI, tmp_path / "openapi"))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the generated package, to do harm to."""
    return Path(shutil.copytree(PACKAGE, tmp_path / "types"))


def test_the_package_of_this_repository_is_up_to_date() -> None:
    assert generate_types(OPENAPI, PACKAGE, check=True) == []


def test_a_difference_is_named_and_mended(openapi: Path, package: Path) -> None:
    (package / "model.py").unlink()
    (package / "chat" / "stale.py").touch()

    assert generate_types(openapi, package, check=True) == [
        "chat/stale.py should not be there: run make generate",
        "model.py is missing: run make generate",
    ]
    assert generate_types(openapi, package) == []
    assert read_tree(package) == read_tree(PACKAGE)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("  Model: Modell", "model: Model: the document has no Modell"),
        ("  Model: Model.vowner", "model: Model: the document has no Model.vowner"),
        (
            "  Model: Batch",
            "model: Model: groq.types has a Model already, and that is no Batch",
        ),
    ],
)
def test_a_name_for_nothing_changes_nothing(
    openapi: Path, package: Path, line: str, problem: str
) -> None:
    table = openapi / "dropin" / "names.yaml"
    text = table.read_text().replace("\nmodel:\n  Model: Model\n", f"\nmodel:\n{line}\n")
    table.write_text(text)

    assert generate_types(openapi, package) == [f"openapi/dropin/names.yaml: {problem}"]
    assert read_tree(package) == read_tree(PACKAGE)
