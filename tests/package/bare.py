"""What a user does first, in an environment with the wheel and nothing else."""

import asyncio
import sys
from importlib.metadata import version

import groq
from groq import AsyncGroq, AuthenticationError, Groq
from groq.types import ChatMessageParam

EXTRAS = {
    "aiohttp",
    "click",
    "h2",
    "jiter",
    "opentelemetry",
    "prometheus_client",
    "rich",
    "uvicorn",
}
MODEL = "openai/gpt-oss-20b"
MESSAGES: list[ChatMessageParam] = [{"role": "user", "content": "Why do canals have locks?"}]


def ask() -> None:
    with Groq() as client:
        answer = client.chat.create(model=MODEL, messages=MESSAGES)
        assert answer.content, answer
        with client.chat.create_stream(model=MODEL, messages=MESSAGES) as stream:
            assert stream.collect().content


def ask_with_a_wrong_key() -> int | None:
    with Groq(api_key="not-a-key-of-Groq") as client:
        try:
            client.models.list()
        except AuthenticationError as error:
            return error.status_code
    return None


async def ask_async() -> None:
    async with AsyncGroq() as client:
        answers = await asyncio.gather(
            *(client.chat.create(model=MODEL, messages=MESSAGES) for _ in range(5))
        )
        assert all(answer.content for answer in answers)


assert groq.__version__ == version("groq-openapi")
assert "site-packages" in groq.__file__, groq.__file__
ask()
asyncio.run(ask_async())
assert ask_with_a_wrong_key() == 401
assert not EXTRAS & set(sys.modules), EXTRAS & set(sys.modules)
print("done on", sys.version.partition(" ")[0])
