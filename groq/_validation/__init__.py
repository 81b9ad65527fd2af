"""What is checked before anything is sent.

Types and bounds of parameters come from the OpenAPI document, as the JSON Schema that each
generated endpoint carries; only what a schema cannot say is written here. Every error names its
parameter by path, as in `messages[2].content`, and says what to do.

What the service may learn tomorrow passes: values of enums that this version does not know,
members of unions with a `type` or a `role` that is new, and keys that are new in objects which
the document leaves open. What somebody has misspelled there is refused all the same, because the
service would ignore it without a word.
"""

from groq._validation.bodies import check_body
from groq._validation.fault import invalid
from groq._validation.models import check_model

__all__ = ["check_body", "check_model", "invalid"]
