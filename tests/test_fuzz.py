"""The inputs that fuzzing has kept, run once more, without what found them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "fuzz" / "corpus"
INPUTS = sorted(CORPUS.glob("*/*"))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.name[:12]}")
def test_every_input_that_was_kept_holds(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_that_are_nearly_like_those_hold(name: str) -> None:
    """A little of what `make fuzz` does, other inputs each time."""
    kept = [path.read_bytes() for path in INPUTS if path.parent.name == name]
    place = st.floats(0, 1)

    @settings(max_examples=20, deadline=None)
    @given(st.sampled_from(kept), place, place, st.binary(max_size=8))
    def holds(data: bytes, start: float, end: float, instead: bytes) -> None:
        size = len(data)
        TARGETS[name](data[: int(start * size)] + instead + data[int(end * size) :])

    holds()


@pytest.mark.parametrize("name", TARGETS)
def test_no_target_needs_any_bytes(name: str) -> None:
    for data in (b"", b"\0", b"\xff" * 8, bytes(range(256))):
        TARGETS[name](data)


def test_every_target_has_inputs_of_its_own() -> None:
    assert {path.parent.name for path in INPUTS} == set(TARGETS)


def test_the_inputs_are_few() -> None:
    assert sum(path.stat().st_size for path in INPUTS) < 200_000
