"""What is raised when the wire fails: the same errors as over httpx, caused by the same of its.

Code for Groq's own SDK looks at the cause of an error, which there is one of httpx. So the causes
are made here, too; httpx is loaded when the first error occurs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from groq.errors import DeadlineExceededError, TimeoutError

if TYPE_CHECKING:
    from groq._wire_patience import Patience

_OF_A_STEP = {
    "pool": "PoolTimeout",
    "connect": "ConnectTimeout",
    "write": "WriteTimeout",
    "read": "ReadTimeout",
}


def give_up(step: str, patience: Patience, origin: BaseException | None = None) -> NoReturn:
    """Raise what is due when a step took too long, or when the deadline is over."""
    try:
        fail(_OF_A_STEP[step], "", patience, origin)
    except TimeoutError as error:
        if not patience.is_over:
            raise
        raise DeadlineExceededError(
            "The deadline was over before the answer came", timeout=patience.time_left
        ) from error


def fail(
    kind: str, reason: str, patience: Patience, origin: BaseException | None = None
) -> NoReturn:
    """Raise what is due for that which httpx calls by this name."""
    import httpx  # noqa: PLC0415  see above

    from groq._http_objects import request_of  # noqa: PLC0415  as httpx
    from groq._httpx_errors import own_error  # noqa: PLC0415  as httpx

    cause: httpx.RequestError = getattr(httpx, kind)(reason, request=request_of(patience.asked))
    cause.__cause__ = origin
    raise own_error(cause, cause.request.url.host, patience.steps) from cause
