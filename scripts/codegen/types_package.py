"""From the document and `openapi/dropin` to the package `groq/types`, in one go."""

from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .docstrings import docstring
from .document import Document
from .dropin import ROOT, Table, modules_of, packages_of, table_findings
from .tidy import tidy
from .tree import Tree, differences, read_tree, update

HEADER = '# Generated from openapi/dropin by "make generate". Do not edit.'


def generate_types(openapi: Path, package: Path, *, check: bool = False) -> list[str]:
    """Bring `groq/types` up to date, or with `check` only compare it.

    Args:
        openapi: Folder with `groq.yaml` and `dropin/`; the document has passed the lint.
        package: Folder of the package; files in it that are not generated are deleted.
        check: Write nothing; that the package is not up to date is wrong then.

    Returns:
        What is wrong, line by line. If anything is, nothing was written.
    """
    document = Document(yaml.safe_load((openapi / "groq.yaml").read_text(encoding="utf-8")))
    table: Table = yaml.safe_load((openapi / "dropin/names.yaml").read_text(encoding="utf-8"))
    if problems := list(table_findings(table, document)):
        return [f"openapi/dropin/names.yaml: {problem}" for problem in problems]
    fresh = _generated(table, document, openapi / "dropin")
    if check:
        return [f"{each}: run make generate" for each in differences(fresh, read_tree(package))]
    update(package, fresh)
    return []


def _generated(table: Table, document: Document, templates: Path) -> Tree:
    environment = _environment(templates)
    with TemporaryDirectory() as folder:
        for module in modules_of(table, document):
            text = environment.get_template("module.py.jinja").render(module=module)
            _write(Path(folder, f"{_below_root(module.path)}.py"), text)
        for package in packages_of(table, document):
            text = environment.get_template("package.py.jinja").render(package=package)
            _write(Path(folder, _below_root(package.path), "__init__.py"), text)
        tidy(Path(folder))
        return read_tree(Path(folder))


def _environment(templates: Path) -> Environment:
    environment = Environment(  # it writes Python  # nosec B701
        loader=FileSystemLoader(templates),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  it is Python that comes out, not HTML
    )
    environment.globals.update(header=HEADER)
    environment.filters.update(docstring=docstring, literal=repr)
    return environment


def _below_root(path: str) -> str:
    return path.removeprefix(ROOT).lstrip(".").replace(".", "/")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
