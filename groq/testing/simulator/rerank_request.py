"""A request for reranking, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.schemas import STRING, closed, nullable
from groq.testing.simulator.tokens import estimate_tokens
from groq.testing.simulator.validation import ViolationError, check

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import FindModel, Model

BODY = closed(
    ["model", "query", "docs"],
    {
        "model": STRING,
        "query": STRING,
        "docs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 100,
            "items": {"type": "string", "minLength": 1},
        },
        "instruction": nullable("string"),
    },
)


@dataclass(frozen=True, slots=True)
class RerankRequest:
    """A query, and the texts that may answer it; the instruction only counts."""

    model: Model
    query: str
    docs: tuple[str, ...]
    instruction: str

    @property
    def tokens(self) -> int:
        """Estimated tokens: each text is read together with the query and the instruction."""
        asked = len(self.query) + len(self.instruction)
        return sum(estimate_tokens(asked + len(doc)) for doc in self.docs)


def parse_rerank_request(body: Any, find_model: FindModel) -> RerankRequest:
    """The request in a JSON body; raises `ApiError` (400, or 404 for an unknown model)."""
    try:
        check(body, BODY)
    except ViolationError as violation:
        raise bad_request(str(violation)) from violation
    return RerankRequest(
        model=find_model("reranking", body["model"]),
        query=body["query"],
        docs=tuple(body["docs"]),
        instruction=body.get("instruction") or "",
    )
