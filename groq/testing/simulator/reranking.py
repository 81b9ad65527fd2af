"""POST /openai/v1/reranking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from groq.testing.simulator.replies import Reply, json_reply
from groq.testing.simulator.rerank_request import parse_rerank_request

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange


def create_reranking(exchange: Exchange) -> Reply:
    """Score texts, and give them in the order in which they came; raises `ApiError`."""
    request = parse_rerank_request(exchange.request.json(), exchange.find_model)
    quota = exchange.quota(request.model)
    now = exchange.request.time
    quota.admit(now, request.tokens)
    results = [{"doc": doc, "score": _score(request.query, doc)} for doc in request.docs]
    return json_reply({"results": results}, quota.headers(now))


def _score(query: str, doc: str) -> float:
    """How much of their words both share: 1 for all, 0 for none."""
    asked, said = _words(query), _words(doc)
    if not asked | said:
        return 0.0
    return round(2 * len(asked & said) / (len(asked) + len(said)), 4)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
