# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ErrorType`."""

from typing import Literal, TypeAlias

ErrorType: TypeAlias = Literal[
    "invalid_request_error",
    "tokens",
    "requests",
    "permissions_error",
    "external_connector_error",
    "internal_server_error",
]
"""Broad class of an error. `tokens` and `requests` name the exhausted limit. New classes may
appear.
"""
