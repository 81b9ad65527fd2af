"""Bodies that are cut into chunks, texts and lines, wherever their pieces end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq._dropin.splitting import Chunks, Lines, Texts

CUTS = st.lists(st.integers(0, 40), max_size=8)


def pieces_of(body: bytes, cuts: list[int]) -> list[bytes]:
    ends = sorted({min(cut, len(body)) for cut in cuts} | {len(body)})
    return [body[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@given(st.binary(max_size=40), CUTS, st.integers(1, 7))
def test_chunks_have_one_size_but_for_the_last(body: bytes, cuts: list[int], size: int) -> None:
    splitter = Chunks(size)
    fed = [chunk for piece in pieces_of(body, cuts) for chunk in splitter.feed(piece)]
    chunks = [*fed, *splitter.end()]
    assert b"".join(chunks) == body
    assert all(len(chunk) == size for chunk in chunks[:-1])


@given(st.text(max_size=20), CUTS)
def test_texts_are_whole_characters(text: str, cuts: list[int]) -> None:
    splitter = Texts()
    fed = [part for piece in pieces_of(text.encode(), cuts) for part in splitter.feed(piece)]
    assert "".join([*fed, *splitter.end()]) == text


@given(st.lists(st.sampled_from(["a", "é", "\n", "\r", "\r\n", "b c"]), max_size=12), CUTS)
def test_lines_are_the_same_wherever_pieces_end(parts: list[str], cuts: list[int]) -> None:
    text = "".join(parts)
    splitter = Lines()
    fed = [line for piece in pieces_of(text.encode(), cuts) for line in splitter.feed(piece)]
    assert [*fed, *splitter.end()] == text.splitlines()


@pytest.mark.parametrize("body", [b"\xff", b"a\xc3"])
def test_what_is_no_utf_8_is_replaced(body: bytes) -> None:
    splitter = Texts()
    assert "".join([*splitter.feed(body), *splitter.end()]).endswith("�")
