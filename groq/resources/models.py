"""Models: `client.models`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from groq._flow import R, endpoint
from groq._validation import check_model, invalid
from groq.resources._resource import Resource, parsed
from groq_api.api.models import delete_model, list_models, retrieve_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq.types import Model, ModelDeleted, ModelList
    from groq_api.types import RequestParts


class Models(Resource[R]):
    """The models that the service offers."""

    @endpoint
    def list(self, **options: Unpack[CallOptions]) -> Flow[ModelList]:
        """All models that this key may use, in `data`; they come in one page.

        Raises:
            GroqError: The call failed, after the retries it deserves.
        """
        parts = list_models.build_request()
        operation = self._operation("models.list", parts, parsed(list_models.parse), options)
        return self._pipeline.run(operation)

    @endpoint
    def get(self, model: str, **options: Unpack[CallOptions]) -> Flow[Model]:
        """One model by its id, such as `openai/gpt-oss-20b`.

        Raises:
            ModelError: There is no such model, or this key has no access to it.
            ValidationError: The id is empty, or no id at all.
            GroqError: Any other failure, after the retries it deserves.
        """
        parts = _about(model, retrieve_model.build_request)
        operation = self._operation("models.get", parts, parsed(retrieve_model.parse), options)
        return self._pipeline.run(operation)

    @endpoint
    def delete(self, model: str, **options: Unpack[CallOptions]) -> Flow[ModelDeleted]:
        """Delete a model of your own, the result of fine-tuning, by its id.

            deleted = client.models.delete("ft:llama-3.1-8b-instant:acme/ab12cd34")
            assert deleted.deleted

        Raises:
            ModelError: There is no such model, or none that is yours; also when an earlier try
                of the same call has deleted it and its answer was lost (see `attempts`).
            ValidationError: The id is empty, or no id at all.
            GroqError: Any other failure, after the retries it deserves.
        """
        parts = _about(model, delete_model.build_request)
        operation = self._operation("models.delete", parts, parsed(delete_model.parse), options)
        return self._pipeline.run(operation)


def _about(model: str, build_request: Callable[..., RequestParts]) -> RequestParts:
    """A request about one model."""
    check_model(model)
    try:
        return build_request(model=model)
    except ValueError as error:
        raise invalid("model", f"model must be the id of a model: {error}", model) from error
