"""A request for embeddings, checked."""

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
    ["input", "model"],
    {
        "input": {"type": ["string", "array"], "minItems": 1, "maxItems": 2048, "items": STRING},
        "model": STRING,
        "encoding_format": {"type": "string", "enum": ["float", "base64"]},
        "user": nullable("string"),
    },
)


@dataclass(frozen=True, slots=True)
class EmbeddingRequest:
    """The texts, and whether the vectors are wanted as base64."""

    model: Model
    texts: tuple[str, ...]
    is_base64: bool

    @property
    def tokens(self) -> int:
        """Estimated tokens of all texts."""
        return sum(estimate_tokens(len(text)) for text in self.texts)


def parse_embedding_request(body: Any, find_model: FindModel) -> EmbeddingRequest:
    """The request in a JSON body; raises `ApiError` (400, or 404 for an unknown model)."""
    try:
        check(body, BODY)
    except ViolationError as violation:
        raise bad_request(str(violation)) from violation
    given = body["input"]
    return EmbeddingRequest(
        model=find_model("embeddings", body["model"]),
        texts=(given,) if isinstance(given, str) else tuple(given),
        is_base64=body.get("encoding_format") == "base64",
    )
