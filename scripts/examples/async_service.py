"""A web service that passes answers on while they are being written.

    pip install starlette uvicorn
    GROQ_API_KEY=gsk_... uvicorn --app-dir scripts/examples async_service:app
    curl -N "http://127.0.0.1:8000/ask?q=Why+do+canals+have+locks"

One client serves all requests: its connections, rate limits and circuit breaker are shared. When
the server is told to stop it lets the answers that are under way come to their end, and then the
client is closed. When a visitor leaves, the stream is closed, and the model writes no further.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from groq import AsyncGroq, CircuitState, GroqError, RateLimitError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from groq import AsyncChatStream

MODEL = "openai/gpt-oss-20b"


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Keep one client for as long as the service lives."""
    async with AsyncGroq(deadline=30, max_wait=5) as client:
        app.state.client = client
        yield


async def ask(request: Request) -> Response:
    """Answer a question, piece by piece."""
    question = request.query_params.get("q", "")
    if not question:
        return JSONResponse({"error": "ask by ?q=..."}, 400)
    client: AsyncGroq = request.app.state.client
    try:
        stream = await client.chat.create_stream(
            model=MODEL, messages=[{"role": "user", "content": question}]
        )
    except RateLimitError as error:
        seconds = str(round(error.retry_after or 1))
        return JSONResponse({"error": "busy"}, 429, headers={"retry-after": seconds})
    except GroqError as error:
        return JSONResponse({"error": error.code}, 502)
    return StreamingResponse(pieces(stream), media_type="text/plain")


async def pieces(stream: AsyncChatStream) -> AsyncIterator[str]:
    """The text of an answer; leaving this early closes the stream."""
    async with stream:
        async for text in stream.text_stream:
            yield text


async def health(request: Request) -> Response:
    """Whether calls would go through; asks nobody."""
    client: AsyncGroq = request.app.state.client
    state = client.circuit_state(MODEL)
    status = client.rate_limit_status(MODEL)
    facts = {"circuit": state.name.lower(), "calls_under_way": status.calls_under_way}
    return JSONResponse(facts, 503 if state is CircuitState.OPEN else 200)


app = Starlette(lifespan=lifespan, routes=[Route("/ask", ask), Route("/health", health)])
