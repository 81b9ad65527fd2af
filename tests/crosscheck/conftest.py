"""A mock server that others wrote, ready to be talked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.lint_openapi import DOCUMENT
from tests.conftest import World
from tests.crosscheck.installing import installing
from tests.crosscheck.prism import Prism, install_prism

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def prism_program() -> Path:
    with installing("Prism", "npm"):
        return install_prism()


@pytest.fixture(scope="module")
def prism(prism_program: Path) -> Iterator[Prism]:
    with Prism(prism_program, DOCUMENT) as prism:
        yield prism


@pytest.fixture
async def prism_world(world_name: str, prism: Prism) -> AsyncGenerator[World, None]:
    """The world of this test, against a mock server that others wrote."""
    world = World(world_name, prism.base_url)
    async with world._stack:
        yield world
