# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ImageContentPart`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class ImageContentPart(TypedDict):
    """An image, for vision models. They take 3 to 5 images per request."""

    type: Required[Literal["image_url"]]
    """Marks an image part."""

    image_url: Required[ImageUrl]
    """Where an image is, or the image itself as a data URI."""


from .image_url import ImageUrl
