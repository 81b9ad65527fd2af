"""The file of a batch: requests, one in each line. Performs no I/O."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = re.compile(r"requests\[(\d+)\]")


@dataclass(slots=True)
class BatchFile:
    """What is in the file.

    Attributes:
        endpoint: The operation that all requests are for.
        requests: The `custom_id` and the parameters of each.
    """

    endpoint: str = ""
    requests: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])
    _lines: list[int] = field(default_factory=list[int])

    def located(self, message: str) -> str:
        """A message about `requests[2]`, by the number of its line instead."""
        return _PLACE.sub(lambda found: f"line {self._lines[int(found[1])]}", message)

    def add(self, number: int, text: str) -> None:
        """Take in a line.

        Raises:
            ValueError: It is no request, or for another operation than those before.
        """
        try:
            line: Any = json.loads(text)
        except ValueError as error:
            raise ValueError(f"line {number} is no JSON: {error}") from error
        match line:
            case {"custom_id": str(name), "url": str(url), "body": dict()}:
                body: dict[str, Any] = line["body"]
            case _:
                raise ValueError(f"line {number} needs custom_id, url and body")
        if url != (self.endpoint or url):
            raise ValueError(f"line {number} is for {url}, those before are for {self.endpoint}")
        self.endpoint = url
        self.requests.append((name, body))
        self._lines.append(number)


def read_batch(lines: Iterable[str]) -> BatchFile:
    """The requests in the lines of a file.

    Raises:
        ValueError: A line is wrong, or there is none.
    """
    file = BatchFile()
    for number, text in enumerate(lines, 1):
        if text.strip():
            file.add(number, text)
    if not file.requests:
        raise ValueError("there is no request in it")
    return file
