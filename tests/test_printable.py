import pytest

from groq._printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 雪 \U0001f600", "plain é 雪 \U0001f600"),
        ("a\nb\r\tc\x00\x7f\x85", r"a\nb\r\tc\x00\x7f\x85"),
        ("\x1b[31mred\x9b", r"\x1b[31mred\x9b"),
        ("\u2028\u202e\ufeff\xa0", r"\u2028\u202e\ufeff\xa0"),
        ("\ud800", r"\ud800"),
        ("", ""),
        (None, "None"),
        ([1], "[1]"),
    ],
)
def test_a_text_is_shown_on_one_line(text: object, shown: str) -> None:
    assert printable(text, 50) == shown
    assert shown.isprintable()


def test_a_text_that_is_too_long_is_cut_off() -> None:
    assert printable("12345", 5) == "12345"
    assert printable("123456", 5) == "12345..."
    assert printable("\n" * 9, 2) == r"\n\n..."
