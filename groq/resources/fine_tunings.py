"""Fine-tuned models: `client.fine_tunings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from groq._flow import R, endpoint
from groq._validation import check_body
from groq.resources._ids import build_for, check_not_blank
from groq.resources._resource import Resource, build, parsed
from groq_api.api.fine_tuning import (
    create_fine_tuning,
    delete_fine_tuning,
    get_fine_tuning,
    list_fine_tunings,
)

if TYPE_CHECKING:
    from groq._config import CallOptions
    from groq._flow import Flow
    from groq.types import FineTuningDeleted, FineTuningList, FineTuningResponse


class FineTunings(Resource[R]):
    """Models of your own, made of LoRA adapters. A closed beta of Groq's, for some customers."""

    @endpoint
    def create(
        self,
        *,
        base_model: str | None = None,
        input_file_id: str | None = None,
        name: str | None = None,
        type: str | None = None,  # noqa: A002  the API's own name
        **options: Unpack[CallOptions],
    ) -> Flow[FineTuningResponse]:
        """Make a model of an adapter that was trained for another model.

            file = client.files.create("adapter.zip", purpose="fine_tuning")
            made = client.fine_tunings.create(
                base_model="llama-3.1-8b-instant", input_file_id=file.id, type="lora", name="tides"
            )
            client.chat.create(model=made.data.fine_tuned_model, messages=[...])

        The API's reference requires no parameter; none is added to those that were given.

        Args:
            base_model: Id of the model that the adapter belongs to.
            input_file_id: Id of a file with the purpose `fine_tuning`.
            name: Your name for the result.
            type: Kind of fine-tuning: `lora`.
            **options: Options of the call; see `CallOptions`.

        Raises:
            ValidationError: A parameter is wrong; nothing was sent unless the service said so.
            GroqError: Any other failure, after the retries it deserves.
        """
        body = {
            "base_model": base_model,
            "input_file_id": input_file_id,
            "name": name,
            "type": type,
        }
        if self._validates(options):
            check_body(body, create_fine_tuning.BODY_SCHEMA)
            for param, value in body.items():
                check_not_blank(param, value)
        parts = build(create_fine_tuning.build_request, body, options)
        operation = self._operation(
            "fine_tunings.create", parts, parsed(create_fine_tuning.parse), options
        )
        return self._pipeline.run(operation)

    @endpoint
    def list(self, **options: Unpack[CallOptions]) -> Flow[FineTuningList]:
        """All models of your own, in `data`; they come in one page.

        Raises:
            GroqError: The call failed, after the retries it deserves.
        """
        parts = list_fine_tunings.build_request()
        operation = self._operation(
            "fine_tunings.list", parts, parsed(list_fine_tunings.parse), options
        )
        return self._pipeline.run(operation)

    @endpoint
    def get(
        self,
        id: str,  # noqa: A002  the API's own name
        **options: Unpack[CallOptions],
    ) -> Flow[FineTuningResponse]:
        """One model of your own, by the id of its record (`ft_...`).

        Raises:
            NotFoundError: There is no such record.
            ValidationError: The id is empty, or no id at all.
            GroqError: Any other failure, after the retries it deserves.
        """
        parts = build_for(get_fine_tuning.build_request, "id", id)
        operation = self._operation(
            "fine_tunings.get", parts, parsed(get_fine_tuning.parse), options
        )
        return self._pipeline.run(operation)

    @endpoint
    def delete(
        self,
        id: str,  # noqa: A002  the API's own name
        **options: Unpack[CallOptions],
    ) -> Flow[FineTuningDeleted]:
        """Delete a record and its model. Raises the same errors as `get`."""
        parts = build_for(delete_fine_tuning.build_request, "id", id)
        operation = self._operation(
            "fine_tunings.delete", parts, parsed(delete_fine_tuning.parse), options
        )
        return self._pipeline.run(operation)
