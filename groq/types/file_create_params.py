# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.file_create_params`."""

from groq_api.models import FileUploadRequest as FileCreateParams

__all__ = ["FileCreateParams"]
