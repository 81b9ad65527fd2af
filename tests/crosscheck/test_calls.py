"""The calls that are tried with a server of others are worth it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crosscheck.calls import CALLS
from tests.document.described import DOCUMENT

if TYPE_CHECKING:
    from scripts.codegen.document import Operation

OPERATIONS = list(DOCUMENT.operations())


def name_of(operation: Operation) -> str:
    return str(operation.raw["operationId"])


def parameters_of(operation: Operation) -> set[str]:
    """What the document lets a request have, but for what the client itself decides."""
    bodies = [DOCUMENT.resolve(schema) for schema in DOCUMENT.body(operation).values()]
    declared = [*DOCUMENT.parameters(operation, "path"), *DOCUMENT.parameters(operation, "query")]
    names = {each["name"] for each in declared}.union(*(body["properties"] for body in bodies))
    return {name.removesuffix("[]") for name in names} - {"stream"}


def test_every_operation_of_the_document_is_called() -> None:
    assert {call.operation for call in CALLS} == {name_of(each) for each in OPERATIONS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=name_of)
def test_every_parameter_of_an_operation_is_given(operation: Operation) -> None:
    calls = [call for call in CALLS if call.operation == name_of(operation)]
    given = {name for call in calls for name in call.parameters()}

    assert given - parameters_of(operation) == set()
    assert parameters_of(operation) - given == set()
