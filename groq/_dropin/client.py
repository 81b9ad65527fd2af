"""`Groq` and `AsyncGroq` as scripts for Groq's own SDK know them, over the clients of `_client`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sniffio import AsyncLibraryNotFoundError

from groq import _client
from groq._dropin.official import Official
from groq._dropin.plain import AsyncPlain, Plain
from groq._flow import Async, Blocking

if TYPE_CHECKING:
    import httpx

    from groq._config import Config


class Groq(Official[Blocking, "httpx.Client"], _client.Groq):
    """A blocking client of the Groq API. Safe to share between threads.

    A forked child gets connections of its own; a pickle holds the settings without the key.

        with Groq() as client:
            completion = client.chat.create(
                model="openai/gpt-oss-20b",
                messages=[{"role": "user", "content": "Why do canals have locks?"}],
            )

    It also is the client that code for Groq's own SDK expects: `client.chat.completions.create`
    and the like are here as well.
    """

    def _connect(
        self, config: Config, http_client: httpx.Client | None, max_connections: int
    ) -> Blocking:
        runtime = super()._connect(config, http_client, max_connections)
        return Plain(runtime.transport, runtime.sleep)

    def _current_client(self) -> httpx.Client:
        transport: Any = self._runtime.transport
        client: httpx.Client = transport.http_client()
        return client

    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        transport: Any = self._runtime.transport
        return bool(transport.is_closed)

    def close(self) -> None:
        """Close the connections for good, as the client underneath; also those of before."""
        for transport in self._replaced:
            transport.close()
        super().close()


class AsyncGroq(Official[Async, "httpx.AsyncClient"], _client.AsyncGroq):
    """An async client of the Groq API, on asyncio or trio. Safe to share between tasks.

    Each event loop gets connections of its own, and closes them at its end at the latest; so
    does a forked child that starts a loop. A pickle holds the settings without the key.

        async with AsyncGroq() as client:
            completion = await client.chat.create(
                model="openai/gpt-oss-20b",
                messages=[{"role": "user", "content": "Why do canals have locks?"}],
            )

    It also is the client that code for Groq's own SDK expects, as `Groq` is.
    """

    def _connect(
        self, config: Config, http_client: httpx.AsyncClient | None, max_connections: int
    ) -> Async:
        runtime = super()._connect(config, http_client, max_connections)
        return AsyncPlain(runtime.transport, runtime.sleep)

    def _current_client(self) -> httpx.AsyncClient:
        transport: Any = self._runtime.transport
        opening = transport.http_client()
        try:
            opening.send(None)
        except StopIteration as done:
            client: httpx.AsyncClient = done.value
            return client
        except AsyncLibraryNotFoundError as error:
            raise RuntimeError(
                "Each event loop gets an HTTP client of its own, and none is running here"
            ) from error
        raise AssertionError("opening an HTTP client waits for nothing")

    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        transport: Any = self._runtime.transport
        return bool(transport.is_closed)

    async def aclose(self) -> None:
        """Close the connections for good, as the client underneath; also those of before."""
        for transport in self._replaced:
            await transport.aclose()
        await super().aclose()

    async def close(self) -> None:
        """The same as `aclose`."""
        await self.aclose()


Client = Groq
AsyncClient = AsyncGroq
