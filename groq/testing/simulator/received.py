"""A request as it arrived, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.errors import ApiError, bad_request
from groq.testing.simulator.forms import Form, parse_form
from groq.testing.simulator.wire import decode_json, object_or_empty

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One request: header names are in lower case, repeated headers are joined with commas.

    `path` is percent-decoded and has no query; `body` is as on the wire, without the transfer
    coding. `json()` and `form()` parse it.

    `time` is when the request was complete, in seconds of the simulator's clock. `status` is that
    of the answer, from its first byte on; None before, and for good when the caller left without
    one or a fault reset, withheld or cut it.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    time: float
    status: int | None = None

    @property
    def model(self) -> str | None:
        """The model that the body asks for, whether or not there is one; None without."""
        multipart = self.headers.get("content-type", "").startswith("multipart/")
        try:
            model = self.form().get("model") if multipart else self._object().get("model")
        except ApiError:
            return None
        return model if isinstance(model, str) else None

    def json(self) -> Any:
        """The value of a JSON body; raises `ApiError` (400) for anything else."""
        try:
            return decode_json(self.body)
        except ValueError as error:
            raise bad_request(f"the request body is not valid JSON: {error}") from error

    def form(self) -> Form:
        """The fields and files of a multipart body; raises `ApiError` (400) for anything else."""
        return parse_form(self.headers.get("content-type", ""), self.body)

    def _object(self) -> dict[str, Any]:
        return object_or_empty(self.json())
