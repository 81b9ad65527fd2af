"""Steps of which the longer operations on batches are made, all under one deadline."""

from __future__ import annotations

import logging
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypedDict, TypeVar

from attrs import frozen

from groq import _log
from groq._body_limit import FILE_BYTES
from groq._config import check_options
from groq._flow import R, Sleep
from groq.errors import ResponseParseError, ValidationError
from groq.resources._batch_files import lines_reader, output_lines
from groq.resources._batch_operations import BatchOperations, check_new_batch
from groq.resources._countdown import Countdown
from groq.resources._ids import build_for
from groq.resources.files import Files
from groq_api.api.files import download_file
from groq_api.models import BatchError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq._transport import Response
    from groq.resources._batch_files import Line
    from groq.types import Batch, BatchOutputLine

T = TypeVar("T")

_NAME = "batch.jsonl"
_OVER = ("completed", "failed", "expired", "cancelled")
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # seconds between two looks at a batch


class _Body(TypedDict):
    input_file_id: str
    endpoint: str
    completion_window: str
    metadata: Mapping[str, str] | None


@frozen(kw_only=True)
class Terms:
    """What a batch is created with, apart from its file; see `BatchOperations.create`."""

    endpoint: str
    completion_window: str
    metadata: Mapping[str, str] | None

    def of(self, input_file_id: str) -> _Body:
        """The parameters of `create`."""
        return {
            "input_file_id": input_file_id,
            "endpoint": self.endpoint,
            "completion_window": self.completion_window,
            "metadata": self.metadata,
        }


class BatchSteps(BatchOperations[R]):
    """The steps; each takes the countdown of the operation that it is a part of."""

    def _countdown(self, operation: str, options: CallOptions) -> Countdown:
        check_options(options)
        seconds = options.get("deadline") or self._pipeline.config.deadline or math.inf
        return Countdown(operation, options, seconds, self._pipeline.clock)

    def _look(self, batch_id: str, countdown: Countdown) -> Flow[Batch]:
        flow = type(self).get.flow(self, batch_id, **countdown.options())
        return countdown.named(flow)

    def _look_at_end(self, batch_id: str, countdown: Countdown) -> Flow[Batch]:
        """Look at a batch that must be over."""
        batch = yield from self._look(batch_id, countdown)
        if batch.status not in _OVER:
            what = f"the batch {batch.id} has no results yet: it is {batch.status}"
            raise ValidationError(what, param="batch_id", value=batch_id, code="batch_not_over")
        return batch

    def _follow(
        self, batch_id: str, countdown: Countdown, tell: Callable[[Batch], None]
    ) -> Flow[Batch]:
        """Look at a batch until it is over, ever less often."""
        pause = _FIRST_PAUSE
        while True:
            batch = yield from self._look(batch_id, countdown)
            tell(batch)
            if batch.status in _OVER:
                return batch
            countdown.left_after(pause, f"the batch is still {batch.status}")
            yield from Sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _start(
        self, lines: Iterable[bytes], terms: Terms, countdown: Countdown, *, name: str = _NAME
    ) -> Flow[Batch]:
        """Upload requests under a name, and create a batch of them."""
        options = countdown.options()
        if self._validates(options):
            check_new_batch(terms.of(name))  # while nothing was sent
        options.pop("extra_body", None)  # it is for the batch, not for the file
        files = Files(self._runtime, self._pipeline)
        part = (name, b"".join(lines))
        upload = type(files).create.flow(files, part, purpose="batch", **options)
        file = yield from countdown.named(upload)
        if not file.id:
            raise ResponseParseError("The uploaded file has no id", body=file.to_dict())
        with noting(f"The file {file.id} was uploaded."):
            create = type(self).create.flow(self, **terms.of(file.id), **countdown.options())
            batch = yield from countdown.named(create)
        operation = countdown.operation
        _log.tell(logging.INFO, "groq.batch_created", operation=operation, batch=batch.id)
        return batch

    def _outputs(self, batch: Batch, countdown: Countdown) -> Flow[Mapping[str, BatchOutputLine]]:
        """Read both files of results."""
        lines: dict[str, Line] = {}
        for file_id in (batch.output_file_id, batch.error_file_id):
            if file_id:  # where there is no such file, some answers have an empty object
                reader = lines_reader(_keep_line, lines)
                lines |= yield from self._download(file_id, reader, countdown)
        return output_lines(lines)

    def _inputs(self, batch: Batch, countdown: Countdown) -> Flow[dict[str, bytes]]:
        """Read the file of requests."""
        reader = lines_reader(_keep_text)
        return self._download(batch.input_file_id, reader, countdown)

    def _download(
        self, file_id: str, read: Callable[[Response], Flow[T]], countdown: Countdown
    ) -> Flow[T]:
        parts = build_for(download_file.build_request, "file_id", file_id)
        parts["headers"] = {"accept": download_file.MEDIA_TYPE}
        operation = self._operation(
            "files.content", parts, read, countdown.options(), most_bytes=FILE_BYTES
        )
        return countdown.named(self._pipeline.run(operation))


def _keep_line(_text: bytes, line: Line) -> Line:
    return line


def _keep_text(text: bytes, _line: Line) -> bytes:
    return text


@contextmanager
def noting(note: str) -> Generator[None]:
    """Add a note to whatever goes wrong, an interrupt included, for its traceback to show."""
    try:
        yield
    except BaseException as error:
        error.add_note(note)
        raise


def check_accepted(batch: Batch) -> None:
    """Refuse a batch whose file the service has refused.

    Raises:
        ValidationError: None of its requests was carried out; the error is the first fault.
    """
    if batch.status != "failed":
        return
    errors = batch.errors if isinstance(batch.errors, list) else batch.errors and batch.errors.data
    fault = errors[0] if errors else BatchError()
    line = "" if fault.line is None else f"line {fault.line}: "
    why = fault.message or fault.code or "no reason given"
    raise ValidationError(
        f"The batch {batch.id} failed as a whole: {line}{why}",
        code=fault.code,
        param=fault.param,
        body=batch.to_dict(),
    )
