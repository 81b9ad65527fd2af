"""The generator: the same output every time, no difference unnoticed, and every construct right."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from groq import ValidationError
from groq._validation import check_body
from scripts import generate as program
from scripts.codegen.run import generate
from scripts.codegen.tree import read_tree

if TYPE_CHECKING:
    from types import ModuleType

pytestmark = pytest.mark.usefixtures("uncovered")

OPENAPI = program.ROOT / "openapi"
PACKAGE = program.ROOT / "generated" / "groq_api"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=program.ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def put(target: Any, pointer: tuple[str, ...], value: Any) -> None:
    for step in pointer[:-1]:
        target = target[step]
    target[pointer[-1]] = value


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `openapi`, whose document is short, and the package made of it."""
    folder = tmp_path_factory.mktemp("constructs")
    openapi = Path(shutil.copytree(OPENAPI, folder / "openapi"))
    (openapi / "groq.yaml").write_text(CONSTRUCTS)
    assert generate(openapi, folder / "constructs_api") == []
    return folder


@pytest.fixture
def package(constructs: Path, tmp_path: Path) -> Path:
    """A copy of the generated package, to do harm to."""
    return Path(shutil.copytree(constructs / "constructs_api", tmp_path / "constructs_api"))


@pytest.fixture
def openapi(constructs: Path, tmp_path: Path) -> Path:
    """A copy of the folder `openapi`, to do harm to."""
    return Path(shutil.copytree(constructs / "openapi", tmp_path / "openapi"))


class TestProgram:
    def test_a_tool_of_another_version_is_not_used(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(program, "_pins", lambda: ["ruff==0.0.1", "no-such-tool==1"])
        monkeypatch.setattr(sys, "argv", ["generate"])

        assert program.main() == 1
        assert capsys.readouterr().err.splitlines() == [
            f'ruff==0.0.1 is pinned, {version("ruff")} is installed; run pip install "ruff==0.0.1"',
            'no-such-tool==1 is pinned, no version is installed; run pip install "no-such-tool==1"',
        ]

    def test_the_tools_that_decide_the_output_are_pinned(self) -> None:
        pinned = {pin.partition("==")[0] for pin in program._pins()}

        assert pinned >= {"jinja2", "openapi-python-client", "ruff"}
        assert program.unpinned(program._pins()) == []


class TestCheck:
    def test_every_kind_of_difference_is_named_and_mended(
        self, openapi: Path, package: Path
    ) -> None:
        expected = read_tree(package)
        (package / "types.py").write_text("tampered = True\n")
        (package / "models" / "usage.py").write_text("stale = True\n")
        (package / "api" / "things" / "list_things.py").unlink()

        differences = generate(openapi, package, check=True)
        untouched = read_tree(package)
        problems = generate(openapi, package)

        assert differences == [
            "api/things/list_things.py is missing: run make generate",
            "models/usage.py should not be there: run make generate",
            "types.py is out of date: run make generate",
        ]
        assert untouched != expected
        assert problems == []
        assert read_tree(package) == expected

    def test_what_python_compiled_is_no_difference(self, openapi: Path, package: Path) -> None:
        cache = package / "__pycache__"
        cache.mkdir(exist_ok=True)
        (cache / "types.cpython-311.pyc").write_bytes(b"")

        assert generate(openapi, package, check=True) == []

    def test_templates_and_options_without_effect_are_named(self, tmp_path: Path) -> None:
        openapi = Path(shutil.copytree(OPENAPI, tmp_path / "openapi"))  # it uses all that there are
        (openapi / "templates" / "str_enumm.py.jinja").write_text("never asked for")
        with (openapi / "config.yaml").open("a") as config:
            config.write("field_prefix: field_\n")

        assert generate(openapi, PACKAGE, check=True) == [
            "config.yaml: field_prefix has no effect, remove it",
            "templates/str_enumm.py.jinja is never used, remove it",
        ]

    @pytest.mark.parametrize(
        ("pointer", "value", "problem"),
        [
            (("paths", "/things", "get", "operationId"), 7, "7 is not of type 'string'"),
            (("components", "schemas", "Made", "properties", "name", "default"), "x", "would send"),
            (
                ("paths", "/things", "get", "responses", "200", "content"),
                {"audio/aiff": {"schema": {"type": "string", "format": "binary"}}},
                "Unsupported content_type audio/aiff",
            ),
        ],
        ids=["no OpenAPI", "against our rules", "too much for the generator"],
    )
    def test_a_faulty_document_changes_nothing(
        self, openapi: Path, package: Path, pointer: tuple[str, ...], value: Any, problem: str
    ) -> None:
        document = yaml.safe_load((openapi / "groq.yaml").read_text())
        put(document, pointer, value)
        (openapi / "groq.yaml").write_text(yaml.safe_dump(document))
        before = read_tree(package)

        problems = generate(openapi, package)

        assert problems
        assert [each for each in problems if problem in each] == problems
        assert read_tree(package) == before

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            ("openapi: 3.1.0", "/openapi: the key is there twice"),
            ("openapi: '3.1.0", ": not YAML: while scanning a quoted scalar"),
        ],
    )
    def test_faulty_yaml_is_a_fault_of_the_document(
        self, openapi: Path, package: Path, line: str, problem: str
    ) -> None:
        with (openapi / "groq.yaml").open("a") as document:
            document.write(f"\n{line}\n")

        (found,) = generate(openapi, package)

        assert found.startswith(f"openapi/groq.yaml: {problem}")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Packages of two runs that hash strings differently and stand in different folders."""
    code = "import sys; from pathlib import Path; from scripts.codegen.run import generate; "
    code += "sys.exit(len(generate(Path('openapi'), Path(sys.argv[1]))))"
    folders = [tmp_path_factory.mktemp("run") / "groq_api" for _ in range(2)]
    for seed, folder in enumerate(folders, start=1):
        ran = run("-c", code, str(folder), PYTHONHASHSEED=str(seed))
        assert ran.returncode == 0, ran.stderr
    return folders


class TestDeterminism:
    def test_two_runs_write_the_same_bytes(self, packages: list[Path]) -> None:
        first, second = map(read_tree, packages)

        assert first == second
        assert first == read_tree(PACKAGE)

    def test_no_file_mentions_where_it_was_made(self, packages: list[Path]) -> None:
        places = [str(program.ROOT), str(packages[0].parent), sys.prefix]

        for path, content in read_tree(packages[0]).items():
            assert not any(place in content.decode() for place in places), path


CONSTRUCTS = """
openapi: 3.1.0
info: {title: Constructs, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      summary: List things
      tags: [things]
      parameters:
        - {name: id, in: query, schema: {type: array, items: {type: string}}}
        - {name: full, in: query, schema: {type: boolean}}
        - {name: since, in: query, required: true, schema: {type: integer}}
      responses:
        '200':
          description: Things.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Things'}}
            text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}
    post:
      operationId: makeThing
      summary: Make a thing
      tags: [things]
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/ThingRequest'}}
      responses:
        '204': {description: Made.}
  /things/{id}/picture:
    get:
      operationId: drawThing
      summary: Draw a thing
      tags: [things]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: A picture.
          content:
            application/octet-stream: {schema: {type: string, format: binary}}
components:
  schemas:
    ThingRequest:
      type: object
      x-sdk-kind: request
      properties:
        from: {type: string, description: Where from., examples: [here]}
        within:
          anyOf: [{$ref: '#/components/schemas/ThingRequest'}, {type: 'null'}]
          description: What it is in.
    Things:
      type: object
      x-sdk-kind: response
      x-sdk-readers:
        second_cause: {path: 'failure.causes[1].text', description: 'Says \\ and "quotes".'}
      properties:
        events: {type: array, items: {$ref: '#/components/schemas/Event'}}
        by_name:
          type: object
          additionalProperties: {anyOf: [{$ref: '#/components/schemas/Broken'}, {type: 'null'}]}
        failure: {$ref: '#/components/schemas/Broken'}
        content:
          anyOf:
            - {type: string}
            - {type: array, items: {$ref: '#/components/schemas/Broken'}}
        faults:
          anyOf:
            - {$ref: '#/components/schemas/Broken'}
            - {type: array, items: {$ref: '#/components/schemas/Broken'}}
        notes:
          anyOf:
            - {type: object, additionalProperties: {$ref: '#/components/schemas/Broken'}}
            - {type: array, items: {type: string}}
            - {type: string}
        headers: {type: object, additionalProperties: {type: string}}
        class: {type: string}
    Event:
      description: Something happened.
      oneOf: [{$ref: '#/components/schemas/Made'}, {$ref: '#/components/schemas/Broken'}]
    Made:
      type: object
      x-sdk-kind: response
      required: [kind, name]
      properties:
        state: {const: good}
        kind: {const: made}
        name: {type: string}
    Broken:
      type: object
      x-sdk-kind: response
      properties:
        kind: {const: broken}
        text: {type: string}
        causes: {type: array, items: {$ref: '#/components/schemas/Broken'}}
"""


@pytest.fixture(scope="module")
def things(constructs: Path) -> ModuleType:
    """The module of the one operation."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(constructs))
        return importlib.import_module("constructs_api.api.things.list_things")


class TestConstructs:
    """What the document of this repository does not need at present, but may at any time."""

    def test_members_of_a_union_are_told_apart_by_the_constant_they_share(
        self, things: ModuleType
    ) -> None:
        events = [{"kind": "made", "name": "a"}, {"kind": "broken", "text": "b"}]

        found = things.from_payload({"events": events})

        assert [type(event).__name__ for event in found.events] == ["Made", "Broken"]
        assert things.chunk_from_payload(events[1]) == found.events[1]
        assert found.to_dict() == {"events": events}

    @pytest.mark.parametrize("event", [{"kind": "lost", "n": 1}, {"n": 1}, {}])
    def test_a_member_that_is_new_stays_a_dict(self, things: ModuleType, event: Any) -> None:
        assert things.chunk_from_payload(event) == event
        assert things.from_payload({"events": [event]}).events == [event]

    @pytest.mark.parametrize(
        ("payload", "path"),
        [
            ({"events": [{"kind": "made"}]}, "events[0].name"),
            ({"events": [{"kind": []}]}, "events[0].kind"),
            ({"events": ["made"]}, "events[0]"),
            ({"by_name": {"a": None, "b": 1}}, "by_name.b"),
            ({"by_name": []}, "by_name"),
            ({"content": [{}, None]}, "content[1]"),
            ({"faults": "a"}, "faults"),
            ({"faults": {"causes": 1}}, "faults.causes"),
            ({"faults": [{}, None]}, "faults[1]"),
            ({"notes": {"a": "b"}}, "notes.a"),
            ({"headers": 1}, "headers"),
        ],
    )
    def test_faults_are_found_in_unions_and_maps(
        self, things: ModuleType, payload: Any, path: str
    ) -> None:
        with pytest.raises(ValueError, match=r"required|expected") as caught:
            things.from_payload(payload)

        assert getattr(caught.value, "path", None) == path

    def test_text_or_an_array_of_objects_is_either(self, things: ModuleType) -> None:
        assert things.from_payload({"content": "a"}).content == "a"
        assert things.from_payload({"content": [{"text": "a"}]}).content[0].text == "a"

    def test_an_object_or_an_array_is_either(self, things: ModuleType) -> None:
        for payload in (
            {"faults": {"text": "a"}, "notes": {"first": {"text": "b"}}},
            {"faults": [{"text": "a"}], "notes": ["b"]},
            {"notes": "b"},
        ):
            assert things.from_payload(payload).to_dict() == payload
        assert things.from_payload({"faults": {"text": "a"}}).faults.text == "a"
        assert things.from_payload({"faults": [{"text": "a"}]}).faults[0].text == "a"

    def test_a_name_that_is_taken_gets_an_underscore_and_keeps_its_wire_name(
        self, things: ModuleType
    ) -> None:
        payload = {"headers": {"a": "b"}, "class": "c"}

        found = things.from_payload(payload)

        assert (found.headers_, found.class_) == ({"a": "b"}, "c")
        assert found.to_dict() == payload
        assert dict(found.headers) == {}

    def test_a_reader_is_none_wherever_its_path_ends(self, things: ModuleType) -> None:
        ends: list[Any] = [None, {}, {"causes": []}, {"causes": [{}]}, {"causes": [{}, {}]}]

        assert [things.from_payload({"failure": end}).second_cause for end in ends] == [None] * 5
        causes = {"causes": [{}, {"text": "x"}]}
        assert things.from_payload({"failure": causes}).second_cause == "x"

    def test_a_description_becomes_a_docstring_as_it_is(self, things: ModuleType) -> None:
        reader = type(things.from_payload({})).second_cause

        assert reader.__doc__ == 'Says \\ and "quotes".'

    def test_nesting_without_end_is_a_fault(self, things: ModuleType) -> None:
        payload: dict[str, Any] = {}
        for _ in range(sys.getrecursionlimit()):
            payload = {"causes": [payload]}

        with pytest.raises(ValueError, match="nested too deeply"):
            things.from_payload({"failure": payload})

    def test_query_parameters_are_written_as_json_has_them(self, things: ModuleType) -> None:
        given = things.build_request(since=5, full=False, id=["a", "b"])

        assert given["params"] == [("id", "a"), ("id", "b"), ("full", "false"), ("since", "5")]
        assert things.build_request(since=5)["params"] == [("since", "5")]

    def test_an_operation_without_an_answer_reads_none(self, things: ModuleType) -> None:
        make = importlib.import_module(f"{things.__package__}.make_thing")

        assert make.build_request(body={"from": "a"})["content"] == b'{"from":"a"}'
        assert not hasattr(make, "parse")

    def test_a_body_may_hold_itself_and_is_described_once_and_without_prose(
        self, things: ModuleType
    ) -> None:
        schema = importlib.import_module(f"{things.__package__}.make_thing").BODY_SCHEMA
        within = {"anyOf": [{"$ref": "#/$defs/ThingRequest"}, {"type": "null"}]}
        described = {"type": "object", "properties": {"from": {"type": "string"}, "within": within}}

        assert schema == {**described, "$defs": {"ThingRequest": described}}
        check_body({"from": "a", "within": {"within": {"from": "b"}}}, schema)
        with pytest.raises(ValidationError) as refused:
            check_body({"within": {"within": {"from": 5}}}, schema)
        assert refused.value.param == "within.within.from"

    def test_an_operation_that_answers_bytes_says_what_they_are(self, things: ModuleType) -> None:
        draw = importlib.import_module(f"{things.__package__}.draw_thing")

        assert draw.build_request(id="a/b")["path"] == "/things/a%2Fb/picture"
        assert draw.MEDIA_TYPE == "application/octet-stream"
        assert not hasattr(draw, "parse")
        assert not hasattr(things, "MEDIA_TYPE")
