"""The document against what is known of the API, and against bodies as the service sends them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import orjson
import pytest
from openapi_schema_validator import OAS31Validator

from groq_api.types import ResponseModel
from scripts.codegen.document import alternatives, is_structured, ref_name
from scripts.codegen.naming import module_of, parser_of
from tests.document.described import DOCUMENT, Facts, member_names, object_facts, operation_facts
from tests.document.known import (
    ECHOING,
    EVENT,
    FACTS,
    INFERRED,
    OBJECTS,
    OPTIONAL,
    SPLIT,
    known_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUESTS = {n for n, s in DOCUMENT.schemas.items() if s.get("x-sdk-kind") == "request"}
TWINS = [f"{name}Param" for name in OBJECTS if f"{name}Param" in REQUESTS - {*OBJECTS, *SPLIT}]

SAMPLES = Path(__file__).parent / "document" / "samples"
BODIES = [
    pytest.param(name, body, id=f"{path.stem}-{name}-{number}")
    for path in sorted(SAMPLES.glob("*.json"))
    for name, bodies in orjson.loads(path.read_bytes()).items()
    for number, body in enumerate(bodies)
]
ANSWERS = [each for each in BODIES if each.values[0] not in REQUESTS | {"ResponseInputItem"}]


def in_order(facts: dict[str, Facts]) -> dict[str, Facts]:
    """The same facts, with the values of each property sorted."""
    return {
        wire: {key: sorted(v) if key == "enum" else v for key, v in each.items()}
        for wire, each in facts.items()
    }


class TestFacts:
    def test_the_operations_are_those_of_the_service(self) -> None:
        found = {each.raw["operationId"]: operation_facts(each) for each in DOCUMENT.operations()}

        assert found == FACTS["operations"]

    @pytest.mark.parametrize("name", OBJECTS)
    def test_an_object_has_the_properties_that_are_known(self, name: str) -> None:
        assert in_order(object_facts(name)) == in_order(known_of(name))

    @pytest.mark.parametrize("name", TWINS)
    def test_what_is_sent_back_is_what_was_answered(self, name: str) -> None:
        assert in_order(object_facts(name)) == in_order(known_of(name.removesuffix("Param")))

    @pytest.mark.parametrize("name", FACTS["enums"])
    def test_an_enum_has_the_values_that_are_known(self, name: str) -> None:
        assert DOCUMENT.schemas[name]["enum"] == FACTS["enums"][name]

    @pytest.mark.parametrize("name", FACTS["unions"])
    def test_a_union_has_the_members_that_are_known(self, name: str) -> None:
        known = set(FACTS["unions"][name])
        echoed = known | set(FACTS["unions"].get(ECHOING.get(name), ()))
        allowed = known | {f"{each}Param" for each in echoed} | SPLIT

        members = member_names(name)

        assert members <= allowed
        assert {each.removesuffix("Param") for each in members} >= {
            each.removesuffix("Param") for each in known
        }

    def test_every_event_of_a_response_is_there(self) -> None:
        events = {name: object_facts(name) for name in member_names(EVENT)}
        known: dict[str, Facts] = FACTS["objects"][EVENT]

        assert sorted(facts["type"]["enum"][0] for facts in events.values()) == sorted(
            known["type"]["enum"]
        )
        assert {wire for facts in events.values() for wire in facts} == known.keys()

    def test_a_request_is_closed_where_the_service_refuses_what_it_does_not_know(self) -> None:
        schemas = DOCUMENT.schemas
        closed = {name for name in REQUESTS if schemas[name].get("additionalProperties") is False}

        assert closed - SPLIT == {*FACTS["closed"]} & REQUESTS

    def test_nothing_is_there_that_is_not_known(self) -> None:
        objects = {name for name, schema in DOCUMENT.schemas.items() if is_structured(schema)}

        assert objects == {*OBJECTS, *TWINS, *SPLIT} | member_names(EVENT)

    def test_every_difference_still_is_one(self) -> None:
        places = {
            f"{name}.{wire}": facts
            for name in OBJECTS
            for wire, facts in FACTS["objects"][name].items()
        }

        stale = [place for place in INFERRED if places[place] | INFERRED[place] == places[place]]

        assert stale == []
        assert [place for place in OPTIONAL if not places[place].get("required")] == []


class TestBodies:
    @pytest.mark.parametrize(("name", "body"), BODIES)
    def test_a_body_is_what_the_document_describes(self, name: str, body: Any) -> None:
        schema = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT.raw["components"]}

        assert [error.message for error in OAS31Validator(schema).iter_errors(body)] == []

    @pytest.mark.parametrize(("name", "body"), ANSWERS)
    def test_a_body_goes_through_the_models_unharmed(self, name: str, body: Any) -> None:
        assert without_nulls(read(name, body).to_dict()) == without_nulls(body)

    @pytest.mark.parametrize(("name", "body"), ANSWERS)
    def test_every_property_of_a_body_is_described(self, name: str, body: Any) -> None:
        assert list(undescribed(read(name, body))) == []

    def test_there_is_a_body_for_whatever_the_service_answers(self) -> None:
        answers = [DOCUMENT.answers(each).values() for each in DOCUMENT.operations()]
        schemas = [schema for each in answers for schema in each]
        members = [member for schema in schemas for member in alternatives(schema)]
        answered = {ref_name(schema) for schema in [*schemas, *members]} - {None}

        assert answered - {each.values[0] for each in BODIES} == set()


def read(name: str, body: dict[str, Any]) -> ResponseModel:
    """Read a body as its component."""
    module = import_module(f"groq_api.models.{module_of(name)}")
    parse = getattr(module, parser_of(name), None) or getattr(module, name).from_dict
    found = parse(body)
    assert isinstance(found, ResponseModel)
    return found


def undescribed(value: object) -> Iterator[str]:
    """Properties that went into `additional_properties`, however deep."""
    if isinstance(value, ResponseModel):
        yield from value.additional_properties or ()
        for each in attrs.fields(type(value)):
            yield from undescribed(getattr(value, each.name))
    elif isinstance(value, list):
        for item in value:
            yield from undescribed(item)


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value
