"""Files: `client.files`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from attrs import field, frozen

from groq._flow import R, endpoint
from groq._media import load_file
from groq._validation import check_body, invalid
from groq.resources._ids import build_for, check_not_blank
from groq.resources._resource import Resource, build, parsed
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
    from groq._transport import FilePart, Response
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
        self, file: AnyFile, *, purpose: FileUploadPurpose | str, **options: Unpack[CallOptions]
    ) -> Flow[FileObject]:
        """Upload a file.

            file = client.files.create("tides.jsonl", purpose="batch")
            batch = client.batches.create(
                input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h"
            )

        It is read whole into memory, so that a retry sends the same bytes.

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
            **options: Options of the call; see `CallOptions`.

        Raises:
            ValidationError: A parameter is wrong, the file cannot be read, is empty or too long.
            RequestTooLargeError: The service finds it too long.
            GroqError: Any other failure, after the retries it deserves.
        """
        # A file is anything that can be read, where the schema speaks of its bytes.
        check_body({"file": "", "purpose": purpose}, upload_file.BODY_SCHEMA)
        check_not_blank("purpose", purpose)
        part = yield from _load(file, purpose)
        if purpose == "batch":
            _check_batch(part[1])
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

        The whole of it is held in memory.
        """
        parts = build_for(download_file.build_request, "file_id", file_id)
        parts["headers"] = {"accept": download_file.MEDIA_TYPE}
        operation = self._operation("files.content", parts, _receive_content, options)
        return self._pipeline.run(operation)


def _receive_content(response: Response) -> Flow[FileContent]:
    yield from ()  # a flow, although it has nothing to wait for
    return FileContent(
        content=response.content, headers=response.headers, attempts=response.attempts
    )


def _load(file: AnyFile, purpose: str) -> Flow[FilePart]:
    name, content, content_type = yield from load_file(file)
    return name or _NAMES.get(purpose, "file"), content, content_type


def _check_batch(content: bytes) -> None:
    if len(content) > _MOST_BYTES:
        raise invalid("file", f"file must have at most {_MOST_BYTES} bytes; it has {len(content)}")
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    if lines > _MOST_LINES:
        raise invalid("file", f"file must have at most {_MOST_LINES} lines; it has {lines}")
