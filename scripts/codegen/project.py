"""Runs openapi-python-client with our templates, and finishes what it writes.

The generator runs inside this process, because its command has no way to pass `Views` on to the
templates.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from .docstrings import docstring
from .document import Document, is_structured
from .naming import module_of
from .tidy import tidy
from .views import Views

HEADER = '# Generated from openapi/groq.yaml by "make generate". Do not edit.'

# The generator has a fixed set of files, from which two are dropped and to which these are added.
CLIENT_MODULES = ("client.py", "errors.py")
OWN_MODULES = (
    "_build.py",
    "_dump.py",
    "_json.py",
    "_mapping.py",
    "_pydantic.py",
    "_received.py",
    "_request.py",
    "_schemas.py",
    "_shape.py",
)


class Templates(FileSystemLoader):
    """Our templates, remembering which of them were asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._used: set[str] = set()

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Hand out a template."""
        found = super().get_source(environment, template)
        self._used.add(template)
        return found

    def unused(self) -> list[str]:
        """Names of the templates that nobody asked for."""
        return sorted(set(self.list_templates()) - self._used)


def write_package(raw: dict[str, Any], openapi: Path, package: Path) -> list[str]:
    """Generate the package of a document that has passed the lint.

    Args:
        raw: The document.
        openapi: Folder with `config.yaml` and `templates/`.
        package: Folder to write; it must not exist.

    Returns:
        What is wrong: warnings of the generator, options and templates without effect. The
        package may be incomplete then.
    """
    document = Document(raw)
    options = ConfigFile.load_from_path(openapi / "config.yaml")
    templates = Templates(openapi / "templates")
    project = _project(document, options, package)
    if isinstance(project, GeneratorError):
        return [_text(project)]
    views = Views(document)
    _teach(project, views, templates)
    with redirect_stdout(io.StringIO()):  # it announces a temporary folder
        problems = [_text(error) for error in project.build()]
    _finish(project, views, package)
    return [
        *problems,
        *(f"config.yaml: {name} has no effect, remove it" for name in _idle(options)),
        *(f"templates/{name} is never used, remove it" for name in templates.unused()),
    ]


def _project(document: Document, options: ConfigFile, package: Path) -> Project | GeneratorError:
    config = Config.from_sources(
        options, MetaType.NONE, Path("groq.yaml"), "utf-8", overwrite=False, output_path=package
    )
    data = GeneratorData.from_dict(document.raw, config=config)
    if isinstance(data, GeneratorError):
        return data
    # The generator has a class for every map, too; ours stay dicts.
    schemas = document.schemas
    data.models = [m for m in data.models if is_structured(schemas.get(m.class_info.name, {}))]
    return Project(openapi=data, config=config)


def _teach(project: Project, views: Views, templates: Templates) -> None:
    """Make the generator use our templates, and the templates our views."""
    environment = project.env
    loaders = (loader for loader in (templates, environment.loader) if loader)
    environment.loader = ChoiceLoader(list(loaders))
    environment.undefined = StrictUndefined
    environment.globals.update(sdk=views, header=HEADER)
    environment.filters.update(docstring=docstring, literal=repr)


def _finish(project: Project, views: Views, package: Path) -> None:
    """Drop the generator's client, add what it has no file for, and format."""
    for name in CLIENT_MODULES:
        (package / name).unlink()
    (package / "py.typed").touch()
    for name, text in _additions(project.env, views):
        (package / name).write_text(text, encoding="utf-8")
    tidy(package)


def _additions(environment: Environment, views: Views) -> Iterator[tuple[str, str]]:
    for name in OWN_MODULES:
        yield name, environment.get_template(f"{name}.jinja").render()
    for union in views.unions():
        text = environment.get_template("union.py.jinja").render(union=union)
        yield f"models/{module_of(union.name)}.py", text


def _idle(options: ConfigFile) -> list[str]:
    """Options that say what the generator does anyway."""
    return [
        name
        for name in sorted(options.model_fields_set)
        if getattr(options, name) == type(options).model_fields[name].default
    ]


def _text(error: GeneratorError) -> str:
    return f"{error.header} {error.detail or ''}".strip()
