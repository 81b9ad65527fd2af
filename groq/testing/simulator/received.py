"""A request as it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.forms import Form, parse_form
from groq.testing.simulator.wire import decode_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One request: header names are in lower case, repeated headers are joined with commas.

    `path` is percent-decoded and has no query; `body` is as on the wire, without the transfer
    coding. `json()` and `form()` parse it.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The value of a JSON body; raises `ApiError` (400) for anything else."""
        try:
            return decode_json(self.body)
        except ValueError as error:
            raise bad_request(f"the request body is not valid JSON: {error}") from error

    def form(self) -> Form:
        """The fields and files of a multipart body; raises `ApiError` (400) for anything else."""
        return parse_form(self.headers.get("content-type", ""), self.body)
