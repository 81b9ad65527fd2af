"""Every public name of the official SDK is there, with every field and every parameter."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .libraries import official
from .running import described

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# What we do without, and why.
LEFT_OUT = {
    "get_api_list": "none of the API's lists has pages in that SDK; nothing calls it",
    "platform_headers": "tells the service about the machine; nothing calls it",
    "request": "its argument is an internal class of that SDK",
}
# The methods for undocumented endpoints send and receive JSON; these are for anything else.
LEFT_OUT_OF_VERBS = {"content", "files", "stream", "stream_cls"}
VERBS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture(scope="module")
def theirs() -> Mapping[str, Collection[str]]:
    return described(official())


@pytest.fixture(scope="module")
def ours() -> Mapping[str, Collection[str]]:
    return described(Path(sys.executable))


def test_what_is_compared_is_the_whole_surface(theirs: Mapping[str, Collection[str]]) -> None:
    assert len(theirs) > 250
    assert "content" in theirs["groq.types.chat.ChatCompletionMessage"]
    assert "temperature" in theirs["Groq.chat.completions.create"]


def test_every_name_is_there(
    theirs: Mapping[str, Collection[str]], ours: Mapping[str, Collection[str]]
) -> None:
    assert {path for path in theirs.keys() - ours.keys() if _name(path) not in LEFT_OUT} == set()


def test_what_is_left_out_is_theirs(theirs: Mapping[str, Collection[str]]) -> None:
    assert set(LEFT_OUT) <= {_name(path) for path in theirs}


def test_every_field_and_parameter_is_there(
    theirs: Mapping[str, Collection[str]], ours: Mapping[str, Collection[str]]
) -> None:
    assert {
        path: missing
        for path, parts in theirs.items()
        if "**" not in ours.get(path, "**")
        and (missing := _expected(path, parts) - set(ours[path]))
    } == {}


def _expected(path: str, parts: Collection[str]) -> set[str]:
    client, _, name = path.partition(".")
    is_verb = client in {"Groq", "AsyncGroq"} and name in VERBS
    return set(parts) - (LEFT_OUT_OF_VERBS if is_verb else set())


def _name(path: str) -> str:
    return path.rpartition(".")[2]
