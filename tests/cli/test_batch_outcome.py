"""Batches as lines and rows."""

from __future__ import annotations

from groq._cli.batch_outcome import faults, row
from groq.types import Batch
from tests.batch_serving import COMPLETED, FAILED


def test_faults_come_in_two_shapes() -> None:
    fault = {"line": 3, "code": "bad", "message": "No model"}
    for errors in ({"object": "list", "data": [fault]}, [fault]):
        assert faults(Batch.from_dict({**FAILED, "errors": errors})) == ["line 3: No model"]
    assert faults(Batch.from_dict({**FAILED, "errors": [{"code": "bad"}]})) == ["bad"]
    assert faults(Batch.from_dict({**FAILED, "errors": [{}]})) == ["no reason given"]
    assert faults(Batch.from_dict({**FAILED, "errors": None})) == []


def test_a_batch_that_nobody_has_counted() -> None:
    told = {**COMPLETED, "created_at": 0, "request_counts": None}
    expected = (COMPLETED["id"], "completed", "", "", "", "1970-01-01 00:00")
    assert row(Batch.from_dict(told)) == expected
