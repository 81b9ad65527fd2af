"""Texts by relevance: `client.reranking`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from groq._cost import Demand, prompt_bytes
from groq._flow import R, endpoint
from groq._operation import Use
from groq._validation import check_body, check_model
from groq.resources._resource import Resource, build, model_of, parsed
from groq_api.api.reranking import create_reranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq.types import RerankResponse


class Reranking(Resource[R]):
    """Scores of texts, by how well they answer a query (beta)."""

    @endpoint
    def create(
        self,
        *,
        model: str,
        query: str,
        docs: Sequence[str],
        instruction: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[RerankResponse]:
        """Score how well each of some texts answers a query.

            answer = client.reranking.create(
                model="qwen3-reranker-4b",
                query="Why do canals have locks?",
                docs=["Locks lift boats.", "Keys open doors."],
            )
            best = max(answer.results, key=lambda result: result.score)

        Groq specifies this operation without listing a model for it; an id that it does not
        know is a `ModelError`.

        Args:
            model: Id of a reranking model.
            query: What the texts are to be relevant for.
            docs: 1 to 100 texts; none of them empty.
            instruction: What the task is about, as a hint.
            **options: Options of the call; see `CallOptions`.

        Returns:
            Each text with its score, 0 to 1, in `results`.

        Raises:
            ValidationError: A parameter is wrong; nothing was sent unless the service said so.
            ModelError: There is no such model, or this key has no access to it.
            GroqError: Any other failure, after the retries it deserves.
        """
        body = {"model": model, "query": query, "docs": docs, "instruction": instruction}
        if self._validates(options):
            check_body(body, create_reranking.BODY_SCHEMA)
            check_model(model)
        parts = build(create_reranking.build_request, body, options)
        # The answer does not tell what it took, so what was reserved is what is counted.
        demand = Demand(prompt_bytes(parts.get("content", b"")))
        use: Use[RerankResponse] = Use(model_of(body), demand)
        read = parsed(create_reranking.parse)
        operation = self._operation("reranking.create", parts, read, options, use=use)
        return self._pipeline.run(operation)
