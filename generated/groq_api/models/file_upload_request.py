# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `FileUploadRequest`."""

from __future__ import annotations

from typing import Required, TypedDict

from ..types import FilePart


class FileUploadRequest(TypedDict):
    """A file, and what it is for. Undeclared properties are refused.

    A value of None is not sent.
    """

    file: Required[FilePart]
    """The file. For batches that is JSONL with a BatchInputLine in each line, at most 50000
    lines and 100 MB (Groq's guide says 200 MB). For fine-tuning it is a zip file of
    adapter_model.safetensors and adapter_config.json, of rank 8, 16, 32 or 64.
    """

    purpose: Required[FileUploadPurpose | str]
    """What the file is for. New purposes may appear."""


from .file_upload_purpose import FileUploadPurpose
