"""Files: `client.files`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from attrs import field, frozen

from groq._body_limit import FILE_BYTES
from groq._byte_stream import AsyncByteStream, ByteStream, open_bytes
from groq._flow import Load, R, endpoint, stream_endpoint
from groq._media import media_of
from groq._validation import check_body, invalid
from groq.resources._ids import build_for, check_not_blank
from groq.resources._resource import ANYTHING, Resource, build, parsed
from groq_api.api.files import (
    delete_file,
    download_file,
    list_files,
    retrieve_file,
    upload_file,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._config import CallOptions
    from groq._flow import Flow
    from groq._media import AnyFile
    from groq._stream_opening import OpenedStream
    from groq._transport import Progress, Response
    from groq._upload import Upload
    from groq.types import Attempt, FileDeleted, FileList, FileObject, FileUploadPurpose

_NAMES = {"batch": "batch.jsonl", "fine_tuning": "adapter.zip"}

# Groq's reference says 100 MB and its guide to batches 200 MB: more than that is in neither.
_MOST_BYTES = 200 * 2**20
_MOST_LINES = 50_000


@frozen(kw_only=True)
class FileContent:
    """What a file holds, whole and in memory.

    Attributes:
        content: The bytes, as they were stored.
        headers: Headers of the HTTP response; names are looked up without regard to case.
        attempts: Every send that it took, the successful one last.
    """

    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    attempts: tuple[Attempt, ...] = ()

    @property
    def text(self) -> str:
        """The content as text, which for JSONL is UTF-8.

        Raises:
            UnicodeDecodeError: It is something else, such as a zip file.
        """
        return self.content.decode()

    @property
    def request_id(self) -> str | None:
        """Id of the request, from the header `x-request-id`; for support."""
        return self.headers.get("x-request-id")


class Files(Resource[R]):
    """Files that batches and fine-tuning read and write."""

    @endpoint
    def create(
        self,
        file: AnyFile,
        *,
        purpose: FileUploadPurpose | str,
        on_progress: Progress | None = None,
        **options: Unpack[CallOptions],
    ) -> Flow[FileObject]:
        """Upload a file.

            file = client.files.create("tides.jsonl", purpose="batch")
            batch = client.batches.create(
                input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
            )

        It is read while it is sent, a piece at a time; a retry sends the same bytes.

        Args:
            file: A path, the bytes themselves, an open binary file (read from where it stands),
                or a tuple of a name, one of these, and possibly a content type. Without a name
                it is called `batch.jsonl`, for fine-tuning `adapter.zip`, else `file`.
                For a batch: JSONL, a `groq.types.BatchInputLine` in each line, at most 50,000
                lines and 100 MB by Groq's API reference, 200 MB by its guide to batches; what
                is beyond the larger of the two is refused here.
                For fine-tuning: a zip file of adapter_model.safetensors and
                adapter_config.json, of rank 8, 16, 32 or 64.
            purpose: `batch` or `fine_tuning`.
            on_progress: Called with the bytes of `file` that were sent and those that it has,
                in the thread or task of the call. Each attempt begins at 0. What it raises
                ends the call.
            **options: Options of the call; see `CallOptions`.

        Raises:
            ValidationError: A parameter is wrong; or the file cannot be read, is empty or too
                long, or changes while it is sent.
            RequestTooLargeError: The service finds it too long.
            GroqError: Any other failure, after the retries it deserves.
        """
        # A file is anything that can be read, where the schema speaks of its bytes.
        if validates := self._validates(options):
            check_body({"file": "", "purpose": purpose}, upload_file.BODY_SCHEMA)
            check_not_blank("purpose", purpose)
        media = media_of(file, on_progress)
        with media.upload:
            name, source, content_type = yield from media.load()
            if validates and purpose == "batch":
                yield from _check_batch(media.upload)
            part = name or _NAMES.get(str(purpose), "file"), source, content_type
            parts = build(upload_file.build_request, {"file": part, "purpose": purpose}, options)
            operation = self._operation("files.create", parts, parsed(upload_file.parse), options)
            return (yield from self._pipeline.run(operation))

    @endpoint
    def list(self, **options: Unpack[CallOptions]) -> Flow[FileList]:
        """All files, in `data`; they come in one page.

        Raises:
            GroqError: The call failed, after the retries it deserves.
        """
        parts = list_files.build_request()
        operation = self._operation("files.list", parts, parsed(list_files.parse), options)
        return self._pipeline.run(operation)

    @endpoint
    def get(self, file_id: str, **options: Unpack[CallOptions]) -> Flow[FileObject]:
        """What is known about a file: its name, its size in bytes, its purpose.

        Raises:
            NotFoundError: There is no such file.
            ValidationError: The id is empty, or no id at all.
            GroqError: Any other failure, after the retries it deserves.
        """
        parts = build_for(retrieve_file.build_request, "file_id", file_id)
        operation = self._operation("files.get", parts, parsed(retrieve_file.parse), options)
        return self._pipeline.run(operation)

    @endpoint
    def delete(self, file_id: str, **options: Unpack[CallOptions]) -> Flow[FileDeleted]:
        """Delete a file for good. Raises the same errors as `get`."""
        parts = build_for(delete_file.build_request, "file_id", file_id)
        operation = self._operation("files.delete", parts, parsed(delete_file.parse), options)
        return self._pipeline.run(operation)

    @endpoint
    def content(self, file_id: str, **options: Unpack[CallOptions]) -> Flow[FileContent]:
        """What a file holds. Raises the same errors as `get`.

            for line in client.files.content(batch.output_file_id).text.splitlines():
                print(json.loads(line)["custom_id"])

        The whole of it is held in memory; `content_stream` holds a piece at a time.
        """
        parts = build_for(download_file.build_request, "file_id", file_id)
        parts["headers"] = {"accept": download_file.MEDIA_TYPE}
        operation = self._operation(
            "files.content", parts, _receive_content, options, most_bytes=FILE_BYTES
        )
        return self._pipeline.run(operation)

    @stream_endpoint
    def content_stream(
        self, file_id: str, **options: Unpack[CallOptions]
    ) -> Flow[OpenedStream[ByteStream, AsyncByteStream]]:
        """As `content`, but return it while it is arriving: a stream of bytes, for large files.

            with client.files.content_stream(batch.output_file_id) as stream:
                stream.write_to("results.jsonl")

        An async client is awaited first: `async with await client.files.content_stream(...)`.
        """
        parts = build_for(download_file.build_request, "file_id", file_id)
        operation = self._operation(
            "files.content_stream", parts, _open_content, options, stream=ANYTHING
        )
        return self._pipeline.run(operation)


def _open_content(response: Response) -> Flow[OpenedStream[ByteStream, AsyncByteStream]]:
    return open_bytes("files.content_stream", None, response)


def _receive_content(response: Response) -> Flow[FileContent]:
    yield from ()  # a flow, although it has nothing to wait for
    return FileContent(
        content=response.content, headers=response.headers, attempts=response.attempts
    )


def _check_batch(upload: Upload) -> Flow[None]:
    if upload.size > _MOST_BYTES:
        raise invalid("file", f"file must have at most {_MOST_BYTES} bytes; it has {upload.size}")
    lines = yield from Load(lambda: _lines_of(upload))
    if lines > _MOST_LINES:
        raise invalid("file", f"file must have at most {_MOST_LINES} lines; it has {lines}")


def _lines_of(upload: Upload) -> int:
    ends, last = 0, b""
    for last in upload.pieces():
        ends += last.count(b"\n")
    return ends + (not last.endswith(b"\n"))
