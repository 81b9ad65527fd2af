# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ResponseMessageRole`."""

from typing import Literal, TypeAlias

ResponseMessageRole: TypeAlias = Literal["user", "assistant", "system", "developer"]
"""Who speaks: the user, the model, or the developer of the application, who is the system, too."""
