"""Batches: `client.batches`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Unpack

from attrs import field, frozen

from groq._config import check_options
from groq._flow import R, Sleep, endpoint
from groq._validation import check_body, invalid
from groq.resources._countdown import Countdown
from groq.resources._ids import build_for, check_not_blank
from groq.resources._jsonl import results_reader
from groq.resources._resource import Resource, build, parsed
from groq_api.api.batches import cancel_batch, create_batch, list_batches, retrieve_batch
from groq_api.api.files import download_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq.types import Batch, BatchEndpoint, BatchList, BatchOutputLine

# What a query may hold, in the form in which the document has it for bodies.
_LIST_SCHEMA = {
    "properties": {
        "cursor": {"type": "string", "minLength": 1},
        "id": {"type": "array", "minItems": 1, "maxItems": 200},
    }
}
_ID_SCHEMA = {"type": "string", "minLength": 1}

_OVER = frozenset({"completed", "failed", "expired", "cancelled"})
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # seconds between two looks at a batch


@frozen(kw_only=True)
class BatchResults:
    """What came of a batch.

    Attributes:
        batch: The batch; its `request_counts` tell how many requests there were.
        lines: The result of each request, by its `custom_id`: what the operation answered, in
            `response`, or why it was not asked, in `error`.
    """

    batch: Batch
    lines: Mapping[str, BatchOutputLine] = field(repr=False)


class Batches(Resource[R]):
    """Many requests in one file, answered within a day or so at a lower price."""

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
        """Start on the requests in a file.

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
        check_body(body, create_batch.BODY_SCHEMA)
        check_not_blank("input_file_id", input_file_id)
        check_not_blank("endpoint", endpoint)
        check_not_blank("completion_window", completion_window)
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
        """One page of batches, in `data`.

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
        check_body({"cursor": cursor, "id": id}, _LIST_SCHEMA)
        for index, one in enumerate(id or ()):
            check_body({f"id[{index}]": one}, {"properties": {f"id[{index}]": _ID_SCHEMA}})
        parts = list_batches.build_request(cursor=cursor, id=id)
        operation = self._operation("batches.list", parts, parsed(list_batches.parse), options)
        return self._pipeline.run(operation)

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

    @endpoint
    def wait(self, batch_id: str, **options: Unpack[CallOptions]) -> Flow[Batch]:
        """Look at a batch until it is over: completed, failed, expired or cancelled.

            batch = client.batches.wait(batch.id, deadline=3600)
            if batch.status == "completed":
                results = client.batches.results(batch.id)

        It looks again after 1 s, 2 s, 4 s and so on, at last every 60 s. How it has ended is
        told by `status`, not raised.

        Args:
            batch_id: Id of the batch.
            **options: Options of the call; see `CallOptions`. The `deadline` bounds the waiting as
                a whole, the other options are those of each look.

        Raises:
            DeadlineExceededError: The next look would come after the deadline.
            GroqError: As `get`.
        """
        countdown = self._countdown("batches.wait", options)
        pause = _FIRST_PAUSE
        while True:
            batch = yield from type(self).get.flow(self, batch_id, **countdown.options())
            if batch.status in _OVER:
                return batch
            countdown.left_after(pause, f"the batch is still {batch.status}")
            yield from Sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    @endpoint
    def results(self, batch_id: str, **options: Unpack[CallOptions]) -> Flow[BatchResults]:
        """What came of each request of a batch that is over, by its `custom_id`.

            results = client.batches.results(batch.id)
            for custom_id, line in results.lines.items():
                if line.response and line.response.status_code == 200:
                    completion = ChatCompletion.from_dict(line.response.body)

        Both files, of successes and of failures, are read whole into memory. A batch that was
        cancelled or has expired has results of what was done until then; one that failed has
        none, and `results.batch.errors` tells why. The service keeps results for 30 days.

        Args:
            batch_id: Id of the batch.
            **options: Options of the call; see `CallOptions`. The `deadline` bounds it as a whole,
                the other options are those of each of the requests, which are up to three.

        Raises:
            ValidationError: The batch is not over, or the id is no id.
            ResponseParseError: A file cannot be read, or its names are not unique.
            GroqError: As `get`.
        """
        countdown = self._countdown("batches.results", options)
        batch = yield from type(self).get.flow(self, batch_id, **countdown.options())
        if batch.status not in _OVER:
            what = f"the batch {batch.id} has no results yet: it is {batch.status}"
            raise invalid("batch_id", what, batch_id)
        lines: dict[str, BatchOutputLine] = {}
        for file_id in (batch.output_file_id, batch.error_file_id):
            if file_id is not None:
                parts = build_for(download_file.build_request, "file_id", file_id)
                parts["headers"] = {"accept": download_file.MEDIA_TYPE}
                operation = self._operation(
                    "batches.results", parts, results_reader(lines), countdown.options()
                )
                lines |= yield from self._pipeline.run(operation)
        return BatchResults(batch=batch, lines=lines)

    def _countdown(self, operation: str, options: CallOptions) -> Countdown:
        check_options(options)
        seconds = options.get("deadline") or self._pipeline.config.deadline or math.inf
        return Countdown(operation, options, seconds, self._pipeline.clock)
