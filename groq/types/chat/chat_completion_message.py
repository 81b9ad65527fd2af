# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_message`."""

from groq_api.models import Annotation, ExecutedTool
from groq_api.models import AssistantMessage as ChatCompletionMessage
from groq_api.models import BrowserResult as ExecutedToolBrowserResult
from groq_api.models import Chart as ExecutedToolCodeResultChart
from groq_api.models import ChartElement as ExecutedToolCodeResultChartElement
from groq_api.models import CodeResult as ExecutedToolCodeResult
from groq_api.models import DocumentCitation as AnnotationDocumentCitation
from groq_api.models import FunctionCitation as AnnotationFunctionCitation
from groq_api.models import LegacyFunctionCall as FunctionCall
from groq_api.models import SearchResult as ExecutedToolSearchResultsResult
from groq_api.models import SearchResults as ExecutedToolSearchResults
from groq_api.models import ToolCall as ChatCompletionMessageToolCall

__all__ = [
    "Annotation",
    "AnnotationDocumentCitation",
    "AnnotationFunctionCitation",
    "ChatCompletionMessage",
    "ChatCompletionMessageToolCall",
    "ExecutedTool",
    "ExecutedToolBrowserResult",
    "ExecutedToolCodeResult",
    "ExecutedToolCodeResultChart",
    "ExecutedToolCodeResultChartElement",
    "ExecutedToolSearchResults",
    "ExecutedToolSearchResultsResult",
    "FunctionCall",
]
