# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.file_delete_response`."""

from groq_api.models import FileDeleted as FileDeleteResponse

__all__ = ["FileDeleteResponse"]
