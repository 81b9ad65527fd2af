"""POST /openai/v1/embeddings."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.embedding_request import parse_embedding_request
from groq.testing.simulator.replies import Reply, json_reply
from groq.testing.simulator.vectors import pack, vector

if TYPE_CHECKING:
    from groq.testing.simulator.embedding_request import EmbeddingRequest
    from groq.testing.simulator.exchange import Exchange


def create_embedding(exchange: Exchange) -> Reply:
    """Turn texts into vectors; raises `ApiError`."""
    request = parse_embedding_request(exchange.request.json(), exchange.find_model)
    quota = exchange.quota(request.model)
    now = exchange.request.time
    quota.admit(now, request.tokens)
    data = [
        {"object": "embedding", "index": index, "embedding": _written(text, request)}
        for index, text in enumerate(request.texts)
    ]
    usage = {"prompt_tokens": request.tokens, "total_tokens": request.tokens}
    body = {"object": "list", "data": data, "model": request.model.id, "usage": usage}
    return json_reply(body, quota.headers(now))


def _written(text: str, request: EmbeddingRequest) -> Any:
    numbers = vector(text)
    if request.is_base64:
        return base64.b64encode(pack(numbers)).decode()
    return [float(f"{number:.9g}") for number in numbers]  # digits enough for the same float
