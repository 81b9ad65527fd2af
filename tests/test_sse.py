from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq._sse import EventTooLargeError, ServerSentEvent, SSEDecoder

BOM = b"\xef\xbb\xbf"


def decode(*pieces: bytes) -> list[tuple[str, bytes]]:
    """As readers do: the short way where it leads on, else the long one."""
    decoder = SSEDecoder()
    events: list[tuple[str, bytes]] = []
    for piece in pieces:
        if (plain := decoder.plain(piece)) is not None:
            events += [("", data) for data in plain]
        else:
            events += [(event.event, event.data) for event in decoder.feed(piece)]
    return events


def slowly(stream: bytes) -> list[ServerSentEvent]:
    """The standard's algorithm, word by word, one character at a time."""
    text = stream.decode("latin-1").removeprefix(BOM.decode("latin-1"))
    lines = re.split("\r\n|\r|\n", text)[:-1]  # what follows the last line end is no line
    events, name, data, last_id, retry = [], "", "", "", None
    for line in lines:
        if not line:
            if data:
                body = data.removesuffix("\n").encode("latin-1")
                events.append(ServerSentEvent(name, body, last_id, retry))
            name, data, retry = "", "", None
            continue
        key, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if key == "data":
            data += value + "\n"
        elif key == "event":
            name = value.encode("latin-1").decode("utf-8", "replace")
        elif key == "id" and "\0" not in value:
            last_id = value.encode("latin-1").decode("utf-8", "replace")
        elif key == "retry" and re.fullmatch("[0-9]{1,15}", value):
            retry = int(value)
    return events


TOKENS = [b"data", b"event", b"id", b"retry", b":", b" ", b"\r", b"\n", b"\n\n", b"7", b"x", b"\0"]


PIECES = st.lists(st.lists(st.sampled_from([*TOKENS, BOM, b"data: x\n\n"])).map(b"".join))


@given(PIECES)
def test_agrees_with_the_standards_algorithm(pieces: list[bytes]) -> None:
    decoder = SSEDecoder()
    assert [e for piece in pieces for e in decoder.feed(piece)] == slowly(b"".join(pieces))


@given(PIECES | st.lists(st.sampled_from([b"data: x", b"data: ", b"\n", b"\n\n", b"data: x\n\n"])))
def test_the_short_way_leads_where_the_standards_algorithm_does(pieces: list[bytes]) -> None:
    events = [(event.event, event.data) for event in slowly(b"".join(pieces))]
    assert decode(*pieces) == events


PLAIN = b"".join(b"data: %d\n\n" % number for number in range(30))


def test_plain_events_go_the_short_way_wherever_they_are_cut() -> None:
    for cut in range(len(PLAIN) + 1):
        decoder = SSEDecoder()
        decoder.feed(b"data: -\n\n")  # a first one, before which there may be a mark
        first = decoder.plain(PLAIN[:cut])
        if first is None:
            assert cut < len(b"data: 0\n\n")  # no event is complete
            first = [event.data for event in decoder.feed(PLAIN[:cut])]
        rest = decoder.plain(PLAIN[cut:])
        if rest is None:  # the line before was complete, but not its event
            assert cut in (len(b"data: 0\n"), len(PLAIN) - 1, len(PLAIN))
            rest = [event.data for event in decoder.feed(PLAIN[cut:])]
        assert first + rest == [b"%d" % number for number in range(30)]


@pytest.mark.parametrize(
    "piece",
    [
        b"data: a\n: c\n\n",
        b"data: a\ndata: b\n\n",
        b"event: e\ndata: a\n\n",
        b"data: a\r\n\r\n",
        b"data: a\rb\n\n",
        b"data:a\n\n",
        b"\n\n",
        b"\n",
    ],
)
def test_what_is_not_plain_is_left_for_the_long_way(piece: bytes) -> None:
    decoder = SSEDecoder()
    decoder.feed(b"data: -\n\n")
    assert decoder.plain(piece) is None
    assert decoder.plain(b"data: b\n\n" + piece) is None
    assert decoder.plain(b"data: b\n\n") == [b"b"]


def test_an_event_that_is_half_complete_waits_for_its_end() -> None:
    assert decode(b"data: -\n\n", b"data: a\nd", b"ata: b\n\n") == [("", b"-"), ("", b"a\nb")]
    assert decode(b"data: -\n\ndata: a\n", b"\ndata: b\n\n")[1:] == [("", b"a"), ("", b"b")]


def test_a_mark_at_any_other_place_than_the_start_is_no_mark() -> None:
    assert decode(b"d", b"ata: a\n\n", BOM + b"data: b\n\n") == [("", b"a")]


def test_an_event_that_is_too_large_goes_the_long_way_and_is_refused() -> None:
    decoder = SSEDecoder(max_event_size=10)
    decoder.feed(b"data: -\n\n")
    for piece in (b"data: %b\n\n" % (b"x" * 20), b"data: a\n\n" + b"data: %b\n\n" % (b"x" * 20)):
        assert decoder.plain(piece) is None
    with pytest.raises(EventTooLargeError):
        decoder.feed(b"data: %b\n\n" % (b"x" * 20))


def test_id_and_retry_are_read() -> None:
    decoder = SSEDecoder()
    first, second = decoder.feed(b"id: 7\nretry: 30\ndata: a\n\ndata: b\n\n")
    assert (first.id, first.retry) == ("7", 30)
    assert (second.id, second.retry) == ("7", None)


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
    with pytest.raises(EventTooLargeError) as raised:
        for _ in range(3):
            decoder.feed(piece)
    assert raised.value.events == []


def test_what_came_before_an_event_without_end_is_not_lost() -> None:
    decoder = SSEDecoder(max_event_size=100)
    with pytest.raises(EventTooLargeError) as raised:
        decoder.feed(b"data: a\n\ndata: " + b"x" * 200)
    assert raised.value.events == [ServerSentEvent("", b"a")]


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
