"""Vectors for texts: `client.embeddings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from groq._cost import Demand, cost_of, prompt_bytes
from groq._flow import R, endpoint
from groq._operation import Use
from groq._validation import check_body, check_model
from groq.resources._resource import Resource, build, model_of, parsed
from groq.resources._texts import check_text, check_texts
from groq_api.api.embeddings import create_embedding
from groq_api.models import CompletionUsage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq._turn import Turn
    from groq.types import EmbeddingEncoding, EmbeddingResponse


class Embeddings(Resource[R]):
    """Vectors for texts."""

    @endpoint
    def create(
        self,
        *,
        input: str | Sequence[str],  # noqa: A002  the API's own name
        model: str,
        encoding_format: EmbeddingEncoding | None = None,
        user: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[EmbeddingResponse]:
        """Turn texts into vectors that are near each other where meanings are.

            answer = client.embeddings.create(
                model="nomic-embed-text-v1_5", input=["a canal", "a lock"]
            )
            vectors = [item.embedding for item in answer.data]

        Groq listed no embedding model when this was written; an id that it does not know is a
        `ModelError`.

        Args:
            input: One text, or 1 to 2048 texts; none of them empty.
            model: Id of an embedding model.
            encoding_format: `float` gives each vector as a list of numbers, `base64` as the
                text of its little-endian 32-bit floats. `float` when absent.
            user: Your identifier of the end user, for tracing abuse.
            **options: Options of the call; see `CallOptions`.

        Returns:
            One vector for each text in `data`, in the order of the texts.

        Raises:
            ValidationError: A parameter is wrong; nothing was sent unless the service said so.
            ModelError: There is no such model, or this key has no access to it.
            GroqError: Any other failure, after the retries it deserves.
        """
        body = {
            "input": input,
            "model": model,
            "encoding_format": encoding_format,
            "user": user,
        }
        if self._validates(options):
            _check(body)
        parts = build(create_embedding.build_request, body, options)
        use = Use(model_of(body), Demand(prompt_bytes(parts.get("content", b""))), _account)
        read = parsed(create_embedding.parse)
        operation = self._operation("embeddings.create", parts, read, options, use=use)
        return self._pipeline.run(operation)


def _check(body: Mapping[str, Any]) -> None:
    check_body(body, create_embedding.BODY_SCHEMA)
    check_model(body["model"])
    texts = body["input"]
    if isinstance(texts, str):
        check_text("input", texts)
    else:
        check_texts("input", texts)


def _account(answer: EmbeddingResponse, turn: Turn) -> None:
    read = answer.usage.prompt_tokens
    usage = CompletionUsage(
        prompt_tokens=read, completion_tokens=0, total_tokens=answer.usage.total_tokens
    )
    turn.end(cost_of(usage))
