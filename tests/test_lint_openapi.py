"""Each authoring rule finds the fault that it is there for, and nothing is wrong otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scripts.authoring.text import yaml_findings
from scripts.lint_openapi import DOCUMENT, lint, main, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("uncovered")

DOCUMENT_TEXT = """
openapi: 3.1.0
info: {title: Small, version: '1'}
paths:
  /things/{id}:
    post:
      operationId: makeThing
      summary: Make a thing
      tags: [things]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/ThingRequest'}}
      responses:
        '200':
          description: The thing.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Thing'}}
            text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}
components:
  schemas:
    ThingRequest:
      type: object
      x-sdk-kind: request
      x-sdk-null: [color]
      required: [part]
      properties:
        part: {$ref: '#/components/schemas/PartParam'}
        color: {anyOf: [{$ref: '#/components/schemas/Color'}, {type: 'null'}]}
        extra: {type: object, additionalProperties: true}
    PartParam:
      type: object
      x-sdk-kind: request
      required: [name]
      properties:
        name: {type: string}
    Color: {type: string, enum: [red, green]}
    Thing:
      type: object
      x-sdk-kind: response
      x-sdk-readers:
        first: {path: 'parts[0].name', description: Name of the first part.}
      properties:
        parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
        color: {$ref: '#/components/schemas/Color'}
    Part:
      type: object
      x-sdk-kind: response
      x-sdk-param: PartParam
      required: [name]
      properties:
        name: {type: string}
    Event:
      oneOf: [{$ref: '#/components/schemas/Made'}, {$ref: '#/components/schemas/Broken'}]
    Made:
      type: object
      x-sdk-kind: response
      properties:
        type: {const: made}
        thing: {$ref: '#/components/schemas/Thing'}
    Broken:
      type: object
      x-sdk-kind: response
      properties:
        type: {const: broken}
"""

Change = tuple[str, Any]


def document(*changes: Change) -> dict[str, Any]:
    """The small document, with values put at some pointers; None removes what is there."""
    raw: dict[str, Any] = yaml.safe_load(DOCUMENT_TEXT)
    for pointer, value in changes:
        *steps, last = (step.replace("~1", "/") for step in pointer.split("/"))
        target: Any = raw
        for step in steps:
            target = target[int(step)] if isinstance(target, list) else target[step]
        if value is None:
            del target[last]
        else:
            target[last] = value
    return raw


OPERATION = "paths/~1things~1{id}/post"
CONTENT = f"{OPERATION}/requestBody/content"
ANSWERS = f"{OPERATION}/responses/200/content"
SCHEMAS = "components/schemas"
REQUEST = f"{SCHEMAS}/ThingRequest"
COLOR = f"{REQUEST}/properties/color"


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


FAULTS: dict[str, tuple[list[Change], str, str]] = {
    "an object in place": (
        [(COLOR, {"type": "object", "properties": {"a": {"type": "string"}}})],
        COLOR,
        "an object in place",
    ),
    "an enum in place": (
        [(COLOR, {"type": "string", "enum": ["red", "green"]})],
        COLOR,
        "an enum in place",
    ),
    "a union of objects in place": (
        [(f"{SCHEMAS}/Thing/properties/color", {"oneOf": [ref("Made"), ref("Broken")]})],
        f"{SCHEMAS}/Thing/properties/color",
        "a union of objects in place",
    ),
    "an enum of one value": (
        [(f"{SCHEMAS}/Color/enum", ["red"])],
        f"{SCHEMAS}/Color",
        "use const",
    ),
    "null in an enum": (
        [(f"{SCHEMAS}/Color/enum", ["red", "green", None])],
        f"{SCHEMAS}/Color",
        "null among the values",
    ),
    "an enum of mixed types": (
        [(f"{SCHEMAS}/Color/enum", ["red", 1])],
        f"{SCHEMAS}/Color",
        "values of that type",
    ),
    "an enum that YAML made booleans of": (
        [(f"{SCHEMAS}/Color/enum", [True, False])],
        f"{SCHEMAS}/Color",
        "values of that type",
    ),
    "a default": (
        [(f"{REQUEST}/properties/extra/default", {})],
        f"{REQUEST}/properties/extra",
        "the generator would send the default",
    ),
    "a default of a parameter": (
        [(f"{OPERATION}/parameters/0/schema/default", "x")],
        f"{OPERATION}/parameters/0/schema",
        "the generator would send the default",
    ),
    "nullable as in OpenAPI 3.0": (
        [(f"{SCHEMAS}/Part/properties/name/nullable", True)],
        f"{SCHEMAS}/Part/properties/name",
        "nullable is OpenAPI 3.0",
    ),
    "a nullable enum by its type": (
        [(f"{SCHEMAS}/Color/type", ["string", "null"])],
        f"{SCHEMAS}/Color",
        "a nullable constant, enum or object",
    ),
    "allOf": (
        [(COLOR, {"allOf": [ref("Color")]})],
        COLOR,
        "allOf merges schemas",
    ),
    "a parsed format": (
        [(f"{SCHEMAS}/Part/properties/name/format", "date-time")],
        f"{SCHEMAS}/Part/properties/name",
        "format date-time makes parsing fail",
    ),
    "an array without items": (
        [(f"{REQUEST}/properties/extra", {"type": "array"})],
        f"{REQUEST}/properties/extra",
        "an array without items",
    ),
    "an object without properties": (
        [(f"{REQUEST}/properties/extra", {"type": "object"})],
        f"{REQUEST}/properties/extra",
        "an object without properties",
    ),
    "a component whose class would be called otherwise": (
        [(f"{SCHEMAS}/color_wheel", {"type": "string", "enum": ["a", "b"]})],
        f"{SCHEMAS}/color_wheel",
        "the class would be called ColorWheel",
    ),
    "a union without a shared constant": (
        [(f"{SCHEMAS}/Broken/properties/type", {"type": "string"})],
        f"{SCHEMAS}/Event",
        "no constant property tells these apart",
    ),
    "a union whose constants are the same": (
        [(f"{SCHEMAS}/Broken/properties/type/const", "made")],
        f"{SCHEMAS}/Event",
        "no constant property tells these apart",
    ),
    "a union that contains itself": (
        [(f"{SCHEMAS}/Made/properties/cause", ref("Event"))],
        f"{SCHEMAS}/Event",
        "a union that contains itself",
    ),
    "no operationId": (
        [(f"{OPERATION}/operationId", None)],
        f"{OPERATION}/operationId",
        "missing",
    ),
    "no summary": (
        [(f"{OPERATION}/summary", None)],
        f"{OPERATION}/summary",
        "missing",
    ),
    "two tags": (
        [(f"{OPERATION}/tags", ["things", "others"])],
        f"{OPERATION}/tags",
        "exactly one",
    ),
    "no tag": (
        [(f"{OPERATION}/tags", None)],
        f"{OPERATION}/tags",
        "exactly one",
    ),
    "a header parameter": (
        [(f"{OPERATION}/parameters/0/in", "header")],
        f"{OPERATION}/parameters/0",
        "no code is written for a header parameter",
    ),
    "an optional body": (
        [(f"{OPERATION}/requestBody/required", False)],
        f"{OPERATION}/requestBody",
        "an optional body",
    ),
    "two media types of a body": (
        [(f"{CONTENT}/multipart~1form-data", {"schema": ref("ThingRequest")})],
        f"{OPERATION}/requestBody",
        "exactly one media type",
    ),
    "a media type that cannot be sent": (
        [
            (f"{CONTENT}/application~1json", None),
            (f"{CONTENT}/application~1xml", {"schema": ref("ThingRequest")}),
        ],
        f"{OPERATION}/requestBody",
        "exactly one media type",
    ),
    "a body that is no object": (
        [(f"{CONTENT}/application~1json/schema", ref("Color"))],
        f"{OPERATION}/requestBody",
        "must refer to an object",
    ),
    "the stream before the object": (
        [
            (f"{ANSWERS}/application~1json", None),
            (f"{ANSWERS}/application~1json", {"schema": ref("Thing")}),
        ],
        f"{OPERATION}/responses",
        "application/json must come before text/event-stream",
    ),
    "an answer that nothing reads": (
        [(f"{ANSWERS}/application~1octet-stream", {"schema": ref("Thing")})],
        f"{OPERATION}/responses",
        "application/octet-stream is not read",
    ),
    "an answer that is an object or something else": (
        [(f"{ANSWERS}/application~1json/schema", {"anyOf": [ref("Thing"), ref("Color")]})],
        f"{OPERATION}/responses",
        "application/json must refer",
    ),
    "a stream of whatever was asked for": (
        [(f"{ANSWERS}/text~1event-stream/schema", {"anyOf": [ref("Made"), ref("Broken")]})],
        f"{OPERATION}/responses",
        "text/event-stream must refer",
    ),
    "a stream of anything": (
        [(f"{ANSWERS}/text~1event-stream/schema", {"type": "string"})],
        f"{OPERATION}/responses",
        "text/event-stream must refer",
    ),
    "an object without a direction": (
        [(f"{SCHEMAS}/Made/x-sdk-kind", None)],
        f"{SCHEMAS}/Made",
        "an object without a direction",
    ),
    "a direction of an enum": (
        [(f"{SCHEMAS}/Color/x-sdk-kind", "request")],
        f"{SCHEMAS}/Color",
        "x-sdk-kind is for objects",
    ),
    "a response inside a request": (
        [(f"{REQUEST}/properties/part", {"type": "array", "items": ref("Part")})],
        REQUEST,
        "Part is a response but used in a request",
    ),
    "a request as an answer": (
        [(f"{ANSWERS}/application~1json/schema", ref("ThingRequest"))],
        OPERATION,
        "ThingRequest is a request but used in a response",
    ),
    "an unknown extension": (
        [(f"{SCHEMAS}/Thing/x-sdk-reader", {})],
        f"{SCHEMAS}/Thing/x-sdk-reader",
        "nothing reads this",
    ),
    "an extension on the wrong side": (
        [(f"{SCHEMAS}/Thing/x-sdk-null", ["color"])],
        f"{SCHEMAS}/Thing/x-sdk-null",
        "this is for request objects",
    ),
    "a null of a property that is not there": (
        [(f"{REQUEST}/x-sdk-null", ["colour"])],
        f"{REQUEST}/x-sdk-null",
        "ThingRequest has no property colour",
    ),
    "a null of a required property": (
        [(f"{REQUEST}/x-sdk-null", ["part"])],
        f"{REQUEST}/x-sdk-null",
        "part is required",
    ),
    "a kind of something that is not there": (
        [(f"{SCHEMAS}/Part/x-sdk-extends", "Piece")],
        f"{SCHEMAS}/Part/x-sdk-extends",
        "Piece is no response object",
    ),
    "a kind of something that has more": (
        [
            (f"{SCHEMAS}/Part/x-sdk-extends", "Thing"),
            (f"{SCHEMAS}/Part/properties/color", ref("Color")),
        ],
        f"{SCHEMAS}/Part/x-sdk-extends",
        "parts must be what it is in Thing",
    ),
    "a kind of something that has it for certain": (
        [
            (f"{SCHEMAS}/Broken/x-sdk-extends", "Part"),
            (f"{SCHEMAS}/Broken/properties/name", {"type": "string", "description": "N."}),
        ],
        f"{SCHEMAS}/Broken/x-sdk-extends",
        "name must be what it is in Part",
    ),
    "a param that is not there": (
        [(f"{SCHEMAS}/Part/x-sdk-param", "PieceParam")],
        f"{SCHEMAS}/Part/x-sdk-param",
        "PieceParam is no request object",
    ),
    "a param of two responses": (
        [(f"{SCHEMAS}/Spare", {**yaml.safe_load(DOCUMENT_TEXT)["components"]["schemas"]["Part"]})],
        f"{SCHEMAS}/Spare/x-sdk-param",
        "Part stands for PartParam already",
    ),
    "a param that needs more than there may be": (
        [(f"{SCHEMAS}/Part/required", [])],
        f"{SCHEMAS}/Part/x-sdk-param",
        "name is required of the request but may be missing",
    ),
    "a param with an object that cannot be sent": (
        [
            (f"{SCHEMAS}/Part/properties/inner", ref("Broken")),
            (f"{SCHEMAS}/PartParam/properties/inner", ref("PartParam")),
        ],
        f"{SCHEMAS}/Part/x-sdk-param",
        "inner holds Broken, which needs an x-sdk-param",
    ),
    "a reader along a path that is not there": (
        [(f"{SCHEMAS}/Thing/x-sdk-readers/first/path", "parts[0].nom")],
        f"{SCHEMAS}/Thing/x-sdk-readers",
        "first leads nowhere: Part has no property nom",
    ),
    "a reader that takes an item of an object": (
        [(f"{SCHEMAS}/Made/x-sdk-readers", {"x": {"path": "thing[0]", "description": "X."}})],
        f"{SCHEMAS}/Made/x-sdk-readers",
        "x leads nowhere: item 0 is taken of something that is no array",
    ),
    "a reader that takes a property of text": (
        [(f"{SCHEMAS}/Thing/x-sdk-readers/first/path", "parts[0].name.first")],
        f"{SCHEMAS}/Thing/x-sdk-readers",
        "first is looked up in something that is no object",
    ),
    "a reader called like a property": (
        [(f"{SCHEMAS}/Thing/x-sdk-readers/parts", {"path": "color", "description": "X."})],
        f"{SCHEMAS}/Thing/x-sdk-readers",
        "parts is the name of something else",
    ),
    "a reader without a description": (
        [(f"{SCHEMAS}/Thing/x-sdk-readers/first", {"path": "color"})],
        f"{SCHEMAS}/Thing/x-sdk-readers",
        "first needs a path and a description",
    ),
    "a bound of a body that no client keeps": (
        [(f"{REQUEST}/dependentRequired", {"color": ["parts"]})],
        f"{REQUEST}/dependentRequired",
        "the client does not check this",
    ),
    "a reference to nothing": (
        [(COLOR, ref("Colour"))],
        f"{COLOR}/$ref",
        "there is no #/components/schemas/Colour",
    ),
}


def test_the_small_document_is_in_order() -> None:
    assert lint(document()) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_where_it_is_and_alone(fault: str) -> None:
    changes, place, problem = FAULTS[fault]

    findings = lint(document(*changes))

    assert [finding.pointer for finding in findings] == [f"/{place}"]
    assert problem in findings[0].problem


def test_a_repeated_key_is_found_with_the_line_of_the_second() -> None:
    text = "a:\n  b: 1\n  c: 2\n  b: 3\nd:\n  - {e/f: 1, e/f: 2}\n"

    assert [(place, "line" in problem) for place, problem in yaml_findings(text)] == [
        ("/a/b", True),
        ("/d/0/e~1f", True),
    ]
    assert "line 4" in yaml_findings(text)[0].problem


def test_a_finding_is_reported_with_its_file_its_place_and_what_to_do() -> None:
    findings = lint(document((f"{SCHEMAS}/Color/enum", ["red"])))

    assert report(findings) == [
        "openapi/groq.yaml: /components/schemas/Color: an enum of one value; use const"
    ]


def test_the_document_of_this_repository_is_in_order() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")

    assert report(yaml_findings(text) + lint(yaml.safe_load(text))) == []


def test_an_answer_may_be_one_of_several_objects_for_the_request_to_choose() -> None:
    either = {"anyOf": [ref("Thing"), ref("Part")]}

    assert lint(document((f"{ANSWERS}/application~1json/schema", either))) == []


def test_objects_that_are_only_sent_need_no_constant() -> None:
    part, union = f"{REQUEST}/properties/part", {"anyOf": [ref("PartParam"), ref("OtherPart")]}
    other = {"type": "object", "x-sdk-kind": "request", "properties": {"id": {"type": "string"}}}

    changed = document(
        (f"{SCHEMAS}/OtherPart", other), (f"{SCHEMAS}/AnyPart", union), (part, ref("AnyPart"))
    )

    assert lint(changed) == []


def test_the_program_answers_0_for_a_document_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(DOCUMENT_TEXT, encoding="utf-8")
    monkeypatch.setattr("scripts.lint_openapi.DOCUMENT", path)

    assert main() == 0


def test_the_program_prints_findings_and_answers_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(DOCUMENT_TEXT.replace("[red, green]", "[red]"), encoding="utf-8")
    monkeypatch.setattr("scripts.lint_openapi.DOCUMENT", path)

    assert main() == 1
    assert capsys.readouterr().err.splitlines() == [
        "openapi/groq.yaml: /components/schemas/Color: an enum of one value; use const"
    ]
