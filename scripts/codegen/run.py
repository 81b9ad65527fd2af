"""From the folder `openapi` to the generated package, in one go."""

from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from scripts.authoring.text import yaml_findings
from scripts.lint_openapi import lint, report

from .project import write_package
from .tree import Tree, differences, read_tree, update


def generate(openapi: Path, package: Path, *, check: bool = False) -> list[str]:
    """Bring the package up to date, or with `check` only compare it.

    Args:
        openapi: Folder with `groq.yaml`, `config.yaml` and `templates/`.
        package: Folder of the generated package; files in it that are not generated are deleted.
        check: Write nothing; that the package is not up to date is wrong then.

    Returns:
        What is wrong, line by line. If anything is, nothing was written.
    """
    text = (openapi / "groq.yaml").read_text(encoding="utf-8")
    if problems := invalid(text):
        return problems
    fresh, problems = _generated(text, openapi)
    if check and not problems:
        return [f"{each}: run make generate" for each in differences(fresh, read_tree(package))]
    if not problems:
        update(package, fresh)
    return problems


def invalid(text: str) -> list[str]:
    """What is wrong with a document: its YAML, its OpenAPI, or how it keeps to our rules."""
    if findings := yaml_findings(text):
        return report(findings)
    document = yaml.safe_load(text)
    errors = OpenAPIV31SpecValidator(document).iter_errors()
    problems = [f"openapi/groq.yaml: {error.json_path}: {error.message}" for error in errors]
    return problems or report(lint(document))


def _generated(text: str, openapi: Path) -> tuple[Tree, list[str]]:
    with TemporaryDirectory() as folder:
        package = Path(folder, "groq_api")
        problems = write_package(yaml.safe_load(text), openapi, package)
        return read_tree(package), problems
