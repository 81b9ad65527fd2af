"""Multipart bodies."""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.wire import encode_json, is_array

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

multipart: Any = import_module("multipart")  # it publishes no types


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A part with a file name."""

    filename: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """Text fields in the order of arrival, names may repeat; and files by field name."""

    fields: tuple[tuple[str, str], ...]
    files: dict[str, UploadedFile]

    def get(self, name: str) -> str | None:
        """The first value of a text field."""
        return next((value for field, value in self.fields if field == name), None)

    def values(self) -> dict[str, Any]:
        """All by name: texts, files, and lists of texts for names in `[]`, without that."""
        found: dict[str, Any] = {}
        for name, value in self.fields:
            if name.endswith("[]"):
                found.setdefault(name[:-2], []).append(value)
            else:
                found.setdefault(name, value)
        return {**found, **self.files}

    def get_all(self, name: str) -> list[str]:
        """All values of a repeated text field."""
        return [value for field, value in self.fields if field == name]


def form_of(body: JsonObject) -> Form:
    """The form that says the same as a JSON object: lists are repeated fields."""
    fields: list[tuple[str, str]] = []
    for name, value in body.items():
        if is_array(value):
            fields += [(f"{name.removesuffix('[]')}[]", _text(member)) for member in value]
        elif value is not None:
            fields.append((name, _text(value)))
    return Form(tuple(fields), {})


def _text(value: Any) -> str:
    return value if isinstance(value, str) else encode_json(value).decode()


def parse_form(content_type: str, body: bytes) -> Form:
    """The parts of a body; raises `ApiError` (400) when it is not well-formed multipart."""
    kind, options = multipart.parse_options_header(content_type)
    if kind != "multipart/form-data" or not options.get("boundary"):
        raise bad_request("request Content-Type isn't multipart/form-data")
    try:
        return _collect(body, options["boundary"])
    except (multipart.MultipartError, UnicodeDecodeError, LookupError) as error:
        raise bad_request(f"the multipart body is not well-formed: {error}") from error


def _collect(body: bytes, boundary: str) -> Form:
    fields: list[tuple[str, str]] = []
    files: dict[str, UploadedFile] = {}
    size = len(body) + 1  # larger than any part: everything stays in memory
    for part in multipart.MultipartParser(
        io.BytesIO(body), boundary, spool_limit=size, memory_limit=size
    ):
        if part.filename is None:
            fields.append((part.name, part.value))
        else:
            content = part.file.getvalue()  # no copy, unlike `part.raw`
            files[part.name] = UploadedFile(part.filename, part.content_type, content)
    return Form(tuple(fields), files)
