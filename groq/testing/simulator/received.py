"""A request as it arrived, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from groq.testing.simulator.errors import ApiError, bad_request
from groq.testing.simulator.forms import Form, parse_form
from groq.testing.simulator.operations import STREAMED, find_operation
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
    def operation(self) -> str | None:
        """The client's method that sends such requests, as `chat.create`; None for no endpoint."""
        found = find_operation(self.method, self.path)
        if found is None:
            return None
        name, _ = found
        streams = name in STREAMED and self.parameters.get("stream") is True
        return f"{name}_stream" if streams else name

    @property
    def model(self) -> str | None:
        """The model that is asked for, whether or not there is one; None without."""
        model = self.parameters.get("model")
        return model if isinstance(model, str) else None

    @property
    def service_tier(self) -> str | None:
        """The tier that is asked for; None without."""
        tier = self.parameters.get("service_tier")
        return tier if isinstance(tier, str) else None

    @property
    def parameters(self) -> dict[str, Any]:
        """What the body says, with the parameters of path and query; empty for an unreadable one.

        Fields of a form are texts, lists of texts where the name ends in `[]` (which is left
        out), and `UploadedFile`.
        """
        found = find_operation(self.method, self.path)
        outside = {**dict(parse_qsl(self.query)), **({} if found is None else found[1])}
        try:
            return {**outside, **self._inside()}
        except ApiError:
            return outside

    def json(self) -> Any:
        """The value of a JSON body; raises `ApiError` (400) for anything else."""
        try:
            return decode_json(self.body)
        except ValueError as error:
            raise bad_request(f"the request body is not valid JSON: {error}") from error

    def form(self) -> Form:
        """The fields and files of a multipart body; raises `ApiError` (400) for anything else."""
        return parse_form(self.headers.get("content-type", ""), self.body)

    def _inside(self) -> dict[str, Any]:
        if not self.body:
            return {}
        if self.headers.get("content-type", "").startswith("multipart/"):
            return self.form().values()
        return object_or_empty(self.json())
