# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.audio.transcription_create_params`."""

from groq_api.models import TimestampGranularity, TranscriptionRequest

__all__ = ["TranscriptionCreateParams"]


class TranscriptionCreateParams(TranscriptionRequest, total=False):
    """The request object `TranscriptionRequest`, as arguments of a call."""

    timestamp_granularities: list[TimestampGranularity]
