# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.batch_list_response`."""

from groq_api.models import Batch as Data
from groq_api.models import BatchError as DataErrorsData
from groq_api.models import BatchErrors as DataErrors
from groq_api.models import BatchList as BatchListResponse
from groq_api.models import BatchRequestCounts as DataRequestCounts

__all__ = ["BatchListResponse", "Data", "DataErrors", "DataErrorsData", "DataRequestCounts"]
