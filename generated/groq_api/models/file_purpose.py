# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `FilePurpose`."""

from typing import Literal, TypeAlias

FilePurpose: TypeAlias = Literal["batch", "batch_output", "fine_tuning"]
"""What a file is for. A batch reads `batch` and writes `batch_output`; `fine_tuning` is for LoRA
adapters. New purposes may appear.
"""
