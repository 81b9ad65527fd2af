# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseInputImage`."""

from __future__ import annotations

from typing import Literal, NotRequired, Required, TypedDict


class ResponseInputImage(TypedDict):
    """An image in a message, for models with vision."""

    type: Required[Literal["input_image"]]
    """Marks an image part."""

    image_url: Required[str]
    """Address of the image, or the image as `data:image/...;base64,...`, which makes a request
    of at most 4 MB.
    """

    detail: NotRequired[ImageDetail]
    """How closely the model looks at an image. Server default: `auto`."""


from .image_detail import ImageDetail
