# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ImageUrl`."""

from __future__ import annotations

from typing import NotRequired, Required, TypedDict


class ImageUrl(TypedDict):
    """Where an image is, or the image itself as a data URI."""

    url: Required[str]
    """An http(s) address, for requests up to 20 MB, or `data:image/...;base64,...`, for requests
    up to 4 MB. At most 33 megapixels.
    """

    detail: NotRequired[ImageDetail]
    """How closely the model looks at an image. Server default: `auto`."""


from .image_detail import ImageDetail
