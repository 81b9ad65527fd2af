# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `FileUploadPurpose`."""

from typing import Literal, TypeAlias

FileUploadPurpose: TypeAlias = Literal["batch", "fine_tuning"]
"""What a file may be uploaded for. `fine_tuning` is for LoRA adapters."""
