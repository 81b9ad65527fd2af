"""Requests that aiohttp carries."""

import asyncio

from groq import AsyncGroq, DefaultAioHttpClient


async def main() -> None:
    async with AsyncGroq(http_client=DefaultAioHttpClient()) as client:
        assert (await client.models.list()).data


asyncio.run(main())
print("done")
