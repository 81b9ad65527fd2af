"""`groq.types`: our models, and the modules and names that Groq's own SDK has for them."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from attrs import frozen

from .annotations import Annotations
from .document import Document, is_named
from .naming import attribute_of, is_plain
from .shapes import Shape, names_in, properties_of, without_null

ROOT = "groq.types"
MODELS = "groq_api.models"

# What `groq.types` offers besides the schemas of the document: its module, and the names.
EXTRAS = {
    "groq._params": ("BatchAudioParams", "ChatParams", "ResponseParams"),
    "groq_api.types": ("Attempt",),
}

# The packages whose names the root offers, too.
SHARED = "shared"

DOCSTRINGS = {
    ROOT: """The types of requests and results, as generated from the OpenAPI document.

Results are attrs classes: `ChatCompletion`, `ChatCompletionChunk`, `Transcription`, `Model`
and everything inside them. Parameters are typed dicts: plain dicts at run time, checked by
type checkers. Each loads when it is first used.

The modules in here have the names that Groq's own SDK uses, for the same classes.""",
}

Names = Mapping[str, str]
Table = Mapping[str, Names]

# Users of these aliases write such values, so they get to know a container that can be changed.
_annotation = Annotations("list", "dict", has_open_enums=False, echoes={})


@frozen
class Params:
    """A request object by whose name one writes the arguments of a call, not a body.

    It adds those keys that are called something else on the wire.
    """

    name: str
    base: str
    arguments: dict[str, str]


@frozen
class Module:
    """A module with names for what `models` has, and with types that have no name there."""

    path: str
    imports: list[str]
    aliases: dict[str, str]
    params: list[Params]
    names: list[str]


@frozen
class Package:
    """A package whose names load when they are used.

    `homes` has the module of each name; one that begins with a dot is in the package itself.
    """

    path: str
    homes: dict[str, str]
    modules: list[str]

    @property
    def docstring(self) -> str:
        """What it says of itself."""
        return DOCSTRINGS.get(self.path, f"What Groq's own SDK has in `{self.path}`.")

    @property
    def names(self) -> list[str]:
        """Every name it offers."""
        return sorted(self.homes)

    @property
    def names_by_module(self) -> dict[str, list[str]]:
        """The same, by the module that a name comes from."""
        pairs = sorted((self._absolute(module), name) for name, module in self.homes.items())
        grouped = groupby(pairs, key=lambda pair: pair[0])
        return {module: [name for _, name in group] for module, group in grouped}

    def _absolute(self, module: str) -> str:
        return self.path + module if module.startswith(".") else module


def table_findings(table: Table, document: Document) -> Iterator[str]:
    """What is wrong with the table: names that stand for nothing, or for two things at once."""
    for module, names in table.items():
        for name, target in names.items():
            if not _stands_for_something(target, document):
                yield f"{module}: {name}: the document has no {target}"
    for module, name, target in _offered_by_root(table):
        if name in document.schemas and target in document.schemas and name != target:
            yield f"{module}: {name}: {ROOT} has a {name} already, and that is no {target}"


def modules_of(table: Table, document: Document) -> list[Module]:
    """Views of the modules of the table."""
    return [_module(path, names, document) for path, names in table.items()]


def packages_of(table: Table, document: Document) -> list[Package]:
    """Views of the packages around those modules, the root first."""
    inner = [package for package in _packages(table) if package]
    return [_root(table, document), *(_package(package, table) for package in inner)]


def _stands_for_something(target: str, document: Document) -> bool:
    name, _, wire = target.partition(".")
    schema = document.schemas.get(name, {})
    return wire in schema.get("properties", {}) if wire else is_named(schema)


def _module(path: str, names: Names, document: Document) -> Module:
    shapes = {name: _shape(target, document) for name, target in names.items() if "." in target}
    odd = {name: odd for name, target in names.items() if (odd := _odd_keys(target, document))}
    used = {inner for shape in shapes.values() for inner in names_in(shape)}
    used |= {inner for keys in odd.values() for shape in keys.values() for inner in names_in(shape)}
    used |= {names[name] for name in odd}
    plain = [(name, target) for name, target in names.items() if name not in {*shapes, *odd}]
    return Module(
        f"{ROOT}.{path}",
        sorted([*(_import(target, name) for name, target in plain), *used]),
        {name: _annotation(shape) for name, shape in shapes.items()},
        [_params(name, names[name], keys) for name, keys in odd.items()],
        sorted(names),
    )


def _shape(target: str, document: Document) -> Shape:
    owner, _, wire = target.partition(".")
    found = {prop.wire: prop.shape for prop in properties_of(owner, document)}
    return without_null(found[wire])


def _odd_keys(target: str, document: Document) -> dict[str, Shape]:
    """Arguments for those properties of a request object that no argument can be called after."""
    if document.schemas.get(target, {}).get("x-sdk-kind") != "request":
        return {}
    properties = properties_of(target, document)
    return {attribute_of(p.wire): p.shape for p in properties if not is_plain(p.wire)}


def _params(name: str, base: str, keys: Mapping[str, Shape]) -> Params:
    return Params(name, base, {key: _annotation(shape) for key, shape in keys.items()})


def _import(target: str, name: str) -> str:
    return name if target == name else f"{target} as {name}"


def _packages(table: Table) -> list[str]:
    """Packages by their path below the root, which has none."""
    return sorted({path.rpartition(".")[0] for path in table})


def _package(path: str, table: Table) -> Package:
    own = {module: names for module, names in table.items() if module.rpartition(".")[0] == path}
    homes = {next(iter(names)): _below(path, module) for module, names in own.items()}
    modules = [home.removeprefix(".") for home in homes.values()]
    return Package(f"{ROOT}.{path}" if path else ROOT, homes, sorted(modules))


def _below(path: str, module: str) -> str:
    return module.removeprefix(path) if path else f".{module}"


def _root(table: Table, document: Document) -> Package:
    schemas = document.schemas.items()
    homes = {name: MODELS for name, schema in schemas if is_named(schema)}
    homes |= {name: module for module, names in EXTRAS.items() for name in names}
    own = _package("", table)
    offered = {name: f".{module}" for module, name, _ in _offered_by_root(table)}
    packages = [package for package in _packages(table) if package]
    return Package(ROOT, {**offered, **homes}, sorted([*own.modules, *packages]))


def _offered_by_root(table: Table) -> Iterator[tuple[str, str, str]]:
    """Module, name and target of what the root has from the table."""
    for module, names in table.items():
        if module.rpartition(".")[0] in {"", SHARED}:
            name, target = next(iter(names.items()))
            yield module, name, target
