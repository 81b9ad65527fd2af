# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.file_list_response`."""

from groq_api.models import FileList as FileListResponse
from groq_api.models import FileObject as Data

__all__ = ["Data", "FileListResponse"]
