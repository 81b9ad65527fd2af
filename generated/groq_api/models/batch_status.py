# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `BatchStatus`."""

from typing import Literal, TypeAlias

BatchStatus: TypeAlias = Literal[
    "validating",
    "failed",
    "in_progress",
    "finalizing",
    "completed",
    "expired",
    "cancelling",
    "cancelled",
]
"""Where a batch stands. It is over when it is `completed`, `failed` (its file is faulty),
`expired` or `cancelled`.
"""
