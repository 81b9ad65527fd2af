"""The packages that the test kit needs and the package itself does not."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

_PACKAGES = {"multipart", "tinytag", "uvicorn"}


@contextmanager
def needs_extra() -> Generator[None, None, None]:
    """Raise an ImportError that says what to install when a package of the extra is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in _PACKAGES:
            raise
        raise ImportError(
            f"groq.testing needs the package {error.name!r}: pip install 'groq-openapi[testing]'",
            name=error.name,
        ) from error
