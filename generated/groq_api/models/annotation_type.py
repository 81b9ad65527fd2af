# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `AnnotationType`."""

from typing import Literal, TypeAlias

AnnotationType: TypeAlias = Literal["document_citation", "function_citation"]
"""Kind of an annotation. New kinds may appear."""
