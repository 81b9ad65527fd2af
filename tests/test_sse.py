from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq._sse import EventTooLargeError, ServerSentEvent, SSEDecoder


def decode(*pieces: bytes) -> list[tuple[str, bytes]]:
    decoder = SSEDecoder()
    return [(event.event, event.data) for piece in pieces for event in decoder.feed(piece)]


@pytest.mark.parametrize(
    ("stream", "events"),
    [
        (b"data: a\n\n", [("", b"a")]),
        (b"data: a\r\n\r\n", [("", b"a")]),
        (b"data: a\r\r", [("", b"a")]),
        (b"\xef\xbb\xbfdata: a\n\n", [("", b"a")]),
        (b"data: a\ndata: b\n\n", [("", b"a\nb")]),
        (b"data:  two spaces\n\n", [("", b" two spaces")]),
        (b"data\n\n", [("", b"")]),
        (b"event: error\ndata: {}\n\ndata: next\n\n", [("error", b"{}"), ("", b"next")]),
        (b"event: nothing\n\n", []),
        (b": comment\nid: 7\nretry: 3\nother: x\ndata: a\n\n", [("", b"a")]),
        (b"data: unfinished\n", []),
        (b"", []),
    ],
)
def test_reads_the_event_stream_format(stream: bytes, events: list[tuple[str, bytes]]) -> None:
    assert decode(stream) == events


STREAM = "\ufeffdata: é€🎉\r\n\r\n: c\ndata: b\rdata:c\r\revent: x\ndata: {}\n\n".encode()


def test_where_the_stream_is_cut_makes_no_difference() -> None:
    whole = decode(STREAM)
    assert len(whole) == 3
    for first in range(len(STREAM) + 1):
        for second in range(first, len(STREAM) + 1):
            assert decode(STREAM[:first], STREAM[first:second], STREAM[second:]) == whole


@given(st.lists(st.binary()))
def test_arbitrary_bytes_never_fail(pieces: list[bytes]) -> None:
    assert decode(*pieces) == decode(b"".join(pieces))


@given(st.lists(st.sampled_from([b"data", b":", b" ", b"\r", b"\n", b"x", b"event"])))
def test_nearly_right_streams_are_read_alike_however_they_are_cut(tokens: list[bytes]) -> None:
    assert decode(*tokens) == decode(b"".join(tokens))


@pytest.mark.parametrize("piece", [b"x" * 60, b"data: " + b"x" * 50 + b"\n"])
def test_an_event_without_end_is_refused(piece: bytes) -> None:
    decoder = SSEDecoder(max_event_size=100)
    with pytest.raises(EventTooLargeError):
        for _ in range(3):
            decoder.feed(piece)


def test_many_small_events_are_not_one_large_one() -> None:
    decoder = SSEDecoder(max_event_size=100)
    events = [event for _ in range(50) for event in decoder.feed(b"data: 0123456789\n\n")]
    assert events == [ServerSentEvent("", b"0123456789")] * 50


def test_knows_when_it_is_in_the_middle_of_an_event() -> None:
    decoder = SSEDecoder()
    decoder.feed(b"data: a\ndat")
    assert decoder.unfinished == b"a\ndat"
    decoder.feed(b"a: b\n\n")
    assert decoder.unfinished == b""
