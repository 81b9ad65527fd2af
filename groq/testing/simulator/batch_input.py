"""The input file of a batch, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.validation import ViolationError, check
from groq.testing.simulator.wire import decode_json

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_MOST_LINES = 50_000
_MOST_PROBLEMS = 100
_SCHEMA = {
    "type": "object",
    "required": ["custom_id", "method", "url", "body"],
    "properties": {
        "custom_id": {"type": "string"},
        "method": {"type": "string", "enum": ["POST"]},
        "url": {"type": "string"},
        "body": {"type": "object"},
    },
}


@dataclass(frozen=True, slots=True)
class InputLine:
    """One request of a batch; its number counts the lines of the file from 1."""

    number: int
    custom_id: str
    url: str
    body: JsonObject


class InputError(ValueError):
    """A file that is no input; `problems` are as the API describes them, the first 100."""

    def __init__(self, problems: list[JsonObject]) -> None:
        super().__init__(problems[0]["message"])
        self.problems: tuple[JsonObject, ...] = tuple(problems[:_MOST_PROBLEMS])


def parse_input(content: bytes) -> list[InputLine]:
    """The requests in a file, whose blank lines do not count; raises `InputError`."""
    texts = [(at, text) for at, text in enumerate(content.split(b"\n"), 1) if text.strip()]
    if not texts:
        raise InputError([problem("empty_file", "the file has no requests")])
    if len(texts) > _MOST_LINES:
        what = f"the file has {len(texts)} requests, of at most {_MOST_LINES}"
        raise InputError([problem("too_many_requests", what)])
    return _parse_lines(texts)


def problem(
    code: str, message: str, line: int | None = None, param: str | None = None
) -> JsonObject:
    """One of the `errors` of a batch that has failed."""
    return {"code": code, "message": message, "param": param, "line": line}


def _parse_lines(texts: list[tuple[int, bytes]]) -> list[InputLine]:
    lines: dict[str, InputLine] = {}
    problems: list[JsonObject] = []
    for at, text in texts:
        try:
            value = _parse_line(text)
        except ViolationError as violation:
            problems.append(problem("invalid_request", str(violation), at))
        except ValueError as error:
            problems.append(problem("invalid_json_line", f"not valid JSON: {error}", at))
        else:
            line = InputLine(at, value["custom_id"], value["url"], value["body"])
            if lines.setdefault(line.custom_id, line) is not line:
                what = f"custom_id {line.custom_id!r} was used before"
                problems.append(problem("duplicate_custom_id", what, at, "custom_id"))
    if problems:
        raise InputError(problems)
    return list(lines.values())


def _parse_line(text: bytes) -> Any:
    value = decode_json(text)
    check(value, _SCHEMA)
    return value
