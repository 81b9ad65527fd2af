from __future__ import annotations

import copy
import json
import pickle
import traceback
from typing import Any

import orjson
import pytest

from groq._secret import Secret

KEY = "gsk_very_secret_1234"


@pytest.mark.parametrize(
    "show",
    [
        repr,
        str,
        ascii,
        "{}".format,
        "{:>40}".format,
        "{!r:>40}".format,
        lambda secret: "%s %r" % (secret, secret),  # noqa: UP031  as loggers do
        lambda secret: f"{secret=}",
        lambda secret: repr([secret]) + repr({"key": secret}),
        lambda secret: json.dumps({"key": secret}, default=str),
        lambda secret: orjson.dumps({"key": secret}, default=repr).decode(),
        lambda secret: repr([getattr(secret, name) for name in dir(secret)]),
    ],
)
def test_a_secret_does_not_show_itself(show: Any) -> None:
    shown = show(Secret(KEY))
    assert shown
    assert "very_secret" not in shown


def test_a_secret_fills_a_column_of_a_table() -> None:
    assert f"{Secret(KEY):>14}" == "   Secret(***)"


def test_a_secret_has_no_attributes_to_walk_through() -> None:
    with pytest.raises(TypeError):
        vars(Secret(KEY))


@pytest.mark.parametrize("dump", [json.dumps, orjson.dumps])
def test_a_secret_is_not_json(dump: Any) -> None:
    with pytest.raises(TypeError) as raised:
        dump({"key": Secret(KEY)})
    assert KEY not in str(raised.value)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_secret_is_not_pickled(protocol: int) -> None:
    with pytest.raises(TypeError, match="pickled") as raised:
        pickle.dumps(Secret(KEY), protocol)
    crash = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    assert KEY not in "".join(crash.format())


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
def test_a_copy_of_a_secret_is_the_secret(duplicate: Any) -> None:
    secret = Secret(KEY)
    assert duplicate([secret])[0] is secret


def test_a_secret_tells_its_text_and_a_hint() -> None:
    assert Secret(KEY).expose_secret() == KEY
    assert Secret(KEY).hint() == "...1234"
    assert Secret("abcd").hint() == "****"


def test_secrets_are_equal_when_their_texts_are() -> None:
    assert Secret(KEY) == Secret(KEY)
    assert Secret(KEY) != Secret("gsk_other")
    assert Secret("é") == Secret("é")  # constant time, too, for what is no ASCII


def test_a_secret_equals_no_string() -> None:
    assert Secret(KEY) != KEY


def test_a_secret_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Secret(KEY))


def test_it_covers_itself_up_where_somebody_has_quoted_it() -> None:
    secret = Secret("gsk_0123456789abcdef")
    assert secret.cover_in(b"Got gsk_0123456789abcdef, gsk_0123456789abcdef") == b"Got ***, ***"
    assert Secret("test").cover_in(b"a test") == b"a test"
    assert Secret("").cover_in(b"a test") == b"a test"
