"""An SDK of others in use, and what it makes of what comes over the wire.

This and the calls of each SDK run in an environment where that SDK is installed, and nothing of
this project; `sdk.py` starts them there.
"""

from __future__ import annotations

import inspect
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator

_pydantic: Any = import_module("pydantic")  # which is not there for type checkers


class Wire:
    """Keeps the body of the last answer, by way of the hooks that an HTTP client offers.

    A stream is read to its end before the SDK gets it.
    """

    body = b""

    def hooks(self, *, is_async: bool) -> dict[str, list[Any]]:
        """What the client is to call."""
        return {"response": [self._keep_async if is_async else self._keep]}

    def _keep(self, response: Any) -> None:
        self.body = response.read()

    async def _keep_async(self, response: Any) -> None:
        self.body = await response.aread()

    def events(self) -> list[str]:
        """The data of every event of a stream, but for the one that ends it."""
        lines = self.body.decode().split("\n")
        data = [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]
        return [each for each in data if each != "[DONE]"]


class Use:
    """A client for one operation, blocking or async, and what there is to tell about its answers.

    Attributes:
        client: The client.
        given: What the operation needs to know.
        told: For each answer what was sent, what the SDK read, and what it thinks of that.
    """

    def __init__(self, client: Any, wire: Wire, given: dict[str, Any]) -> None:
        self.client = client
        self.given = given
        self.told: list[dict[str, Any]] = []
        self._wire = wire

    @property
    def body(self) -> bytes:
        """What has come over the wire last."""
        return self._wire.body

    async def settle(self, pending: Any) -> Any:
        """The result of a call, of whichever kind the client is."""
        return await pending if inspect.isawaitable(pending) else pending

    async def answer(self, pending: Any) -> Any:
        """The result of a call whose answer is JSON; tells about it."""
        result = await self.settle(pending)
        self.told.append(_told(result, self.body))
        return result

    async def chunks(self, pending: Any) -> list[Any]:
        """The chunks of a call that streams; tells about each."""
        stream = await self.settle(pending)
        chunks = [chunk async for chunk in _items(stream)]
        events = self._wire.events()
        self.told += [_told(chunk, sent) for chunk, sent in zip(chunks, events, strict=True)]
        return chunks


async def _items(stream: Any) -> AsyncGenerator[Any, None]:
    if hasattr(stream, "__aiter__"):
        async for item in stream:
            yield item
    else:
        for item in stream:
            yield item


def _told(result: Any, sent: bytes | str) -> dict[str, Any]:
    return {
        "sent": json.loads(sent),
        "read": result.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False),
        "faults": _faults(type(result), sent),
        "unknown": sorted(set(_unknown(result))),
    }


def _faults(model: Any, sent: bytes | str) -> list[str]:
    """Where JSON is not what the SDK's annotations say; no value passes for another type's."""
    try:
        model.model_validate_json(sent, strict=True)
    except _pydantic.ValidationError as error:
        return [f"{_path(each['loc'])}: {each['type']}" for each in error.errors()]
    return []


def _path(steps: tuple[str | int, ...]) -> str:
    return ".".join(str(step) for step in steps if not isinstance(step, int))


def _unknown(value: Any) -> Iterator[str]:
    """Properties that the SDK has no field for, with the class that lacks it."""
    if isinstance(value, list):
        for item in value:
            yield from _unknown(item)
    elif isinstance(value, _pydantic.BaseModel):
        for name in value.model_extra or ():
            yield f"{type(value).__name__}.{name}"
        for name in type(value).model_fields:
            yield from _unknown(getattr(value, name, None))
