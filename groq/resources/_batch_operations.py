"""What the API itself can do with batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from groq._config import check_options
from groq._flow import R, endpoint
from groq._paging import Paging, pages_endpoint
from groq._validation import check_body
from groq.resources._ids import build_for, check_not_blank
from groq.resources._resource import Resource, build, parsed
from groq_api.api.batches import cancel_batch, create_batch, list_batches, retrieve_batch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq.types import Batch, BatchEndpoint, BatchList

# What a query may hold, in the form in which the document has it for bodies.
_LIST_SCHEMA = {
    "properties": {
        "cursor": {"type": "string", "minLength": 1},
        "id": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {"type": "string", "minLength": 1},
        },
    }
}


class BatchOperations(Resource[R]):
    """The operations on batches, one request each."""

    @endpoint
    def create(
        self,
        *,
        input_file_id: str,
        endpoint: BatchEndpoint | str,
        completion_window: str,
        metadata: Mapping[str, str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[Batch]:
        """Start on the requests in a file; `submit` also writes and uploads the file.

            file = client.files.create("tides.jsonl", purpose="batch")
            batch = client.batches.create(
                input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
            )

        Args:
            input_file_id: Id of a file with the purpose `batch`; see `files.create`.
            endpoint: Where all its requests go, without the `/openai` in front:
                `/v1/chat/completions`, `/v1/audio/transcriptions`, `/v1/audio/translations`.
            completion_window: Time in which to finish, from `24h` to `7d`.
            metadata: Key-value pairs of your own.
            **options: Options of the call; see `CallOptions`.

        Raises:
            ValidationError: A parameter is wrong; nothing was sent unless the service said so.
            GroqError: Any other failure, after the retries it deserves.
        """
        body = {
            "input_file_id": input_file_id,
            "endpoint": endpoint,
            "completion_window": completion_window,
            "metadata": metadata,
        }
        if self._validates(options):
            check_new_batch(body)
        parts = build(create_batch.build_request, body, options)
        operation = self._operation("batches.create", parts, parsed(create_batch.parse), options)
        return self._pipeline.run(operation)

    @endpoint
    def list(
        self,
        *,
        cursor: str | None = None,
        id: Sequence[str] | None = None,  # noqa: A002  the API's own name
        **options: Unpack[CallOptions],
    ) -> Flow[BatchList]:
        """One page of batches, in `data`; `list_all` turns the pages by itself.

            page = client.batches.list()
            while page.next_cursor:
                page = client.batches.list(cursor=page.next_cursor)

        Args:
            cursor: `next_cursor` of the page before; the first page when absent.
            id: Only batches with these ids, at most 200; all when absent.
            **options: Options of the call; see `CallOptions`.

        Raises:
            ValidationError: A parameter is wrong; nothing was sent unless the service said so.
            GroqError: Any other failure, after the retries it deserves.
        """
        _check_list(cursor, id)
        parts = list_batches.build_request(cursor=cursor, id=id)
        operation = self._operation("batches.list", parts, parsed(list_batches.parse), options)
        return self._pipeline.run(operation)

    @pages_endpoint
    def list_all(
        self,
        *,
        cursor: str | None = None,
        id: Sequence[str] | None = None,  # noqa: A002  the API's own name
        **options: Unpack[CallOptions],
    ) -> Paging[Batch]:
        """All batches, to iterate over; each page is fetched when it is needed.

            for batch in client.batches.list_all():
                print(batch.id, batch.status)

        An async client takes `async for`, and nothing is to be awaited before. Takes what `list`
        takes; the options are those of each page. See `Pages` for what iterating raises.

        Raises:
            ValidationError: A parameter is wrong.
        """
        _check_list(cursor, id)
        check_options(options)
        chosen = None if id is None else tuple(id)

        def fetch(cursor: str | None) -> Flow[BatchList]:
            return type(self).list.flow(self, cursor=cursor, id=chosen, **options)

        return Paging(fetch, cursor)

    @endpoint
    def get(self, batch_id: str, **options: Unpack[CallOptions]) -> Flow[Batch]:
        """One batch, with its `status` and the ids of its files of results.

        Raises:
            NotFoundError: There is no such batch.
            ValidationError: The id is empty, or no id at all.
            GroqError: Any other failure, after the retries it deserves.
        """
        parts = build_for(retrieve_batch.build_request, "batch_id", batch_id)
        operation = self._operation("batches.get", parts, parsed(retrieve_batch.parse), options)
        return self._pipeline.run(operation)

    @endpoint
    def cancel(self, batch_id: str, **options: Unpack[CallOptions]) -> Flow[Batch]:
        """Stop a batch. Raises the same errors as `get`.

        For up to 10 minutes it is `cancelling`; once it is `cancelled`, there are the results of
        what was done until then.
        """
        parts = build_for(cancel_batch.build_request, "batch_id", batch_id)
        operation = self._operation("batches.cancel", parts, parsed(cancel_batch.parse), options)
        return self._pipeline.run(operation)


def check_new_batch(body: Mapping[str, Any]) -> None:
    """Refuse what makes no batch."""
    check_body(body, create_batch.BODY_SCHEMA)
    for name in ("input_file_id", "endpoint", "completion_window"):
        check_not_blank(name, body[name])


def _check_list(cursor: str | None, ids: Sequence[str] | None) -> None:
    check_body({"cursor": cursor, "id": ids}, _LIST_SCHEMA)
