"""Batches: `client.batches`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from groq._flow import R, endpoint
from groq.errors import ValidationError
from groq.resources._batch_results import CHAT, BatchResults, arranged
from groq.resources._batch_steps import BatchSteps, Terms, check_accepted, noting
from groq.resources._batch_watch import watching
from groq.resources._jsonl import named_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq.errors import GroqError
    from groq.resources._jsonl import BatchRequests
    from groq.types import Batch, BatchEndpoint


def _is_worth_a_retry(error: GroqError) -> bool:
    return error.is_retryable


class Batches(BatchSteps[R]):
    """Many requests in one file, answered within a day or so at a lower price.

    `run` does everything in one call. `submit`, `wait`, `results` and `retry_failed` are its
    parts, for programs that do not stay until a batch is over; the rest is the API's own.
    """

    @endpoint
    def run(
        self,
        requests: BatchRequests,
        *,
        endpoint: BatchEndpoint | str = CHAT,
        completion_window: str = "24h",
        metadata: Mapping[str, str] | None = None,
        on_update: Callable[[Batch], object] | None = None,
        progress: bool = False,
        **options: Unpack[CallOptions],
    ) -> Flow[BatchResults]:
        """Submit requests, wait until the batch is over, and return what came of each.

            results = client.batches.run(
                (port, {"model": "openai/gpt-oss-20b", "messages": [...]}) for port in ports
            )
            for port, completion in results.completions.items():
                print(port, completion.content)

        The results are in the order of the requests, and `completions` and `failed` together
        hold all of them, also when the batch has expired or was cancelled.

        A batch goes on whether somebody waits for it or not. The first call of `on_update` tells
        its id, and so does the log event `groq.batch_created`; whatever goes wrong from then on,
        an interrupt included, carries the id in a note (`__notes__`), which tracebacks show.
        Nothing is lost then: call `wait` and `results`. A program that knows that it will not
        stay calls `submit` in the first place.

        Args:
            requests: As `batch_lines` takes them, which also tells how they are checked.
            endpoint: Where they go; see `create`.
            completion_window: Time in which to finish, from `24h` to `7d`.
            metadata: Key-value pairs of your own.
            on_update: As `wait` takes it; called when the batch was created, too.
            progress: As `wait` takes it.
            **options: Options of the call; see `CallOptions`. The `deadline` bounds all of it,
                the other options are those of each request to the service. `extra_body` is for
                that which creates the batch.

        Raises:
            ValidationError: A request is wrong, and nothing was sent; or the service has refused
                the file as a whole.
            DeadlineExceededError: The batch is not over yet, or its results are not here.
            GroqError: As `files.create`, `create`, `get` and `results`.
        """
        countdown = self._countdown("batches.run", options)
        terms = Terms(endpoint=endpoint, completion_window=completion_window, metadata=metadata)
        with watching(on_update, progress=progress) as tell:
            lines = named_lines(requests, endpoint, validate=self._validates(options))
            batch = yield from self._start(lines.values(), terms, countdown)
            with noting(
                f"Go on with the batch {batch.id} by batches.wait() and batches.results()."
            ):
                tell(batch)
                batch = yield from self._follow(batch.id, countdown, tell)
                outputs = yield from self._outputs(batch, countdown)
        check_accepted(batch)
        return arranged(batch, outputs, lines)

    @endpoint
    def submit(
        self,
        requests: BatchRequests,
        *,
        endpoint: BatchEndpoint | str = CHAT,
        completion_window: str = "24h",
        metadata: Mapping[str, str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[Batch]:
        """Write requests into a file, upload it, and create a batch of it.

        Takes what `run` takes, and returns the new batch, whose `id` is all that is needed later.
        Raises the same errors as `files.create` and `create`, and `ValidationError` for a request
        that is wrong, before anything was sent.
        """
        countdown = self._countdown("batches.submit", options)
        terms = Terms(endpoint=endpoint, completion_window=completion_window, metadata=metadata)
        lines = named_lines(requests, endpoint, validate=self._validates(options))
        return (yield from self._start(lines.values(), terms, countdown))

    @endpoint
    def wait(
        self,
        batch_id: str,
        *,
        on_update: Callable[[Batch], object] | None = None,
        progress: bool = False,
        **options: Unpack[CallOptions],
    ) -> Flow[Batch]:
        """Look at a batch until it is over: completed, failed, expired or cancelled.

            batch = client.batches.wait(batch.id, progress=True, deadline=3600)
            if batch.status == "completed":
                results = client.batches.results(batch.id)

        It looks again after 1 s, 2 s, 4 s and so on, at last every 60 s. How it has ended is
        told by `status`, not raised. A look that fails is retried as any call; a larger
        `max_retries` than the client's bridges longer outages.

        Args:
            batch_id: Id of the batch.
            on_update: Called with the batch after each look, in the caller's thread or task; a
                plain function, also for an async client. What it raises ends the waiting.
            progress: Draw a bar on stderr; needs the extra `groq-openapi[progress]`.
            **options: Options of the call; see `CallOptions`. The `deadline` bounds the waiting as
                a whole, the other options are those of each look.

        Raises:
            DeadlineExceededError: The next look would come after the deadline.
            ImportError: `progress` was asked for, and rich is not installed.
            GroqError: As `get`.
        """
        countdown = self._countdown("batches.wait", options)
        with watching(on_update, progress=progress) as tell:
            return (yield from self._follow(batch_id, countdown, tell))

    @endpoint
    def results(
        self, batch_id: str, *, in_order: bool = False, **options: Unpack[CallOptions]
    ) -> Flow[BatchResults]:
        """What came of each request of a batch that is over, by its `custom_id`.

            results = client.batches.results(batch.id)
            for custom_id, completion in results.completions.items():
                print(custom_id, completion.content)
            for custom_id, error in results.failed.items():
                print(custom_id, error)

        Both files, of successes and of failures, are read whole into memory. A batch that was
        cancelled or has expired has results of what was done until then; one that failed has
        none, and `results.batch.errors` tells why. The service keeps results for 30 days.

        Args:
            batch_id: Id of the batch.
            in_order: Read the file of requests as well: results are then in its order, which is
                not that of the service, and requests without a result are `missing`.
            **options: Options of the call; see `CallOptions`. The `deadline` bounds it as a whole,
                the other options are those of each of the requests, which are up to four.

        Raises:
            ValidationError: The batch is not over, or the id is no id.
            ResponseParseError: A file cannot be read, or its names are not unique.
            GroqError: As `get`.
        """
        countdown = self._countdown("batches.results", options)
        batch = yield from self._look_at_end(batch_id, countdown)
        outputs = yield from self._outputs(batch, countdown)
        if not in_order:
            return BatchResults(batch=batch, lines=outputs)
        inputs = yield from self._inputs(batch, countdown)
        return arranged(batch, outputs, inputs)

    @endpoint
    def retry_failed(
        self,
        batch_id: str,
        *,
        when: Callable[[GroqError], bool] = _is_worth_a_retry,
        completion_window: str | None = None,
        metadata: Mapping[str, str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[Batch]:
        """Submit those requests of a batch that failed once more, as a new batch.

            batch = client.batches.retry_failed(batch.id)

        Failed are those that the service answered with an error, that it has not carried out, and
        that have no result because the batch has expired or was cancelled. Their lines are taken
        from the file of requests as they are. By default only those are sent again that may
        succeed then: not one that was answered with 400, say, which would be so again.

        Args:
            batch_id: Id of a batch that is over.
            when: Whether to send a request again, by the error that is in `results.failed`; by
                default, if that `is_retryable`. `lambda error: True` sends all.
            completion_window: Time in which to finish; that of the batch when absent.
            metadata: Added to the pairs of the batch, and so is `retry_of`, its id.
            **options: As `run` takes them.

        Raises:
            ValidationError: The batch is not over (`code` is `batch_not_over`), or there is
                nothing to send again (`nothing_to_retry`), or the service had refused its file.
            GroqError: As `results`, `files.create` and `create`.
        """
        countdown = self._countdown("batches.retry_failed", options)
        batch = yield from self._look_at_end(batch_id, countdown)
        check_accepted(batch)
        outputs = yield from self._outputs(batch, countdown)
        inputs = yield from self._inputs(batch, countdown)
        failed = arranged(batch, outputs, inputs).failed
        chosen = {name for name, error in failed.items() if when(error)}
        lines = [text + b"\n" for name, text in inputs.items() if name in chosen]
        if not lines:
            what = f"Of the batch {batch.id}, {len(failed)} requests failed, none to be sent again"
            raise ValidationError(what, param="batch_id", value=batch_id, code="nothing_to_retry")
        terms = Terms(
            endpoint=batch.endpoint,
            completion_window=completion_window or batch.completion_window,
            metadata={**(batch.metadata or {}), **(metadata or {}), "retry_of": batch.id},
        )
        name = f"retry_of_{batch.id}.jsonl"
        return (yield from self._start(lines, terms, countdown, name=name))
