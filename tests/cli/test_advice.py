"""What to do about errors."""

from __future__ import annotations

import pytest

import groq
from groq._cli.advice import advice, duration, message, similar
from groq._cli.running import _status_of

MODELS = [
    "openai/gpt-oss-120b",
    "openai/gpt-oss-20b",
    "qwen/qwen3.8-27b",
    "whisper-large-v3",
    "whisper-large-v3-turbo",
]


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("gpt-oss-20b", "openai/gpt-oss-20b"),
        ("openai/gpt-oss-20", "openai/gpt-oss-20b"),
        ("OpenAI/GPT-OSS-120B", "openai/gpt-oss-120b"),
        ("wisper-large-v3-turbo", "whisper-large-v3-turbo"),
        ("qwen3-27b", "qwen/qwen3.8-27b"),
    ],
)
def test_models_that_were_meant(wanted: str, first: str) -> None:
    proposed = similar(wanted, MODELS)
    assert proposed[0] == first
    assert len(proposed) == len(set(proposed)) <= 3


@pytest.mark.parametrize("wanted", ["", "claude", "x"])
def test_nothing_similar(wanted: str) -> None:
    assert similar(wanted, MODELS) == []
    assert similar("gpt-oss-20b", []) == []


@pytest.mark.parametrize(
    ("error", "step"),
    [
        (groq.AuthenticationError("no", api_key_hint="...a1b2"), "it ends in ...a1b2"),
        (groq.AuthenticationError("no", code="missing_api_key"), "Keys are made at"),
        (groq.AuthorizationError("no"), "console.groq.com/settings"),
        (groq.ModelError("no"), "`groq models`"),
        (groq.ModelDecommissionedError("no", replacement="b"), "Use b"),
        (groq.ModelDecommissionedError("no"), "`groq models`"),
        (groq.RateLimitError("no", retry_after=7.2), "Try again in 8 s"),
        (groq.RateLimitError("no"), "Try again later"),
        (groq.RequestTooLargeError("no"), "Send less"),
        (groq.ContextLengthError("no"), "Send less"),
        (groq.JSONValidationFailedError("no"), "Ask again"),
        (groq.StreamTimeoutError("no"), "Ask again"),
        (groq.TimeoutError("no"), "`groq doctor`"),
        (groq.NetworkError("no"), "`groq doctor`"),
        (groq.ServerError("no", status_code=503), "https://groqstatus.com"),
    ],
)
def test_each_error_has_a_next_step(error: groq.GroqError, step: str) -> None:
    assert step in (advice(error) or "")


def test_an_error_that_names_the_step_itself_has_no_other() -> None:
    error = groq.ValidationError("temperature must be between 0 and 2")
    assert advice(error) is None
    assert message(error) == "temperature must be between 0 and 2"


def test_a_choice_of_models() -> None:
    told = advice(groq.ModelError("no"), ["a", "b", "c"]) or ""
    assert told.startswith("Did you mean a, b or c? ")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "1 s"), (59.5, "1 min 0 s"), (100, "1 min 40 s"), (3725, "1 h 2 min"), (0, "0 s")],
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (groq.TimeoutError("Too slow."), 1, "error: Too slow. `groq doctor` looks"),
        (OSError("no\n  room"), 1, "error: no room\n"),
        (ZeroDivisionError("no \x1b[31m"), 1, "error: ZeroDivisionError: no [31m. This should"),
        (groq.ValidationError("temperature is wrong"), 2, "error: temperature is wrong\n"),
    ],
)
def test_whatever_happens_is_one_line(
    error: Exception, status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _status_of(error) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(told)
    assert printed.err.count("\n") == 1
