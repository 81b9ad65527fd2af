# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.batch_retrieve_response`."""

from groq_api.models import Batch as BatchRetrieveResponse
from groq_api.models import BatchError as ErrorsData
from groq_api.models import BatchErrors as Errors
from groq_api.models import BatchRequestCounts as RequestCounts

__all__ = ["BatchRetrieveResponse", "Errors", "ErrorsData", "RequestCounts"]
