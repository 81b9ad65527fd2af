# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.file_info_response`."""

from groq_api.models import FileObject as FileInfoResponse

__all__ = ["FileInfoResponse"]
